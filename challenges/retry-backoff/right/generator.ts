type Retry = { error: unknown; attempt: number; delayMs: number };

interface Backoff {
  retries: number;
  baseMs: number;
  factor: number;
  maxMs: number;
  jitter: boolean;
  random: () => number;
}

interface Options extends Partial<Backoff> {
  shouldRetry?: (error: unknown, attempt: number) => boolean;
  onRetry?: (retry: Retry) => void;
  signal?: AbortSignal;
  totalMs?: number;
}

class Timeout extends Error {
  readonly code = "TIMEOUT";
}

type Ended<T> = { value: T } | { error: unknown };

/** The waits come from a generator, and everything that can be interrupted listens to one signal. */
export const retry = async <T>(
  fn: (attempt: number) => T | PromiseLike<T>,
  options: Options = {},
): Promise<T> => {
  const { signal, totalMs = Infinity, shouldRetry, onRetry } = options;
  const deadline = Date.now() + totalMs;
  const limit = new AbortController();
  const stop = signal ? AbortSignal.any([signal, limit.signal]) : limit.signal;
  stop.throwIfAborted();
  const timer = Number.isFinite(totalMs)
    ? setTimeout(() => limit.abort(new Timeout("no time left")), totalMs)
    : undefined;
  try {
    let attempt = 0;
    for (const delay of delays(options)) {
      attempt += 1;
      const ended = await interruptible<Ended<T>>(stop, (done) => {
        const work = Promise.resolve(attempt).then(fn);
        const good = (value: T): void => done({ value });
        const bad = (error: unknown): void => done({ error });
        void work.then(good, bad);
      });
      if ("value" in ended) return ended.value;
      const { error } = ended;
      if (!delay || shouldRetry?.(error, attempt) === false) throw error;
      const delayMs = delay();
      if (Date.now() + delayMs > deadline) throw error;
      onRetry?.({ error, attempt, delayMs });
      await interruptible<void>(stop, (done) => {
        const sleep = setTimeout(done, delayMs);
        return () => clearTimeout(sleep);
      });
    }
    throw new Error("the last wait is null, so this line is never reached");
  } finally {
    if (timer) clearTimeout(timer);
  }
};

/** One wait for each attempt, worked out when it is needed; `null` for the last attempt. */
function* delays(options: Partial<Backoff>): Generator<(() => number) | null, void> {
  const { retries = 3, baseMs = 100, factor = 2, maxMs = 30_000 } = options;
  for (let n = 0; n < retries; n++) {
    const full = Math.min(baseMs * Math.pow(factor, n), maxMs);
    yield () => (options.jitter ? full * (options.random ?? Math.random)() : full);
  }
  yield null;
}

function interruptible<T>(
  signal: AbortSignal,
  begin: (done: (value: T) => void) => (() => void) | void,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const cancel = begin((value) => {
      signal.removeEventListener("abort", onAbort);
      resolve(value);
    });
    function onAbort(): void {
      cancel?.();
      reject(signal.reason);
    }
    signal.addEventListener("abort", onAbort, { once: true });
  });
}
