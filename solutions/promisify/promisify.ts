/** What a function in the style of Node calls: with an error or null, then with the result. */
export type Callback<T> = (error: unknown, value?: T) => void;

type PromiseVersion<A extends unknown[], T> = (...args: A) => Promise<T | undefined>;

/**
 * Returns a version of `fn` that takes no callback and returns a promise instead, or the version that
 * `fn` has under `promisify.custom`.
 * @throws TypeError if `fn` is not a function.
 */
export function promisify<A extends unknown[], T>(
  fn: (...args: [...A, Callback<T>]) => void,
): PromiseVersion<A, T> {
  if (typeof fn !== "function") throw new TypeError("fn must be a function");
  const own: unknown = Reflect.get(fn, promisify.custom);
  if (isPromiseVersion<A, T>(own)) return own;

  // Not an arrow function, because it has to pass on `this`.
  return function promisified(this: unknown, ...args: A) {
    // The executor turns a throw of `fn` into a rejection, and ignores it if the callback came first.
    return new Promise((resolve, reject) => {
      const callback: Callback<T> = (error, value) => {
        // Not "if (error)": 0, "" and false are errors too.
        if (error === null || error === undefined) resolve(value);
        else reject(error);
      };
      fn.apply(this, [...args, callback]);
    });
  };
}

/** Under this symbol a function keeps its own promise version. */
promisify.custom = Symbol.for("nodejs.util.promisify.custom");

/**
 * Returns a version of `fn` that takes a callback as its last argument.
 * @throws TypeError if `fn` is not a function.
 */
export function callbackify<A extends unknown[], T>(
  fn: (...args: A) => T | PromiseLike<T>,
): (...args: [...A, Callback<T>]) => void {
  if (typeof fn !== "function") throw new TypeError("fn must be a function");

  return function callbackified(this: unknown, ...all: [...A, Callback<T>]): void {
    const callback: unknown = all.pop();
    if (!isCallback<T>(callback)) throw new TypeError("the last argument must be a callback");

    // A tick is outside of the promise: what the callback throws there cannot become a rejection.
    const call = (error: unknown, value?: T): void => process.nextTick(callback, error, value);
    const work = async (): Promise<T> => Reflect.apply(fn, this, all);
    work().then(
      (value) => call(null, value),
      (reason: unknown) => call(reason || falsyReason(reason)),
    );
  };
}

function falsyReason(reason: unknown): Error {
  return Object.assign(new Error(`Rejected with ${String(reason)}`), { reason });
}

function isCallback<T>(thing: unknown): thing is Callback<T> {
  return typeof thing === "function";
}

function isPromiseVersion<A extends unknown[], T>(thing: unknown): thing is PromiseVersion<A, T> {
  return typeof thing === "function";
}
