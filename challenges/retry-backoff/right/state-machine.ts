interface Options {
  retries?: number | undefined;
  baseMs?: number | undefined;
  factor?: number | undefined;
  maxMs?: number | undefined;
  jitter?: boolean | undefined;
  random?: (() => number) | undefined;
  shouldRetry?: ((error: unknown, attempt: number) => boolean) | undefined;
  onRetry?: ((retry: { error: unknown; attempt: number; delayMs: number }) => void) | undefined;
  signal?: AbortSignal | undefined;
  totalMs?: number | undefined;
}

type State<T> =
  | { name: "running"; attempt: number }
  | { name: "waiting"; attempt: number; ms: number }
  | { name: "done"; value: T }
  | { name: "failed"; reason: unknown };

/** One call as an object that goes from state to state; entering a state does its work. */
class Retrying<T> {
  readonly promise: Promise<T>;
  readonly #fn: (attempt: number) => T | PromiseLike<T>;
  readonly #options: Options;
  readonly #end: number;
  #state: State<T> = { name: "running", attempt: 0 };
  #timers: NodeJS.Timeout[] = [];
  #resolve: (value: T) => void = () => {};
  #reject: (reason: unknown) => void = () => {};

  constructor(fn: (attempt: number) => T | PromiseLike<T>, options: Options) {
    this.#fn = fn;
    this.#options = options;
    this.#end = Date.now() + (options.totalMs ?? Infinity);
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  start(): void {
    const { signal, totalMs = Infinity } = this.#options;
    if (signal?.aborted) return this.#enter({ name: "failed", reason: signal.reason });
    signal?.addEventListener("abort", this.#onAbort, { once: true });
    if (totalMs < Infinity) this.#after(totalMs, () => this.#onDeadline());
    this.#enter({ name: "running", attempt: 1 });
  }

  #enter(state: State<T>): void {
    this.#state = state;
    switch (state.name) {
      case "running":
        void this.#run(state.attempt);
        break;
      case "waiting":
        this.#after(state.ms, () => this.#enter({ name: "running", attempt: state.attempt + 1 }));
        break;
      case "done":
        this.#cleanUp();
        this.#resolve(state.value);
        break;
      case "failed":
        this.#cleanUp();
        this.#reject(state.reason);
        break;
    }
  }

  async #run(attempt: number): Promise<void> {
    let next: State<T>;
    try {
      const value = await this.#fn(attempt);
      next = { name: "done", value };
    } catch (error) {
      if (this.#isOver()) return;
      next = this.#afterFailure(attempt, error);
    }
    if (!this.#isOver()) this.#enter(next);
  }

  #afterFailure(attempt: number, error: unknown): State<T> {
    const { retries = 3, shouldRetry, onRetry } = this.#options;
    const giveUp: State<T> = { name: "failed", reason: error };
    if (attempt >= retries + 1) return giveUp;
    if (shouldRetry && !shouldRetry(error, attempt)) return giveUp;
    const ms = this.#delay(attempt);
    if (Date.now() + ms > this.#end) return giveUp;
    onRetry?.({ error, attempt, delayMs: ms });
    return { name: "waiting", attempt, ms };
  }

  #delay(attempt: number): number {
    const {
      baseMs = 100,
      factor = 2,
      maxMs = 30_000,
      jitter,
      random = Math.random,
    } = this.#options;
    let ms = baseMs;
    for (let n = 1; n < attempt; n++) ms *= factor;
    if (ms > maxMs) ms = maxMs;
    return jitter ? Math.floor(random() * ms) : ms;
  }

  #onDeadline(): void {
    const error = new Error(`gave up after ${this.#options.totalMs} ms`);
    this.#enter({ name: "failed", reason: Object.assign(error, { code: "TIMEOUT" }) });
  }

  readonly #onAbort = (): void => {
    this.#enter({ name: "failed", reason: this.#options.signal?.reason });
  };

  #isOver(): boolean {
    return this.#state.name === "done" || this.#state.name === "failed";
  }

  #after(ms: number, work: () => void): void {
    this.#timers.push(setTimeout(work, ms));
  }

  #cleanUp(): void {
    this.#timers.forEach((timer) => clearTimeout(timer));
    this.#options.signal?.removeEventListener("abort", this.#onAbort);
  }
}

export function retry<T>(
  fn: (attempt: number) => T | PromiseLike<T>,
  options: Options = {},
): Promise<T> {
  const call = new Retrying(fn, options);
  call.start();
  return call.promise;
}
