/** What goes along with a run. */
export type Context = Record<string, unknown>;

/** Calls `fn` in a context with these values, and returns what it returns. */
export function runWithContext<T>(values: Context, fn: () => T): T {
  throw new Error("Not implemented: runWithContext");
}

/** The context of the code that calls this, if it has one. */
export function getContext(): Context | undefined {
  throw new Error("Not implemented: getContext");
}

/** A function that calls `fn` in the context of this moment. */
export function bindContext<A extends unknown[], R>(fn: (...args: A) => R): (...args: A) => R {
  throw new Error("Not implemented: bindContext");
}
