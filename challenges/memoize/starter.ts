/** What may be changed about how results are remembered. */
export interface MemoizeOptions<A extends unknown[]> {
  /** Calls are the same if this returns the same value for their arguments. */
  key?: (...args: A) => unknown;
}

/** Returns a function that calls `fn` only once for the same arguments. */
export function memoize<A extends unknown[], R>(
  fn: (...args: A) => R,
  options: MemoizeOptions<A> = {},
): (...args: A) => R {
  throw new Error("Not implemented: memoize");
}
