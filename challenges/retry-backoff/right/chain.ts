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

/** No `await`: a promise, a set of timers, and callbacks that check whether it is all over. */
export function retry<T>(
  fn: (attempt: number) => T | PromiseLike<T>,
  options: Options = {},
): Promise<T> {
  const { signal, totalMs = Infinity } = options;
  const end = Date.now() + totalMs;
  return new Promise<T>((resolve, reject) => {
    const timers = new Set<NodeJS.Timeout>();
    let over = false;

    const settle = (how: () => void): void => {
      over = true;
      for (const timer of timers) clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      how();
    };
    const onAbort = (): void => settle(() => reject(signal?.reason));
    const onFailure = (attempt: number, error: unknown): void => {
      const delayMs = nextDelay(attempt, error, options);
      if (delayMs === null || Date.now() + delayMs > end) return settle(() => reject(error));
      options.onRetry?.({ error, attempt, delayMs });
      if (!over) timers.add(setTimeout(run, delayMs, attempt + 1));
    };
    const run = (attempt: number): void => {
      new Promise<T>((good) => good(fn(attempt))).then(
        (value) => settle(() => resolve(value)),
        (error: unknown) => (over ? undefined : onFailure(attempt, error)),
      );
    };

    if (signal?.aborted) return onAbort();
    signal?.addEventListener("abort", onAbort);
    if (totalMs !== Infinity) {
      const late = Object.assign(new Error("the time is over"), { code: "TIMEOUT" });
      timers.add(setTimeout(() => settle(() => reject(late)), totalMs));
    }
    run(1);
  });
}

/** How long to wait after a failed attempt, or `null` if it was the last one. */
function nextDelay(attempt: number, error: unknown, options: Options): number | null {
  const { baseMs = 100, factor = 2, retries = 3, shouldRetry } = options;
  if (attempt > retries || (shouldRetry && !shouldRetry(error, attempt))) return null;
  let pause = baseMs;
  for (let n = 1; n < attempt; n += 1) pause *= factor;
  pause = Math.min(pause, options.maxMs ?? 30_000);
  return options.jitter ? pause * (options.random ?? Math.random)() : pause;
}
