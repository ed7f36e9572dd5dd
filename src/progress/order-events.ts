import type { JournalEvent } from "./event.ts";

/**
 * The events by the time when they were written, whatever the order of their lines; those of one
 * moment in an order of their own that does not depend on it either.
 */
export function orderEvents(events: readonly JournalEvent[]): JournalEvent[] {
  const timed = events.map((event) => ({ event, at: Date.parse(event.at) }));
  const isInOrder = timed.every(
    ({ at }, index) => index === 0 || (timed[index - 1]?.at ?? at) < at,
  );
  if (isInOrder) return [...events];
  return timed
    .toSorted((a, b) => a.at - b.at || compareTies(a.event, b.event))
    .map(({ event }) => event);
}

/** Steps of an answer come in their order, then its review, then a grade that is given anew. */
function compareTies(a: JournalEvent, b: JournalEvent): number {
  const rank = (event: JournalEvent): number => {
    if (event.kind === "answering") return event.n - Number.MAX_SAFE_INTEGER;
    return event.kind === "regraded" ? 1 : 0;
  };
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
  return rank(a) - rank(b) || (one < other ? -1 : one > other ? 1 : 0);
}
