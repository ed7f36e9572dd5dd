/** How one item ended. */
export type Settled<T> =
  | { status: "fulfilled"; value: T }
  | { status: "rejected"; reason: unknown };

type Items<T> = Iterable<T | PromiseLike<T>>;

/**
 * Resolves with the results of all items, in their order, or rejects with the first reason that one
 * of them rejects with.
 */
export function all<T>(items: Items<T>): Promise<T[]> {
  return new Promise((resolve, reject) => {
    collect<T, T>(items, resolve, (promise, keep) => promise.then(keep, reject));
  });
}

/** Waits for all items and resolves with how each of them ended, in their order. */
export function allSettled<T>(items: Items<T>): Promise<Settled<T>[]> {
  return new Promise((resolve) => {
    collect<T, Settled<T>>(items, resolve, (promise, keep) =>
      promise.then(
        (value) => keep({ status: "fulfilled", value }),
        (reason: unknown) => keep({ status: "rejected", reason }),
      ),
    );
  });
}

/** Settles in the same way as the first item that settles; never, if there is no item. */
export function race<T>(items: Items<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    // Only the first call of `resolve` or `reject` counts, so nothing has to remember the winner.
    for (const item of items) Promise.resolve(item).then(resolve, reject);
  });
}

/**
 * Resolves with the value of the first item that is fulfilled. If there is none, rejects with an
 * `AggregateError` of all reasons, in the order of the items.
 */
export function any<T>(items: Items<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = (reasons: unknown[]): void => reject(new AggregateError(reasons));
    collect<T, unknown>(items, giveUp, (promise, keep) => promise.then(resolve, keep));
  });
}

/**
 * Lets `subscribe` keep one entry for each item and calls `onFull` with all of them, in the order of
 * the items, when none is missing. What iterating throws reaches the executor that called this, and
 * an executor that throws rejects its promise.
 */
function collect<T, Entry>(
  items: Items<T>,
  onFull: (entries: Entry[]) => void,
  subscribe: (promise: Promise<T>, keep: (entry: Entry) => void) => unknown,
): void {
  const entries: Entry[] = [];
  let missing = 0;
  for (const item of items) {
    // Nothing is kept during this loop, because `then` calls back in a microtask.
    const index = missing;
    missing += 1;
    // Values and thenables become real promises, which settle at most once. Each is subscribed to as
    // soon as it is handed out, so its rejection has a handler, whatever the iterator does next.
    subscribe(Promise.resolve(item), (entry) => {
      entries[index] = entry;
      missing -= 1;
      if (missing === 0) onFull(entries);
    });
  }
  if (missing === 0) onFull(entries);
}
