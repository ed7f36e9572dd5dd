/** How one item ended. */
export type Settled<T> =
  | { status: "fulfilled"; value: T }
  | { status: "rejected"; reason: unknown };

/**
 * Resolves with the results of all items, in their order, or rejects with the first reason that one
 * of them rejects with.
 */
export function all<T>(items: Iterable<T | PromiseLike<T>>): Promise<T[]> {
  throw new Error("Not implemented: all");
}

/** Waits for all items and resolves with how each of them ended, in their order. */
export function allSettled<T>(items: Iterable<T | PromiseLike<T>>): Promise<Settled<T>[]> {
  throw new Error("Not implemented: allSettled");
}
