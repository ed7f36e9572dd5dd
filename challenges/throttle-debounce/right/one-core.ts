interface Rules {
  /** Whether each call starts the wait again. */
  restart: boolean;
  leading: boolean;
  trailing: boolean;
  longest: number;
}

/** Both functions are one machine with other rules: when to run at once, when later, when to wait anew. */
function pace<A extends unknown[]>(fn: (...args: A) => unknown, ms: number, rules: Rules) {
  let waiting: [unknown, A] | undefined;
  let timer: NodeJS.Timeout | undefined;
  let until = Infinity;

  const stop = () => {
    if (timer) clearTimeout(timer);
    timer = undefined;
    waiting = undefined;
    until = Infinity;
  };
  const wait = (delay: number) => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(run, Math.max(delay, 0));
  };
  const run = () => {
    const call = waiting;
    stop();
    if (!call) return;
    if (!rules.restart) wait(ms);
    fn.apply(...call);
  };
  const paced = function (this: unknown, ...args: A): void {
    const idle = timer === undefined;
    if (idle && rules.leading) {
      wait(ms);
      fn.apply(this, args);
      return;
    }
    if (rules.trailing) waiting = [this, args];
    if (idle) until = Date.now() + rules.longest;
    if (idle || rules.restart) wait(Math.min(ms, until - Date.now()));
  };
  return Object.assign(paced, { cancel: stop, flush: () => (waiting ? run() : undefined) });
}

export function debounce<A extends unknown[]>(
  fn: (...args: A) => unknown,
  ms: number,
  options: { maxWait?: number } = {},
) {
  const longest = options.maxWait === undefined ? Infinity : options.maxWait;
  return pace(fn, ms, { restart: true, leading: false, trailing: true, longest });
}

export function throttle<A extends unknown[]>(
  fn: (...args: A) => unknown,
  ms: number,
  options: { leading?: boolean; trailing?: boolean } = {},
) {
  const { leading = true, trailing = true } = options;
  return pace(fn, ms, { restart: false, leading, trailing, longest: Infinity });
}

export function debounceAsync<A extends unknown[], T>(
  fn: (...args: A) => T | PromiseLike<T>,
  ms: number,
): (this: unknown, ...args: A) => Promise<T> {
  let open: { promise: Promise<T>; begin: (self: unknown, args: A) => void } | undefined;
  const trigger = debounce((self: unknown, args: A) => {
    const burst = open;
    open = undefined;
    burst?.begin(self, args);
  }, ms);
  return function (...args) {
    if (!open) {
      let begin: (call: [unknown, A]) => void = () => {};
      const started = new Promise<[unknown, A]>((resolve) => (begin = resolve));
      const promise = started.then(([self, last]) => fn.apply(self, last));
      open = { promise, begin: (self, last) => begin([self, last]) };
    }
    const { promise } = open;
    trigger(this, args);
    return promise;
  };
}
