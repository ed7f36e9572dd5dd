type Items<T> = Iterable<T> | AsyncIterable<T>;
type Fn<T, R> = (item: T, index: number) => R | PromiseLike<R>;
type Options = { signal?: AbortSignal | undefined };

/** Workers share one source, which hands out an item at a time; each worker that gets one hires the next. */
export const mapLimit = async <T, R>(
  items: Items<T>,
  limit: number,
  fn: Fn<T, R>,
  { signal }: Options = {},
): Promise<R[]> => {
  assertLimit(limit);
  signal?.throwIfAborted();
  const source = new Source(items);
  const results: R[] = [];

  return new Promise<R[]>((resolve, reject) => {
    let workers = 0;
    const finish = (end: () => void): void => {
      source.shut();
      signal?.removeEventListener("abort", onAbort);
      end();
    };
    const fail = (reason: unknown): void => finish(() => reject(reason));
    const onAbort = (): void => fail(signal?.reason);
    const hire = (): void => {
      if (workers >= limit || source.isDry) return;
      workers += 1;
      work()
        .then(() => {
          workers -= 1;
          if (workers === 0) finish(() => resolve(results));
        })
        .catch(fail);
    };
    const work = async (): Promise<void> => {
      for (;;) {
        const job = await source.take();
        if (!job) return;
        hire();
        results[job.index] = await fn(job.item, job.index);
      }
    };

    signal?.addEventListener("abort", onAbort);
    hire();
  });
};

export const mapLimitSettled = <T, R>(
  items: Items<T>,
  limit: number,
  fn: Fn<T, R>,
  options?: Options,
): Promise<PromiseSettledResult<R>[]> =>
  mapLimit(
    items,
    limit,
    (item, index) =>
      new Promise<R>((resolve) => resolve(fn(item, index))).then(
        (value) => ({ status: "fulfilled" as const, value }),
        (reason: unknown) => ({ status: "rejected" as const, reason }),
      ),
    options,
  );

/** Takes items one after the other, also when several ask at once. */
class Source<T> {
  isDry = false;
  readonly #iterator: Iterator<T> | AsyncIterator<T>;
  #index = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(items: Items<T>) {
    this.#iterator =
      typeof items === "object" && Symbol.asyncIterator in items
        ? items[Symbol.asyncIterator]()
        : items[Symbol.iterator]();
  }

  take(): Promise<{ item: T; index: number } | null> {
    const taken = this.#last.then(() => this.#next());
    this.#last = taken.catch(() => undefined);
    return taken;
  }

  shut(): void {
    if (this.isDry) return;
    this.isDry = true;
    Promise.resolve(this.#iterator.return?.()).catch(() => undefined);
  }

  async #next(): Promise<{ item: T; index: number } | null> {
    if (this.isDry) return null;
    try {
      const { done, value } = await this.#iterator.next();
      if (!done) return this.isDry ? null : { item: value, index: this.#index++ };
    } catch (error) {
      this.isDry = true;
      throw error;
    }
    this.isDry = true;
    return null;
  }
}

type Waiter = { go: () => void; cancel: (reason: unknown) => void };

/** A slot is handed over from one call to the next, and never lies free while somebody waits. */
export function createLimiter(size: number, { maxQueue = Infinity }: { maxQueue?: number } = {}) {
  assertLimit(size);
  let limit = size;
  let active = 0;
  let queue: Waiter[] = [];

  const handOut = (): void => {
    while (active < limit && queue.length > 0) {
      active += 1;
      queue.shift()?.go();
    }
  };

  return {
    get active() {
      return active;
    },
    get pending() {
      return queue.length;
    },
    async run<T>(fn: () => T | PromiseLike<T>): Promise<T> {
      if (active < limit) active += 1;
      else if (queue.length >= maxQueue) {
        throw Object.assign(new Error("queue is full"), { code: "QUEUE_FULL" });
      } else await new Promise<void>((go, cancel) => queue.push({ go, cancel }));
      try {
        return await fn();
      } finally {
        active -= 1;
        handOut();
      }
    },
    clear(reason: unknown): void {
      const dropped = queue;
      queue = [];
      dropped.forEach(({ cancel }) => cancel(reason));
    },
    resize(next: number): void {
      assertLimit(next);
      limit = next;
      handOut();
    },
  };
}

function assertLimit(limit: number): void {
  const isFine = limit === Infinity || (Number.isInteger(limit) && limit >= 1);
  if (!isFine) throw new TypeError(`not a limit: ${limit}`);
}
