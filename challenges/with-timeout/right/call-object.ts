interface Options {
  signal?: AbortSignal | undefined;
  onTimeout?: (() => void) | undefined;
}

/** One call as an object: a list of things to undo, and a state that changes once. */
class Call<T> {
  readonly promise: Promise<T>;
  #resolve: (value: T) => void = () => {};
  #reject: (reason: unknown) => void = () => {};
  #open = true;
  readonly #undo: (() => void)[] = [];
  readonly #controller = new AbortController();

  constructor() {
    this.promise = new Promise<T>((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  limit(ms: number, onTimeout: (() => void) | undefined): this {
    if (ms === Number.POSITIVE_INFINITY) return this;
    const timer = setTimeout(() => {
      const error = new Error("ETIMEDOUT");
      Reflect.set(error, "code", "TIMEOUT");
      if (this.#cancel(error)) onTimeout?.();
    }, ms);
    this.#undo.push(() => clearTimeout(timer));
    return this;
  }

  follow(signal: AbortSignal | undefined): this {
    if (!signal) return this;
    const listener = () => this.#cancel(signal.reason);
    signal.addEventListener("abort", listener);
    this.#undo.push(() => signal.removeEventListener("abort", listener));
    if (signal.aborted) listener();
    return this;
  }

  run(fn: (signal: AbortSignal) => T | PromiseLike<T>): this {
    if (!this.#open) return this;
    try {
      const result = fn(this.#controller.signal);
      Promise.resolve(result).then(
        (value) => this.#close(() => this.#resolve(value)),
        (error: unknown) => this.#close(() => this.#reject(error)),
      );
    } catch (error) {
      this.#close(() => this.#reject(error));
    }
    return this;
  }

  #cancel(reason: unknown): boolean {
    const first = this.#close(() => this.#reject(reason));
    if (first) this.#controller.abort(reason);
    return first;
  }

  #close(settle: () => void): boolean {
    if (!this.#open) return false;
    this.#open = false;
    for (const undo of this.#undo.splice(0)) undo();
    settle();
    return true;
  }
}

export function withTimeout<T>(
  fn: (signal: AbortSignal) => T | PromiseLike<T>,
  ms: number,
  options: Options = {},
): Promise<T> {
  return new Call<T>().limit(ms, options.onTimeout).follow(options.signal).run(fn).promise;
}
