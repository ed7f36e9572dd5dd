/** A call that is remembered, to be made later. */
class Call<A extends unknown[]> {
  readonly self: unknown;
  readonly args: A;

  constructor(self: unknown, args: A) {
    this.self = self;
    this.args = args;
  }

  make<R>(fn: (...args: A) => R): R {
    return Reflect.apply(fn, this.self, this.args);
  }
}

class Alarm {
  #timer: NodeJS.Timeout | undefined;
  readonly #ring: () => void;

  constructor(ring: () => void) {
    this.#ring = ring;
  }

  get isSet(): boolean {
    return this.#timer !== undefined;
  }

  set(ms: number): void {
    this.stop();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#ring();
    }, ms);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

class Debouncer<A extends unknown[], R> {
  readonly #fn: (...args: A) => R;
  readonly #ms: number;
  readonly #maxWait: number | undefined;
  readonly #quiet = new Alarm(() => this.flush());
  readonly #limit = new Alarm(() => this.flush());
  #call: Call<A> | null = null;

  constructor(fn: (...args: A) => R, ms: number, maxWait?: number) {
    this.#fn = fn;
    this.#ms = ms;
    this.#maxWait = maxWait;
  }

  take(call: Call<A>): void {
    this.#call = call;
    this.#quiet.set(this.#ms);
    if (this.#maxWait !== undefined && !this.#limit.isSet) this.#limit.set(this.#maxWait);
  }

  cancel(): void {
    this.#quiet.stop();
    this.#limit.stop();
    this.#call = null;
  }

  flush(): void {
    const call = this.#call;
    this.cancel();
    call?.make(this.#fn);
  }
}

export const debounce = <A extends unknown[]>(
  fn: (...args: A) => unknown,
  ms: number,
  options?: { maxWait?: number },
) => {
  const debouncer = new Debouncer(fn, ms, options?.maxWait);
  return Object.assign(
    function (this: unknown, ...args: A): void {
      debouncer.take(new Call(this, args));
    },
    { cancel: () => debouncer.cancel(), flush: () => debouncer.flush() },
  );
};

export const throttle = <A extends unknown[]>(
  fn: (...args: A) => unknown,
  ms: number,
  { leading = true, trailing = true }: { leading?: boolean; trailing?: boolean } = {},
) => {
  let waiting: Call<A> | null = null;
  const interval = new Alarm(() => {
    if (!waiting) return;
    const call = waiting;
    waiting = null;
    interval.set(ms);
    call.make(fn);
  });
  return function (this: unknown, ...args: A): void {
    const call = new Call(this, args);
    if (interval.isSet || !leading) waiting = trailing ? call : null;
    if (interval.isSet) return;
    interval.set(ms);
    if (leading) call.make(fn);
  };
};

export const debounceAsync = <A extends unknown[], T>(
  fn: (...args: A) => T | PromiseLike<T>,
  ms: number,
) => {
  let result: PromiseWithParts<T> | null = null;
  const debouncer = new Debouncer((...[self, args]: [unknown, A]) => {
    const current = result;
    result = null;
    try {
      current?.resolve(new Call(self, args).make(fn));
    } catch (error) {
      current?.reject(error);
    }
  }, ms);
  return function (this: unknown, ...args: A): Promise<T> {
    result ??= new PromiseWithParts<T>();
    debouncer.take(new Call(null, [this, args]));
    return result.promise;
  };
};

class PromiseWithParts<T> {
  resolve: (value: T | PromiseLike<T>) => void = () => {};
  reject: (reason: unknown) => void = () => {};
  readonly promise = new Promise<T>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });
}
