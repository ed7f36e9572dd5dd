/**
 * Only `all` waits for promises. The other three change what goes in and what comes out: `any` is
 * `all` with the two ends of each promise exchanged, and `race` ends at whatever comes first.
 */
type Items<T> = Iterable<T | PromiseLike<T>>;

type Settled<T> = { status: "fulfilled"; value: T } | { status: "rejected"; reason: unknown };

export function all<T>(items: Items<T>): Promise<T[]> {
  return new Promise((resolve, reject) => {
    const results = new Map<number, T>();
    let size = 0;
    for (const item of items) {
      const place = size++;
      Promise.resolve(item).then((value) => {
        results.set(place, value);
        if (results.size === size) resolve(inOrder(results));
      }, reject);
    }
    if (size === 0) resolve([]);
  });
}

export function allSettled<T>(items: Items<T>): Promise<Settled<T>[]> {
  const record = (promise: Promise<T>): Promise<Settled<T>> =>
    promise.then(
      (value) => ({ status: "fulfilled", value }),
      (reason: unknown) => ({ status: "rejected", reason }),
    );
  return all(mapItems(items, record));
}

export function race<T>(items: Items<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const ends = mapItems(items, (promise) => promise.then(resolve, reject));
    // Fulfilled when all items have settled, which is of no interest here.
    all(ends).catch(reject);
  });
}

export function any<T>(items: Items<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const exchanged = mapItems(items, (promise) =>
      promise.then(
        (value) => {
          resolve(value);
          return Promise.reject(value);
        },
        (reason: unknown) => reason,
      ),
    );
    // Rejects with a value, which has resolved the promise already, or because of the iterator.
    all(exchanged).then((reasons) => reject(new AggregateError(reasons)), reject);
  });
}

function* mapItems<T, R>(
  items: Items<T>,
  change: (promise: Promise<T>) => Promise<R>,
): Generator<Promise<R>> {
  for (const item of items) yield change(Promise.resolve(item));
}

function inOrder<T>(results: ReadonlyMap<number, T>): T[] {
  return [...results].toSorted(([a], [b]) => a - b).map(([, value]) => value);
}
