/** A waiting item: the resource, and which of its runs it waits for. */
export interface Waiting {
  id: number;
  run: number;
}

/** The queues by what is in them, as ids. */
export type Lines = Record<
  "ticks" | "micro" | "timers" | "immediates" | "io" | "closing",
  number[]
>;

/** What waited when a step began; of long queues the first items, and how many more there were. */
export type Snapshot = Record<keyof Lines, { first: Waiting[]; more: number }>;

const SHOWN = 24;

/** What waits now. `begun` says how often each resource has run; `beginning` is the one that runs now. */
export function takeSnapshot(
  lines: Lines,
  begun: ReadonlyMap<number, number>,
  beginning: number,
): Snapshot {
  const take = (ids: readonly number[]): Snapshot["ticks"] => ({
    first: ids.slice(0, SHOWN).map((id) => ({
      id,
      run: (begun.get(id) ?? 0) - (id === beginning ? 1 : 0),
    })),
    more: Math.max(0, ids.length - SHOWN),
  });
  return {
    ticks: take(lines.ticks),
    micro: take(lines.micro),
    timers: take(lines.timers),
    immediates: take(lines.immediates),
    io: take(lines.io),
    closing: take(lines.closing),
  };
}
