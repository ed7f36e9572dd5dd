// over: p-retry@7
import pRetry, { type RetryContext } from "p-retry";

type Options = Partial<Record<"retries" | "baseMs" | "factor" | "maxMs" | "totalMs", number>> & {
  jitter?: boolean;
  random?: () => number;
  shouldRetry?: (error: unknown, attempt: number) => boolean;
  onRetry?: (retry: { error: unknown; attempt: number; delayMs: number }) => void;
  signal?: AbortSignal;
};

/** p-retry gives up on a TypeError and on values that are not errors, so both travel in this one. */
class Failure extends Error {}

/** p-retry makes the attempts; the waits are ours, because it has no full jitter. */
export async function retry<T>(fn: (attempt: number) => T, options: Options = {}): Promise<T> {
  const { signal, totalMs = Infinity, retries = 3, onRetry, shouldRetry: ask } = options;
  signal?.throwIfAborted();
  const end = Date.now() + totalMs;
  const stop = new AbortController();
  const follow = () => stop.abort(signal?.reason);
  signal?.addEventListener("abort", follow);
  const late = Object.assign(new Error("no time left"), { code: "TIMEOUT" });
  const timers = totalMs < Infinity ? [setTimeout(() => stop.abort(late), totalMs)] : [];
  const stopped = new Promise<never>((_, reject) => {
    stop.signal.addEventListener("abort", () => reject(stop.signal.reason));
  });
  const run = async (n: number) => {
    const failed = (cause: unknown) => Promise.reject(new Failure("failed", { cause }));
    return Promise.resolve(n).then(fn).catch(failed);
  };
  const shouldRetry = async ({ error, attemptNumber: attempt }: RetryContext) => {
    if (stop.signal.aborted) return false;
    const delayMs = delayAfter(attempt, options);
    if (ask?.(error.cause, attempt) === false || Date.now() + delayMs > end) return false;
    onRetry?.({ error: error.cause, attempt, delayMs });
    await new Promise((resolve) => timers.push(setTimeout(resolve, delayMs)));
    return true;
  };
  try {
    const settings = { retries, minTimeout: 0, signal: stop.signal, shouldRetry };
    return await Promise.race([stopped, pRetry(run, settings)]);
  } catch (error) {
    throw error instanceof Failure ? error.cause : error;
  } finally {
    for (const timer of timers) clearTimeout(timer);
    signal?.removeEventListener("abort", follow);
  }
}

function delayAfter(attempt: number, options: Options): number {
  const { baseMs = 100, factor = 2, maxMs = 30_000, jitter, random = Math.random } = options;
  return Math.min(maxMs, baseMs * factor ** (attempt - 1)) * (jitter ? random() : 1);
}
