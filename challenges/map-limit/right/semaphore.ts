type Fn<T, R> = (item: T, index: number) => R | PromiseLike<R>;
type Items<T> = Iterable<T> | AsyncIterable<T>;
type Options = { limit: number; signal?: AbortSignal };

/** Counts permits; the oldest waiter gets the next one. Everything here stands on it. */
class Semaphore {
  readonly waiters: { resolve: () => void; reject: (reason: unknown) => void }[] = [];
  used = 0;
  size: number;

  constructor(size: number) {
    this.size = valid(size);
  }

  acquire(): Promise<void> {
    const promise = new Promise<void>((resolve, reject) => this.waiters.push({ resolve, reject }));
    this.grant();
    return promise;
  }

  release(): void {
    this.used--;
    this.grant();
  }

  grant(): void {
    for (; this.used < this.size && this.waiters.length > 0; this.used++) {
      this.waiters.shift()?.resolve();
    }
  }
}

export function mapLimit<T, R>(items: Items<T>, fn: Fn<T, R>, options: Options): Promise<R[]> {
  return mapAll(items, fn, options);
}

export async function mapLimitSettled<T, R>(
  items: Items<T>,
  fn: Fn<T, R>,
  options: Options,
): Promise<PromiseSettledResult<R>[]> {
  const outcomes: PromiseSettledResult<R>[] = [];
  const keep: Fn<T, void> = async (item, index) => {
    try {
      const value = await fn(item, index);
      outcomes[index] = { status: "fulfilled", value };
    } catch (reason) {
      outcomes[index] = { status: "rejected", reason };
    }
  };
  await mapAll(items, keep, options);
  return outcomes;
}

async function mapAll<T, R>(items: Items<T>, fn: Fn<T, R>, options: Options): Promise<R[]> {
  const { limit, signal } = options;
  const slots = new Semaphore(limit);
  signal?.throwIfAborted();
  const brake = new Brake();
  const follow = (): void => brake.pull(signal?.reason);
  signal?.addEventListener("abort", follow);
  const results = await Promise.race([
    brake.pulled,
    feed(open(items, brake), fn, { slots, brake }),
  ]);
  signal?.removeEventListener("abort", follow);
  if (brake.reasons.length > 0) throw brake.reasons[0];
  return results ?? [];
}

/** The first reason to stop. It sits in an array, because it may be `undefined`. */
class Brake {
  readonly reasons: unknown[] = [];
  readonly pulled: Promise<void>;
  #tell = (): void => {};

  constructor() {
    this.pulled = new Promise((resolve) => (this.#tell = resolve));
  }

  pull(reason: unknown): void {
    this.reasons.push(reason);
    this.#tell();
  }

  get isPulled(): boolean {
    return this.reasons.length > 0;
  }
}

async function feed<T, R>(
  source: AsyncIterable<T>,
  fn: Fn<T, R>,
  { slots, brake }: { slots: Semaphore; brake: Brake },
): Promise<R[]> {
  const found: R[] = [];
  const calls = new Set<Promise<void>>();
  const use = async (item: T, index: number): Promise<void> => {
    try {
      found[index] = await fn(item, index);
    } catch (error) {
      brake.pull(error);
    }
    slots.release();
  };
  try {
    let index = 0;
    await slots.acquire();
    for await (const item of source) {
      const call = use(item, index++).then(() => void calls.delete(call));
      calls.add(call);
      await Promise.race([slots.acquire(), brake.pulled]);
      if (brake.isPulled) break;
    }
  } catch (error) {
    brake.pull(error);
  }
  await Promise.all(calls);
  return found;
}

/** An iterable that asks its source one question at a time. */
async function* open<T>(items: Items<T>, brake: Brake): AsyncGenerator<T, void> {
  for await (const item of items) {
    if (brake.isPulled) return;
    yield item;
  }
}

export function createLimiter(limit: number, options?: { maxQueue?: number }) {
  const slots = new Semaphore(limit);
  const most = options?.maxQueue ?? Infinity;
  return Object.freeze({
    run: async <T>(fn: () => T | PromiseLike<T>): Promise<T> => {
      if (slots.used >= slots.size && slots.waiters.length >= most) {
        throw Object.assign(new RangeError("too many calls"), { code: "QUEUE_FULL" });
      }
      await slots.acquire();
      return Promise.resolve()
        .then(fn)
        .finally(() => slots.release());
    },
    get active() {
      return slots.used;
    },
    get pending() {
      return slots.waiters.length;
    },
    clear: (reason: unknown): void => {
      for (const { reject } of slots.waiters.splice(0)) reject(reason);
    },
    resize: (size: number): void => {
      slots.size = valid(size);
      slots.grant();
    },
  });
}

function valid(limit: number): number {
  if (limit === Infinity) return limit;
  if (!Number.isInteger(limit) || limit < 1) throw new RangeError(`no such limit: ${limit}`);
  return limit;
}
