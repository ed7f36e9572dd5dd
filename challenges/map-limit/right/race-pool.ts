type Items<T> = Iterable<T> | AsyncIterable<T>;
type Fn<T, R> = (item: T, index: number) => R | PromiseLike<R>;
interface Options {
  limit: number;
  signal?: AbortSignal;
}
type Limiting = { maxQueue?: number };

/** A set of promises that is raced whenever it is full. The next item is read ahead. */
export async function mapLimit<T, R>(
  items: Items<T>,
  fn: Fn<T, R>,
  options: Options,
): Promise<R[]> {
  const { limit, signal } = options;
  if (!isLimit(limit)) throw new RangeError("limit must be 1 or more");
  if (signal?.aborted) throw signal.reason;
  const rows = each(items);
  const results: R[] = [];
  const pool = new Set<Promise<void>>();
  let fail: (reason: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => (fail = reject));
  failed.catch(() => {});
  const onAbort = () => fail(signal?.reason);
  signal?.addEventListener("abort", onAbort);

  try {
    for (let index = 0; ; index++) {
      const row = await Promise.race([failed, rows.next()]);
      if (row.done) break;
      while (pool.size >= limit) await Promise.race([failed, ...pool]);
      const call = (async () => {
        results[index] = await fn(row.value, index);
      })();
      const job = call.catch(fail).finally(() => pool.delete(job));
      pool.add(job);
    }
    await Promise.race([failed, Promise.all(pool)]);
    return results;
  } catch (error) {
    rows.return().catch(() => {});
    throw error;
  } finally {
    signal?.removeEventListener("abort", onAbort);
  }
}

async function* each<T>(items: Items<T>): AsyncGenerator<T, void, undefined> {
  yield* items;
}

export async function mapLimitSettled<T, R>(
  items: Items<T>,
  fn: Fn<T, R>,
  options: Options,
): Promise<PromiseSettledResult<R>[]> {
  const keep = async (item: T, index: number): Promise<PromiseSettledResult<R>> => {
    const [record] = await Promise.allSettled([(async () => fn(item, index))()]);
    return record;
  };
  return mapLimit(items, keep, options);
}

class Line {
  #size: number;
  #most: number;
  #busy = new Set<symbol>();
  #first: Ticket | null = null;
  #last: Ticket | null = null;
  #length = 0;

  constructor(size: number, { maxQueue = Infinity }: Limiting) {
    if (!isLimit(size)) throw new RangeError("limit must be 1 or more");
    this.#size = size;
    this.#most = maxQueue;
  }

  get active(): number {
    return this.#busy.size;
  }

  get pending(): number {
    return this.#length;
  }

  /** A linked list, so that a long queue costs no more than a short one. */
  run<T>(fn: () => T | PromiseLike<T>): Promise<T> {
    if (this.#busy.size >= this.#size && this.#length >= this.#most) {
      return Promise.reject(new QueueFull("no room for another call"));
    }
    return new Promise((resolve, reject) => {
      const ticket: Ticket = { next: null, reject, start: () => resolve(this.#use(fn)) };
      if (this.#last) this.#last.next = ticket;
      else this.#first = ticket;
      this.#last = ticket;
      this.#length += 1;
      this.#advance();
    });
  }

  clear(reason: unknown): void {
    let ticket = this.#first;
    this.#first = this.#last = null;
    this.#length = 0;
    for (; ticket; ticket = ticket.next) ticket.reject(reason);
  }

  resize(size: number): void {
    if (!isLimit(size)) throw new RangeError("limit must be 1 or more");
    this.#size = size;
    this.#advance();
  }

  async #use<T>(fn: () => T | PromiseLike<T>): Promise<T> {
    const mark = Symbol("call");
    this.#busy.add(mark);
    try {
      return await fn();
    } finally {
      this.#busy.delete(mark);
      this.#advance();
    }
  }

  #advance(): void {
    while (this.#first && this.#busy.size < this.#size) {
      const { start, next } = this.#first;
      this.#first = next;
      if (!next) this.#last = null;
      this.#length -= 1;
      start();
    }
  }
}

interface Ticket {
  next: Ticket | null;
  start: () => void;
  reject: (reason: unknown) => void;
}

class QueueFull extends Error {
  readonly code = "QUEUE_FULL";
}

export const createLimiter = (limit: number, options: Limiting = {}): Line =>
  new Line(limit, options);

function isLimit(limit: number): boolean {
  return limit === Number.POSITIVE_INFINITY || (Number.isSafeInteger(limit) && limit > 0);
}
