import type { InitEvent, LoopEvent } from "../event.ts";

/** What has to be known of all events before they are walked. */
export interface Survey {
  /** How often the callback of each resource runs in all. */
  runs: ReadonlyMap<number, number>;
  /** Promises that were made of an object with a `then`, whose job is queued as they are made. */
  thenables: ReadonlySet<number>;
  /** Promises in whose run the engine itself called the `then` of another promise, to adopt that. */
  adopting: ReadonlySet<number>;
  /** Promises of async functions and generators, which the engine makes as it calls them. */
  ofCalls: ReadonlySet<number>;
}

/** Looks over all events of a thread. */
export function surveyEvents(events: readonly LoopEvent[]): Survey {
  const runs = new Map<number, number>();
  const thenables = new Set<number>();
  const adopting = new Set<number>();
  const ofCalls = new Set<number>();
  const places = new Map<number, string>();
  const waiting = new Map<number, number>();
  const settled = new Set<number>();
  for (const event of events) {
    if (event.k === "before") {
      const run = runs.get(event.id) ?? 0;
      runs.set(event.id, run + 1);
      const parent = waiting.get(event.id);
      // What was made by an await and runs before its parent is settled does not wait for that.
      if (run === 0 && parent !== undefined && !settled.has(parent)) thenables.add(event.id);
    } else if (event.k === "resolve") {
      settled.add(event.id);
    } else if (event.k === "init" && event.ty === "PROMISE") {
      if (isCalledByEngine(event)) adopting.add(event.ex);
      noteCall(event, ofCalls, places);
      if (event.api === undefined) waiting.set(event.id, event.tr);
      // `Promise.resolve(object)` runs only if the object has a `then`.
      else if (event.api.at(-1)?.startsWith("resolve@") === true) waiting.set(event.id, event.id);
    }
  }
  return { runs, thenables, adopting, ofCalls };
}

/** What an `await` makes of a value that is no promise has its place, and is awaited there. */
function noteCall(
  { id, s, api, tr, ex }: InitEvent,
  ofCalls: Set<number>,
  places: Map<number, string>,
): void {
  if (s === undefined || api !== undefined) return;
  const place = s.slice(0, 3).join(":");
  places.set(id, place);
  if (tr === ex) ofCalls.add(id);
  else if (places.get(tr) === place) ofCalls.delete(tr);
}

/** No line of JavaScript called this `then`. */
function isCalledByEngine({ s, api }: InitEvent): boolean {
  return s === undefined && api?.length === 1 && api[0] === "then@";
}
