type Items<T> = Iterable<T> | AsyncIterable<T>;
type Fn<T, R> = (item: T, index: number) => R | PromiseLike<R>;
type Options = { limit: number; signal?: AbortSignal | undefined };

/** Workers share one source, which hands out an item at a time; each worker that gets one hires the next. */
export const mapLimit = async <T, R>(
  items: Items<T>,
  fn: Fn<T, R>,
  { limit, signal }: Options,
): Promise<R[]> => {
  assertLimit(limit);
  signal?.throwIfAborted();
  return new Promise<R[]>((resolve, reject) => {
    const source = new Source(items);
    const finish = (end: () => void): void => {
      source.shut();
      signal?.removeEventListener("abort", onAbort);
      end();
    };
    const fail = (reason: unknown): void => finish(() => reject(reason));
    const onAbort = (): void => fail(signal?.reason);
    signal?.addEventListener("abort", onAbort);
    staff(source, fn, limit).then((results) => finish(() => resolve(results)), fail);
  });
};

/** Hires workers as long as there is work; resolves when the last one has gone home. */
function staff<T, R>(source: Source<T>, fn: Fn<T, R>, limit: number): Promise<R[]> {
  const results: R[] = [];
  let workers = 0;
  return new Promise((resolve, reject) => {
    const work = async (): Promise<void> => {
      for (let job = await source.take(); job; job = await source.take()) {
        hire();
        results[job.index] = await fn(job.item, job.index);
      }
    };
    const leave = (): void => {
      workers -= 1;
      if (workers === 0) resolve(results);
    };
    const hire = (): void => {
      if (workers >= limit || source.isDry) return;
      workers += 1;
      work().then(leave, reject);
    };
    hire();
  });
}

export const mapLimitSettled = <T, R>(
  items: Items<T>,
  fn: Fn<T, R>,
  options: Options,
): Promise<PromiseSettledResult<R>[]> => {
  const keep: Fn<T, PromiseSettledResult<R>> = (item, index) =>
    new Promise<R>((resolve) => resolve(fn(item, index))).then(
      (value) => ({ status: "fulfilled", value }),
      (reason: unknown) => ({ status: "rejected", reason }),
    );
  return mapLimit(items, keep, options);
};

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
    const close = async (): Promise<unknown> => this.#iterator.return?.();
    close().catch(() => undefined);
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
class Limiter {
  active = 0;
  #queue: Waiter[] = [];
  #limit: number;
  readonly #maxQueue: number;

  constructor(limit: number, maxQueue: number) {
    assertLimit(limit);
    this.#limit = limit;
    this.#maxQueue = maxQueue;
  }

  get pending(): number {
    return this.#queue.length;
  }

  async run<T>(fn: () => T | PromiseLike<T>): Promise<T> {
    await this.#slot();
    try {
      return await fn();
    } finally {
      this.active -= 1;
      this.#handOut();
    }
  }

  clear(reason: unknown): void {
    const dropped = this.#queue;
    this.#queue = [];
    dropped.forEach(({ cancel }) => cancel(reason));
  }

  resize(limit: number): void {
    assertLimit(limit);
    this.#limit = limit;
    this.#handOut();
  }

  #slot(): Promise<void> | undefined {
    if (this.active < this.#limit) {
      this.active += 1;
      return undefined;
    }
    if (this.#queue.length < this.#maxQueue) {
      return new Promise<void>((go, cancel) => this.#queue.push({ go, cancel }));
    }
    throw Object.assign(new Error("queue is full"), { code: "QUEUE_FULL" });
  }

  #handOut(): void {
    while (this.active < this.#limit && this.#queue.length > 0) {
      this.active += 1;
      this.#queue.shift()?.go();
    }
  }
}

export const createLimiter = (limit: number, options: { maxQueue?: number } = {}): Limiter =>
  new Limiter(limit, options.maxQueue ?? Infinity);

function assertLimit(limit: number): void {
  const isFine = limit === Infinity || (Number.isInteger(limit) && limit >= 1);
  if (!isFine) throw new TypeError(`not a limit: ${limit}`);
}
