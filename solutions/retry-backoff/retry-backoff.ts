/** How often and how fast to try again; times in milliseconds. */
export interface RetryOptions {
  /** Attempts after the first one; 3 by default. */
  retries?: number | undefined;
  /** The wait before the first retry; 100 by default. */
  baseMs?: number | undefined;
  /** How much longer each further wait is; 2 by default. */
  factor?: number | undefined;
  /** The longest wait; 30000 by default. */
  maxMs?: number | undefined;
  /** Whether a wait is anywhere between 0 and its full length; `false` by default. */
  jitter?: boolean | undefined;
  /** Where the jitter comes from; `Math.random` by default. */
  random?: (() => number) | undefined;
  /** Says whether an error is worth another attempt; all are by default. */
  shouldRetry?: ((error: unknown, attempt: number) => boolean) | undefined;
  /** Is told about each retry before the wait. */
  onRetry?: ((retry: { error: unknown; attempt: number; delayMs: number }) => void) | undefined;
  /** Lets the caller give up. */
  signal?: AbortSignal | undefined;
  /** The time for all attempts and waits; `Infinity` by default. */
  totalMs?: number | undefined;
}

type Outcome<T> = { ok: true; value: T } | { ok: false; error: unknown };

/** Calls `fn` until it succeeds, and rejects with its last error when there is no further attempt. */
export async function retry<T>(
  fn: (attempt: number) => T | PromiseLike<T>,
  options: RetryOptions = {},
): Promise<T> {
  const { retries = 3, shouldRetry = () => true, onRetry, signal, totalMs = Infinity } = options;
  signal?.throwIfAborted();
  const deadline = Date.now() + totalMs;
  const stop = watchForStop(signal, totalMs);
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    for (let attempt = 1; ; attempt += 1) {
      // An attempt never rejects, so whatever is thrown here is the reason to stop.
      const outcome = await Promise.race([stop.promise, attemptOnce(fn, attempt)]);
      if (outcome.ok) return outcome.value;
      const { error } = outcome;
      if (attempt > retries || !shouldRetry(error, attempt)) throw error;
      const delayMs = delayAfter(attempt, options);
      if (Date.now() + delayMs > deadline) throw error;
      onRetry?.({ error, attempt, delayMs });
      const wait = new Promise((resolve) => (timer = setTimeout(resolve, delayMs)));
      await Promise.race([stop.promise, wait]);
    }
  } finally {
    clearTimeout(timer);
    stop.end();
  }
}

/** The wait after the given attempt. The cap comes before the jitter, so that no wait exceeds it. */
function delayAfter(attempt: number, options: RetryOptions): number {
  const {
    baseMs = 100,
    factor = 2,
    maxMs = 30_000,
    jitter = false,
    random = Math.random,
  } = options;
  const full = Math.min(maxMs, baseMs * factor ** (attempt - 1));
  return jitter ? random() * full : full;
}

/** One attempt as a record: a late rejection is handled, and any value can be told from an error. */
async function attemptOnce<T>(
  fn: (attempt: number) => T | PromiseLike<T>,
  attempt: number,
): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await fn(attempt) };
  } catch (error) {
    return { ok: false, error };
  }
}

/** A promise that rejects when the caller aborts or the time is over, until `end` is called. */
function watchForStop(
  signal: AbortSignal | undefined,
  totalMs: number,
): { promise: Promise<never>; end: () => void } {
  let end = (): void => undefined;
  const promise = new Promise<never>((_, reject) => {
    const onAbort = (): void => reject(signal?.reason);
    signal?.addEventListener("abort", onAbort);
    const timer =
      totalMs === Infinity ? undefined : setTimeout(() => reject(timeoutError(totalMs)), totalMs);
    end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
  });
  return { promise, end };
}

function timeoutError(totalMs: number): Error {
  return Object.assign(new Error(`No result after ${totalMs} ms.`), { code: "TIMEOUT" });
}
