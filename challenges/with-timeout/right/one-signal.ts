class TimeoutError extends Error {
  readonly code = "TIMEOUT";
  override readonly name = "TimeoutError";
}

/** Everything that ends a call early is an abort of one signal, which `fn` gets too. */
export const withTimeout = <T>(
  fn: (signal: AbortSignal) => T | PromiseLike<T>,
  ms: number,
  options?: { signal?: AbortSignal; onTimeout?: () => void },
): Promise<T> => {
  const limit = new AbortController();
  const signal = options?.signal ? AbortSignal.any([options.signal, limit.signal]) : limit.signal;
  if (signal.aborted) return Promise.reject(signal.reason);

  const timer =
    ms < Infinity
      ? setTimeout(() => {
          limit.abort(new TimeoutError(`no answer within ${ms} ms`));
          options?.onTimeout?.();
        }, ms)
      : null;

  return new Promise<T>((resolve, reject) => {
    const abandon = () => {
      if (timer) clearTimeout(timer);
      reject(signal.reason);
    };
    signal.addEventListener("abort", abandon);
    const done = () => {
      if (timer) clearTimeout(timer);
      signal.removeEventListener("abort", abandon);
    };
    const work = Promise.resolve(signal).then(fn);
    void work.then(resolve, reject).finally(done);
  });
};
