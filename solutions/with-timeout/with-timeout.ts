/** What a call with a time limit may be told. */
export interface TimeoutOptions {
  /** Lets the caller give up before the time is over. */
  signal?: AbortSignal | undefined;
  /** Is called when the time is over. */
  onTimeout?: (() => void) | undefined;
}

/**
 * Calls `fn` and settles as it does, but gives up after `ms` milliseconds or when `options.signal`
 * aborts. Then the signal that `fn` got aborts too, with the same reason.
 */
export function withTimeout<T>(
  fn: (signal: AbortSignal) => T | PromiseLike<T>,
  ms: number,
  { signal: outer, onTimeout }: TimeoutOptions = {},
): Promise<T> {
  if (outer?.aborted) return Promise.reject(outer.reason);
  const controller = new AbortController();
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;

    // The only way out: nothing can forget the timer or the listener.
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      outer?.removeEventListener("abort", onAbort);
      settle();
    };
    const giveUp = (reason: unknown): void => {
      // Reject first: an `fn` that rejects as soon as its signal aborts comes too late.
      finish(() => reject(reason));
      controller.abort(reason);
    };
    const onAbort = (): void => giveUp(outer?.reason);

    outer?.addEventListener("abort", onAbort);
    // Node would turn a delay of Infinity into 1 ms.
    if (ms !== Infinity) {
      timer = setTimeout(() => {
        giveUp(timeoutError(ms));
        onTimeout?.();
      }, ms);
    }
    // The async wrapper turns a synchronous throw into a rejection. Both outcomes are handled here,
    // so a late rejection is not an unhandled one.
    (async () => fn(controller.signal))().then(
      (value) => finish(() => resolve(value)),
      (error: unknown) => finish(() => reject(error)),
    );
  });
}

function timeoutError(ms: number): Error {
  return Object.assign(new Error(`No result after ${ms} ms.`), { code: "TIMEOUT" });
}
