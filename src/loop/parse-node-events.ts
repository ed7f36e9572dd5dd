/** Where Node's own trace events put a callback. */
export type NodePhase = "timers" | "check" | "neither";

/** One trace event of Node, as far as it is needed; times are in microseconds. */
interface NodeEvent {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  id?: string;
  tid: number;
}

/**
 * Reads the file that Node writes with `--trace-event-categories`: for each callback of the main
 * thread, as `resource:run`, whether it lies in `RunTimers`, in `CheckImmediate` or in neither.
 * Empty when the file cannot be read to its end.
 */
export function parseNodeEvents(text: string): Map<string, NodePhase> {
  const all = parseFile(text);
  const main = all.find(({ name }) => name === "Environment")?.tid;
  const events = all.filter(({ tid }) => tid === main);
  const timers = listSpans(events, "RunTimers");
  const checks = listSpans(events, "CheckImmediate");
  const counts = new Map<number, number>();
  const phases = new Map<string, NodePhase>();
  for (const { name, ph, ts, id } of events.toSorted((a, b) => a.ts - b.ts)) {
    if (ph !== "b" || !name.endsWith("_CALLBACK") || id === undefined) continue;
    const key = Number(id);
    const run = counts.get(key) ?? 0;
    counts.set(key, run + 1);
    const inside = (spans: readonly Span[]): boolean =>
      spans.some(({ from, to }) => ts >= from && ts <= to);
    phases.set(`${key}:${run}`, inside(timers) ? "timers" : inside(checks) ? "check" : "neither");
  }
  return phases;
}

interface Span {
  from: number;
  to: number;
}

function listSpans(events: readonly NodeEvent[], wanted: string): Span[] {
  return events
    .filter(({ name, ph }) => name === wanted && ph === "X")
    .map(({ ts, dur = 0 }) => ({ from: ts, to: ts + dur }));
}

function parseFile(text: string): NodeEvent[] {
  try {
    const value: unknown = JSON.parse(text);
    const isFile = typeof value === "object" && value !== null && "traceEvents" in value;
    const events: unknown = isFile ? value.traceEvents : [];
    return Array.isArray(events) ? events.filter(isNodeEvent) : [];
  } catch {
    return [];
  }
}

function isNodeEvent(value: unknown): value is NodeEvent {
  return typeof value === "object" && value !== null && "name" in value && "ts" in value;
}
