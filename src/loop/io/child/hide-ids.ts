// The learner's code may replace what it likes.
const { defineProperty, getOwnPropertySymbols } = Object;

/** What Node writes on each promise while a hook is there. */
const IDS = new Set(["async_id_symbol", "trigger_async_id_symbol"]);

const HIDDEN = { enumerable: false };

/**
 * Makes what hides the ids that Node notes on a promise for the hooks: without the tracer there are
 * none, and whoever prints a promise would see them.
 */
export function createIdHider(): (promise: object) => void {
  let ids: readonly symbol[] = [];
  return (promise) => {
    // They have the same names on every promise of a thread.
    if (ids.length === 0) {
      ids = getOwnPropertySymbols(promise).filter(({ description = "" }) => IDS.has(description));
    }
    for (let at = 0; at < ids.length; at += 1) {
      const id = ids[at];
      if (id !== undefined) defineProperty(promise, id, HIDDEN);
    }
  };
}
