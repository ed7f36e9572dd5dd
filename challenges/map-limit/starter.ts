/** Calls `fn` for each item, with at most `limit` calls running; resolves with the results in order. */
export function mapLimit<T, R>(
  items: readonly T[],
  limit: number,
  fn: (item: T, index: number) => R | PromiseLike<R>,
): Promise<R[]> {
  void items;
  void limit;
  void fn;
  throw new Error("Not implemented: mapLimit");
}
