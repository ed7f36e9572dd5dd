/** A debounced function, and what can be done about its waiting run. */
export interface Debounced<A extends unknown[]> {
  (this: unknown, ...args: A): void;
  /** Drops the waiting run. */
  cancel: () => void;
  /** Makes the waiting run now. */
  flush: () => void;
}

type Timer = ReturnType<typeof setTimeout> | undefined;

/**
 * Returns a function that runs `fn` once, `ms` milliseconds after the last of its calls, but not later
 * than `maxWait` milliseconds after the first of them.
 */
export function debounce<A extends unknown[]>(
  fn: (...args: A) => unknown,
  ms: number,
  { maxWait }: { maxWait?: number | undefined } = {},
): Debounced<A> {
  let run: (() => unknown) | undefined;
  let quiet: Timer;
  let limit: Timer;

  const cancel = (): void => {
    clearTimeout(quiet);
    clearTimeout(limit);
    limit = undefined;
    run = undefined;
  };
  const flush = (): void => {
    const waiting = run;
    // Forget it first: a call that `fn` makes begins again.
    cancel();
    waiting?.();
  };
  const debounced = function (this: unknown, ...args: A): void {
    run = () => fn.apply(this, args);
    clearTimeout(quiet);
    quiet = setTimeout(flush, ms);
    // Only the first call of a burst starts this one, so later calls cannot put it off.
    if (maxWait !== undefined) limit ??= setTimeout(flush, maxWait);
  };
  return Object.assign(debounced, { cancel, flush });
}

/** Returns a function that runs `fn` at most once in `ms` milliseconds, first at once and then at the end. */
export function throttle<A extends unknown[]>(
  fn: (...args: A) => unknown,
  ms: number,
  options: { leading?: boolean | undefined; trailing?: boolean | undefined } = {},
): (this: unknown, ...args: A) => void {
  const { leading = true, trailing = true } = options;
  let run: (() => unknown) | undefined;
  let busy = false;

  const beginInterval = (): void => {
    busy = true;
    setTimeout(endInterval, ms);
  };
  const endInterval = (): void => {
    busy = false;
    const waiting = run;
    run = undefined;
    if (waiting === undefined) return;
    // A run at the end begins the next interval, so that the next call keeps its distance.
    beginInterval();
    waiting();
  };
  return function (...args) {
    if (!busy && leading) {
      beginInterval();
      fn.apply(this, args);
      return;
    }
    if (!busy) beginInterval();
    if (trailing) run = () => fn.apply(this, args);
  };
}

/** As `debounce`, but each call gets a promise for the result of the run that it leads to. */
export function debounceAsync<A extends unknown[], T>(
  fn: (...args: A) => T | PromiseLike<T>,
  ms: number,
): (this: unknown, ...args: A) => Promise<T> {
  let burst: { promise: Promise<T>; settle: (result: Promise<T>) => void } | undefined;

  const later = debounce(function (this: unknown, ...args: A) {
    const current = burst;
    // From now on, a call belongs to the next burst.
    burst = undefined;
    current?.settle((async () => fn.apply(this, args))());
  }, ms);

  return function (...args) {
    burst ??= newBurst<T>();
    later.apply(this, args);
    return burst.promise;
  };
}

function newBurst<T>(): { promise: Promise<T>; settle: (result: Promise<T>) => void } {
  let settle: (result: Promise<T>) => void = () => undefined;
  const promise = new Promise<T>((resolve) => (settle = resolve));
  return { promise, settle };
}
