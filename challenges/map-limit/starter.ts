/** How to run the calls. */
export interface MapOptions {
  /** How many calls may run at once. */
  limit: number;
}

/** Calls `fn` for each item, with at most `limit` calls running; resolves with the results in order. */
export function mapLimit<T, R>(
  items: readonly T[],
  fn: (item: T, index: number) => R | PromiseLike<R>,
  options: MapOptions,
): Promise<R[]> {
  void items;
  void fn;
  void options;
  throw new Error("Not implemented: mapLimit");
}
