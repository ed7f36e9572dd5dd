/**
 * Calls `fn` and settles as it does, but rejects with code `TIMEOUT` if `fn` has not settled after
 * `ms` milliseconds. Never throws synchronously.
 */
export function withTimeout<T>(fn: () => T | PromiseLike<T>, ms: number): Promise<T> {
  void fn;
  void ms;
  throw new Error("Not implemented: withTimeout");
}
