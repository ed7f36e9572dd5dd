import type { LoopEvent } from "../event.ts";

/** The events of one process, by thread. */
export interface Recording {
  /** The main thread is 0. */
  threads: Map<number, LoopEvent[]>;
  /** Lines that could not be read. */
  tornLines: number;
}

/** Reads what the tracer wrote; a line that was cut off by a kill is counted and skipped. */
export function parseEvents(text: string): Recording {
  const recording: Recording = { threads: new Map([[0, []]]), tornLines: 0 };
  for (const line of text.split("\n")) {
    if (line === "") continue;
    const event = parseLine(line);
    if (event === null) {
      recording.tornLines += 1;
      continue;
    }
    const thread = event.th ?? 0;
    const events = recording.threads.get(thread) ?? [];
    if (events.length === 0) recording.threads.set(thread, events);
    events.push(event);
  }
  return recording;
}

function parseLine(line: string): LoopEvent | null {
  try {
    const value: unknown = JSON.parse(line);
    const isEvent = typeof value === "object" && value !== null && "k" in value && "L" in value;
    return isEvent ? (value as LoopEvent) : null;
  } catch {
    return null;
  }
}
