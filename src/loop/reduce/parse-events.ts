import type { LoopEvent } from "../event.ts";
import { ROWS_LINE } from "../row.ts";
import { readRows } from "./read-rows.ts";
import type { RowText } from "./read-rows.ts";

/** The events of one process, by thread. */
export interface Recording {
  /** The main thread is 0. */
  threads: Map<number, LoopEvent[]>;
  /** Lines that could not be read, or not to their end. */
  tornLines: number;
}

/** Reads what the tracer wrote; a line that was cut off by a kill is counted and read as far as it goes. */
export function parseEvents(text: string): Recording {
  const recording: Recording = { threads: new Map([[0, []]]), tornLines: 0 };
  const texts = new Map<number, RowText[]>();
  for (const line of text.split("\n")) {
    if (line !== "" && !takeLine(line, recording, texts)) recording.tornLines += 1;
  }
  return recording;
}

/** Whether the whole line could be read. */
function takeLine(line: string, recording: Recording, texts: Map<number, RowText[]>): boolean {
  const rows = ROWS_LINE.exec(line);
  if (rows !== null) {
    const thread = Number(rows[1]);
    const { events, isWhole } = readRows(rows[2] ?? "", thread, texts.get(thread) ?? []);
    const known = listEvents(recording, thread);
    for (const event of events) known.push(event);
    return isWhole;
  }
  const value = parseLine(line);
  if (Array.isArray(value)) {
    const [thread, ...more] = value as [number, ...RowText[]];
    texts.set(thread, [...(texts.get(thread) ?? []), ...more]);
    return true;
  }
  if (typeof value !== "object" || value === null || !("k" in value && "L" in value)) return false;
  const event = value as LoopEvent;
  listEvents(recording, event.th ?? 0).push(event);
  return true;
}

function listEvents({ threads }: Recording, thread: number): LoopEvent[] {
  const events = threads.get(thread) ?? [];
  if (events.length === 0) threads.set(thread, events);
  return events;
}

function parseLine(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    return value;
  } catch {
    return null;
  }
}
