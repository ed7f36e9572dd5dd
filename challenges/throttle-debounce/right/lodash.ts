// over: lodash@4
import lodash from "lodash";
import { throttle as throttleCalls } from "throttle-debounce";

export function debounce<A extends unknown[]>(
  fn: (...args: A) => unknown,
  ms: number,
  options: { maxWait?: number } = {},
) {
  // An option that is undefined counts as 0 there.
  return lodash.debounce(fn, ms, options.maxWait === undefined ? {} : options);
}

/** After a run at the end, lodash lets the next call run at once; the smaller package keeps its distance. */
export function throttle<A extends unknown[]>(
  fn: (...args: A) => unknown,
  ms: number,
  { leading = true, trailing = true }: { leading?: boolean; trailing?: boolean } = {},
) {
  return throttleCalls(ms, fn, { noLeading: !leading, noTrailing: !trailing });
}

/** lodash returns the last result and no promise, so the waiting calls are kept here. */
export function debounceAsync<A extends unknown[], T>(
  fn: (...args: A) => T | PromiseLike<T>,
  ms: number,
): (this: unknown, ...args: A) => Promise<T> {
  const waiting: ((result: Promise<T>) => void)[] = [];
  const start = lodash.debounce(function (this: unknown, ...args: A) {
    const result = (async () => fn.apply(this, args))();
    for (const settle of waiting.splice(0)) settle(result);
  }, ms);
  return function (...args) {
    const promise = new Promise<T>((resolve) => waiting.push(resolve));
    start.apply(this, args);
    return promise;
  };
}
