// The learner's code may replace what it likes.
const { defineProperty, getOwnPropertySymbols } = Object;
const { apply, getOwnPropertyDescriptor } = Reflect;
const describe = getOwnPropertyDescriptor(Symbol.prototype, "description")?.get;

const HIDDEN = { __proto__: null, enumerable: false };

/**
 * Makes what hides the ids that Node notes on a promise for the hooks: without the tracer there are
 * none, and whoever prints a promise would see them.
 */
export function createIdHider(): (promise: object) => void {
  // They are the same symbols on every promise of a thread.
  let ids: readonly symbol[] = [];
  return (promise) => {
    if (ids.length === 0) ids = findIds(promise);
    for (let at = 0; at < ids.length; at += 1) {
      const id = ids[at];
      if (id !== undefined) defineProperty(promise, id, HIDDEN);
    }
  };
}

/** What Node writes on each promise while a hook is there. */
function findIds(promise: object): symbol[] {
  const ids: symbol[] = [];
  const symbols = getOwnPropertySymbols(promise);
  for (let at = 0; at < symbols.length; at += 1) {
    const symbol = symbols[at];
    if (symbol === undefined || describe === undefined) continue;
    const name: unknown = apply(describe, symbol, []);
    if (name === "async_id_symbol" || name === "trigger_async_id_symbol") ids[ids.length] = symbol;
  }
  return ids;
}
