/** One async function follows each item; the four differ only in what they do with its end. */
type Items<T> = Iterable<T | PromiseLike<T>>;

type Settled<T> = { status: "fulfilled"; value: T } | { status: "rejected"; reason: unknown };

interface Ends<T> {
  value: (value: T, index: number) => void;
  reason: (reason: unknown, index: number) => void;
  /** Called when all items have settled. */
  done?: () => void;
}

export function all<T>(items: Items<T>): Promise<T[]> {
  const results: T[] = [];
  return new Promise((resolve, reject) => {
    follow(items, {
      value: (value, index) => void (results[index] = value),
      reason: reject,
      done: () => resolve(results),
    });
  });
}

export function allSettled<T>(items: Items<T>): Promise<Settled<T>[]> {
  const records: Settled<T>[] = [];
  return new Promise((resolve) => {
    follow(items, {
      value: (value, index) => void (records[index] = { status: "fulfilled", value }),
      reason: (reason, index) => void (records[index] = { status: "rejected", reason }),
      done: () => resolve(records),
    });
  });
}

export function race<T>(items: Items<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    follow(items, { value: resolve, reason: reject });
  });
}

export function any<T>(items: Items<T>): Promise<T> {
  const errors: unknown[] = [];
  return new Promise((resolve, reject) => {
    follow(items, {
      value: resolve,
      reason: (reason, index) => void (errors[index] = reason),
      done: () => reject(new AggregateError(errors)),
    });
  });
}

function follow<T>(items: Items<T>, ends: Ends<T>): void {
  // The loop itself counts as one, so that nothing is done before everything has begun.
  let open = 1;
  const close = (): void => {
    open -= 1;
    if (open === 0) ends.done?.();
  };
  const followOne = async (item: T | PromiseLike<T>, index: number): Promise<void> => {
    try {
      ends.value(await item, index);
    } catch (reason) {
      ends.reason(reason, index);
    }
    close();
  };
  let index = 0;
  for (const item of items) {
    open += 1;
    void followOne(item, index);
    index += 1;
  }
  close();
}
