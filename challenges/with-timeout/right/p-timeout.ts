// over: p-timeout@7
import pTimeout, { TimeoutError } from "p-timeout";

type Options = { signal?: AbortSignal | undefined; onTimeout?: (() => void) | undefined };

/** p-timeout limits the time and follows the signal; it does not stop the work. */
export async function withTimeout<T>(
  fn: (signal: AbortSignal) => T | PromiseLike<T>,
  ms: number,
  { signal, onTimeout }: Options = {},
): Promise<T> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const timeout = Object.assign(new TimeoutError(`over ${ms} ms`), { code: "TIMEOUT" });
  // p-timeout takes no 0; setTimeout makes 1 of both.
  const milliseconds = ms || 1;
  const work = (async () => fn(controller.signal))();
  try {
    const options = signal
      ? { milliseconds, message: timeout, signal }
      : { milliseconds, message: timeout };
    return await pTimeout(work, options);
  } catch (error) {
    if (error === timeout) onTimeout?.();
    if (error === timeout || signal?.aborted) controller.abort(error);
    throw error;
  }
}
