type Fn<T, R> = (item: T, index: number) => R | PromiseLike<R>;
type Items<T> = Iterable<T> | AsyncIterable<T>;

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

export function mapLimit<T, R>(
  items: Items<T>,
  limit: number,
  fn: Fn<T, R>,
  options?: { signal?: AbortSignal },
): Promise<R[]> {
  return mapAll(items, limit, fn, options?.signal);
}

export async function mapLimitSettled<T, R>(
  items: Items<T>,
  limit: number,
  fn: Fn<T, R>,
  options?: { signal?: AbortSignal },
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
  await mapAll(items, limit, keep, options?.signal);
  return outcomes;
}

async function mapAll<T, R>(
  items: Items<T>,
  limit: number,
  fn: Fn<T, R>,
  signal: AbortSignal | undefined,
): Promise<R[]> {
  const slots = new Semaphore(limit);
  signal?.throwIfAborted();
  const stop = new AbortController();
  const follow = (): void => stop.abort(signal?.reason);
  signal?.addEventListener("abort", follow);
  // An abort reason is never undefined, and what a call rejects with may be: so it travels in a box.
  const failures: { reason: unknown }[] = [];
  const stopped = new Promise<null>((resolve) => {
    stop.signal.addEventListener("abort", () => resolve(null), { once: true });
  });
  const results = await Promise.race([stopped, feed()]);
  signal?.removeEventListener("abort", follow);
  if (results) return results;
  throw failures.length > 0 ? failures[0]?.reason : stop.signal.reason;

  function fail(reason: unknown): void {
    if (stop.signal.aborted) return;
    failures.push({ reason });
    stop.abort();
  }

  async function feed(): Promise<R[]> {
    const found: R[] = [];
    const calls = new Set<number>();
    let idle = (): void => {};
    const call = async (item: T, index: number): Promise<void> => {
      calls.add(index);
      try {
        found[index] = await fn(item, index);
      } catch (error) {
        fail(error);
      }
      calls.delete(index);
      slots.release();
      if (calls.size === 0) idle();
    };
    try {
      let index = 0;
      const source = open(items, stop.signal);
      await slots.acquire();
      for await (const item of source) {
        if (stop.signal.aborted) break;
        void call(item, index++);
        await Promise.race([slots.acquire(), stopped]);
        if (stop.signal.aborted) break;
      }
    } catch (error) {
      fail(error);
    }
    if (calls.size > 0) await new Promise<void>((resolve) => (idle = resolve));
    return found;
  }
}

/** An iterable that asks its source one question at a time. */
async function* open<T>(items: Items<T>, signal: AbortSignal): AsyncGenerator<T, void> {
  for await (const item of items) {
    if (signal.aborted) return;
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
