type Loose<A extends unknown[]> = (this: unknown, ...args: A) => void;

interface Waiting<A> {
  self: unknown;
  args: A;
  first: number;
  due: number;
}

/** One timer that looks at the clock when it fires, instead of a new timer for each call. */
export function debounce<A extends unknown[]>(
  fn: (...args: A) => unknown,
  ms: number,
  options: { maxWait?: number | undefined } = {},
): Loose<A> & { cancel: () => void; flush: () => void } {
  const longest = options.maxWait ?? Infinity;
  let waiting: Waiting<A> | null = null;
  let timer: NodeJS.Timeout | null = null;

  function check(): void {
    timer = null;
    if (waiting === null) return;
    const left = Math.min(waiting.due, waiting.first + longest) - Date.now();
    if (left > 0) timer = setTimeout(check, left);
    else run();
  }
  function run(): void {
    if (waiting === null) return;
    const { self, args } = waiting;
    drop();
    fn.apply(self, args);
  }
  function drop(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    waiting = null;
  }
  function debounced(this: unknown, ...args: A): void {
    const now = Date.now();
    waiting = { self: this, args, first: waiting?.first ?? now, due: now + ms };
    timer ??= setTimeout(check, Math.min(ms, longest));
  }
  debounced.cancel = drop;
  debounced.flush = run;
  return debounced;
}

export function throttle<A extends unknown[]>(
  fn: (...args: A) => unknown,
  ms: number,
  options: { leading?: boolean | undefined; trailing?: boolean | undefined } = {},
): Loose<A> {
  let next = -Infinity;
  let late: { self: unknown; args: A } | null = null;
  let timer: NodeJS.Timeout | null = null;

  function atTheEnd(): void {
    timer = null;
    if (late === null) return;
    const { self, args } = late;
    late = null;
    next = Date.now() + ms;
    fn.apply(self, args);
  }
  return function (...args) {
    const now = Date.now();
    const free = now >= next && timer === null;
    if (free) next = now + ms;
    if (free && options.leading !== false) {
      fn.apply(this, args);
    } else if (options.trailing !== false) {
      late = { self: this, args };
      timer ??= setTimeout(atTheEnd, next - now);
    }
  };
}

export function debounceAsync<A extends unknown[], T>(
  fn: (...args: A) => T | PromiseLike<T>,
  ms: number,
): (this: unknown, ...args: A) => Promise<T> {
  let waiters: { resolve: (value: T) => void; reject: (reason: unknown) => void }[] = [];
  const start = debounce(async function (this: unknown, ...args: A) {
    const mine = waiters;
    waiters = [];
    try {
      const value = await fn.apply(this, args);
      for (const { resolve } of mine) resolve(value);
    } catch (error) {
      for (const { reject } of mine) reject(error);
    }
  }, ms);
  return function (...args) {
    return new Promise((resolve, reject) => {
      waiters.push({ resolve, reject });
      start.apply(this, args);
    });
  };
}
