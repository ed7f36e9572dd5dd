/** How to run the calls of a map. */
export interface MapOptions {
  /** How many calls may run at once. */
  limit: number;
  /** Lets the caller give up. */
  signal?: AbortSignal | undefined;
}

type Items<T> = Iterable<T> | AsyncIterable<T>;
type MapFn<T, R> = (item: T, index: number) => R | PromiseLike<R>;

/** Calls `fn` for each item, with at most `limit` calls running; rejects with the first error. */
export async function mapLimit<T, R>(
  items: Items<T>,
  fn: MapFn<T, R>,
  options: MapOptions,
): Promise<R[]> {
  const { limit, signal } = options;
  checkLimit(limit);
  signal?.throwIfAborted();
  const mapping = new Mapping(iterate(items), fn, limit);
  const onAbort = (): void => mapping.stop(signal?.reason);
  signal?.addEventListener("abort", onAbort);
  try {
    return await mapping.begin();
  } finally {
    signal?.removeEventListener("abort", onAbort);
  }
}

/** Like `mapLimit`, but a failed call becomes a record and the others go on. */
export async function mapLimitSettled<T, R>(
  items: Items<T>,
  fn: MapFn<T, R>,
  options: MapOptions,
): Promise<PromiseSettledResult<R>[]> {
  const record = async (item: T, index: number): Promise<PromiseSettledResult<R>> => {
    try {
      return { status: "fulfilled", value: await fn(item, index) };
    } catch (reason) {
      return { status: "rejected", reason };
    }
  };
  return mapLimit(items, record, options);
}

/** One call of `mapLimit`: a reader that takes an item only while a slot is free. */
class Mapping<T, R> {
  readonly #iterator: Iterator<T> | AsyncIterator<T>;
  readonly #limit: number;
  readonly #fn: MapFn<T, R>;
  readonly #results: R[] = [];
  #running = 0;
  #taken = 0;
  #reading = false;
  #ended = false;
  #stopped = false;
  #resolve: (results: R[]) => void = () => undefined;
  #reject: (reason: unknown) => void = () => undefined;

  constructor(iterator: Iterator<T> | AsyncIterator<T>, fn: MapFn<T, R>, limit: number) {
    this.#iterator = iterator;
    this.#limit = limit;
    this.#fn = fn;
  }

  begin(): Promise<R[]> {
    return new Promise<R[]>((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
      void this.#read();
    });
  }

  /** Rejects and closes the source; what is running may end, but nobody looks at it any more. */
  stop(reason: unknown): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#reject(reason);
    if (!this.#ended) void this.#close();
  }

  /** Takes one item after the other until all slots are busy. There is never a second reader. */
  async #read(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    try {
      while (this.#running < this.#limit && !this.#ended && !this.#stopped) {
        const step = await this.#iterator.next();
        if (step.done) this.#ended = true;
        else if (!this.#stopped) void this.#call(step.value);
      }
    } catch (error) {
      this.#ended = true;
      this.stop(error);
    }
    this.#reading = false;
    if (this.#ended && this.#running === 0) this.#resolve(this.#results);
  }

  async #call(item: T): Promise<void> {
    const index = this.#taken++;
    this.#running += 1;
    try {
      this.#results[index] = await this.#fn(item, index);
    } catch (error) {
      this.stop(error);
    }
    this.#running -= 1;
    void this.#read();
  }

  async #close(): Promise<void> {
    try {
      await this.#iterator.return?.();
    } catch {
      // The caller already has a reason; a failure to clean up must not hide it.
    }
  }
}

/** How many calls may run and wait. */
export interface LimiterOptions {
  /** How many calls may wait; `Infinity` by default. */
  maxQueue?: number | undefined;
}

/** Shares one limit between all who call `run`. */
export interface Limiter {
  /** Calls `fn` as soon as a slot is free, and settles as it does. */
  run<T>(fn: () => T | PromiseLike<T>): Promise<T>;
  /** How many calls are running. */
  readonly active: number;
  /** How many calls are waiting. */
  readonly pending: number;
  /** Rejects all waiting calls. */
  clear(reason: unknown): void;
  /** Changes the limit. */
  resize(limit: number): void;
}

/** Makes a limiter that lets `limit` calls run and `maxQueue` wait. */
export function createLimiter(limit: number, options: LimiterOptions = {}): Limiter {
  return new SlotLimiter(limit, options.maxQueue);
}

interface Waiting {
  begin: () => Promise<void>;
  reject: (reason: unknown) => void;
}

class SlotLimiter implements Limiter {
  readonly #waiting = new Set<Waiting>();
  readonly #maxQueue: number;
  #limit: number;
  #active = 0;

  constructor(limit: number, maxQueue = Infinity) {
    checkLimit(limit);
    this.#limit = limit;
    this.#maxQueue = maxQueue;
  }

  get active(): number {
    return this.#active;
  }

  get pending(): number {
    return this.#waiting.size;
  }

  run<T>(fn: () => T | PromiseLike<T>): Promise<T> {
    if (this.#active >= this.#limit && this.pending >= this.#maxQueue) {
      const error = new Error(`${this.pending} calls are waiting already.`);
      return Promise.reject(Object.assign(error, { code: "QUEUE_FULL" }));
    }
    return new Promise<T>((resolve, reject) => {
      // The slot is free before the caller hears of the end, so that it can be used at once.
      const begin = async (): Promise<void> => {
        this.#active += 1;
        const end = await outcomeOf(fn);
        this.#active -= 1;
        this.#fill();
        if (end.ok) resolve(end.value);
        else reject(end.reason);
      };
      this.#waiting.add({ begin, reject });
      this.#fill();
    });
  }

  clear(reason: unknown): void {
    for (const { reject } of this.#waiting) reject(reason);
    this.#waiting.clear();
  }

  resize(limit: number): void {
    checkLimit(limit);
    this.#limit = limit;
    this.#fill();
  }

  /** Everybody goes through the queue, so nobody can overtake. */
  #fill(): void {
    for (const next of this.#waiting) {
      if (this.#active >= this.#limit) return;
      this.#waiting.delete(next);
      void next.begin();
    }
  }
}

type Outcome<T> = { ok: true; value: T } | { ok: false; reason: unknown };

async function outcomeOf<T>(fn: () => T | PromiseLike<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await fn() };
  } catch (reason) {
    return { ok: false, reason };
  }
}

function checkLimit(limit: number): void {
  if ((Number.isInteger(limit) && limit > 0) || limit === Infinity) return;
  throw new RangeError(`The limit must be a positive integer or Infinity, not ${limit}.`);
}

function iterate<T>(items: Items<T>): Iterator<T> | AsyncIterator<T> {
  const isAsync = typeof items === "object" && Symbol.asyncIterator in items;
  if (isAsync) return items[Symbol.asyncIterator]();
  return items[Symbol.iterator]();
}
