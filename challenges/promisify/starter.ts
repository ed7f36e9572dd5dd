/** What a function in the style of Node calls: with an error or null, then with the result. */
export type Callback<T> = (error: unknown, value?: T) => void;

/**
 * Returns a version of `fn` that takes no callback and returns a promise instead.
 * Throws a `TypeError` if `fn` is not a function.
 */
export function promisify<A extends unknown[], T>(
  fn: (...args: [...A, Callback<T>]) => void,
): (...args: A) => Promise<T | undefined> {
  void fn;
  throw new Error("Not implemented: promisify");
}
