/** A class that keeps the slots of one call; what a full set of slots means is up to the caller. */
type Items<T> = Iterable<T | PromiseLike<T>>;

type Settled<T> = { status: "fulfilled"; value: T } | { status: "rejected"; reason: unknown };

type Fill<S> = (slot: S) => void;

interface Ends<T, S> {
  value: (value: T, fill: Fill<S>) => void;
  reason: (reason: unknown, fill: Fill<S>) => void;
}

class Collector<S, R> {
  readonly promise: Promise<R>;
  readonly slots: S[] = [];
  resolve: (value: R | PromiseLike<R>) => void = () => undefined;
  reject: (reason: unknown) => void = () => undefined;
  #empty = 0;
  readonly #onFull: () => void;

  constructor(onFull: (self: Collector<S, R>) => void) {
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.#onFull = () => onFull(this);
  }

  read<T>(items: Items<T>, { value, reason }: Ends<T, S>): this {
    try {
      let count = 0;
      for (const item of items) {
        const fill = this.#addSlot(count++);
        Promise.resolve(item).then(
          (result) => value(result, fill),
          (error: unknown) => reason(error, fill),
        );
      }
      if (count === 0) this.#onFull();
    } catch (error) {
      this.reject(error);
    }
    return this;
  }

  #addSlot(at: number): Fill<S> {
    this.#empty += 1;
    return (slot) => {
      this.slots[at] = slot;
      this.#empty -= 1;
      if (this.#empty === 0) this.#onFull();
    };
  }
}

export function all<T>(items: Items<T>): Promise<T[]> {
  const slots = new Collector<T, T[]>((self) => self.resolve(self.slots));
  return slots.read(items, { value: (value: T, fill) => fill(value), reason: slots.reject })
    .promise;
}

export function allSettled<T>(items: Items<T>): Promise<Settled<T>[]> {
  const records = new Collector<Settled<T>, Settled<T>[]>((self) => self.resolve(self.slots));
  const ends: Ends<T, Settled<T>> = {
    value: (value, fill) => fill({ status: "fulfilled", value }),
    reason: (reason, fill) => fill({ status: "rejected", reason }),
  };
  return records.read(items, ends).promise;
}

export function race<T>(items: Items<T>): Promise<T> {
  const slots = new Collector<never, T>(() => undefined);
  return slots.read(items, { value: slots.resolve, reason: slots.reject }).promise;
}

export function any<T>(items: Items<T>): Promise<T> {
  const reasons = new Collector<unknown, T>((self) => self.reject(new AggregateError(self.slots)));
  const ends: Ends<T, unknown> = {
    value: reasons.resolve,
    reason: (reason, fill) => fill(reason),
  };
  return reasons.read(items, ends).promise;
}
