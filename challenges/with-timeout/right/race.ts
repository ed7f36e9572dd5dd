type Options = { signal?: AbortSignal | undefined; onTimeout?: (() => void) | undefined };

/** The short version: three promises race, and `finally` cleans up. */
export async function withTimeout<T>(
  fn: (signal: AbortSignal) => T | PromiseLike<T>,
  ms: number,
  options: Options = {},
): Promise<T> {
  const { signal, onTimeout } = options;
  signal?.throwIfAborted();
  const inner = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let onAbort = () => {};
  const timeout = new Promise<never>((_, reject) => {
    if (ms === Infinity) return;
    timer = setTimeout(() => {
      const error = Object.assign(new Error(`timed out after ${ms} ms`), { code: "TIMEOUT" });
      reject(error);
      inner.abort(error);
      onTimeout?.();
    }, ms);
  });
  const abort = new Promise<never>((_, reject) => {
    onAbort = () => {
      reject(signal?.reason);
      inner.abort(signal?.reason);
    };
    signal?.addEventListener("abort", onAbort, { once: true });
  });
  try {
    return await Promise.race([timeout, abort, fn(inner.signal)]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}
