/** How often and how fast to try again; times in milliseconds. */
export interface RetryOptions {
  /** Attempts after the first one; 3 by default. */
  retries?: number | undefined;
  /** The wait before the first retry; 100 by default. */
  baseMs?: number | undefined;
  /** How much longer each further wait is; 2 by default. */
  factor?: number | undefined;
}

/** Calls `fn` until it succeeds, and rejects with its last error when all attempts have failed. */
export function retry<T>(
  fn: (attempt: number) => T | PromiseLike<T>,
  options: RetryOptions = {},
): Promise<T> {
  void fn;
  void options;
  throw new Error("Not implemented: retry");
}
