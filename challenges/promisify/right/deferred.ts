type Version = (this: unknown, ...args: unknown[]) => unknown;

const CUSTOM = Symbol.for("nodejs.util.promisify.custom");

/** The parts of a promise in the open, settled by hand. */
class Deferred {
  resolve: (value: unknown) => void = () => {};
  reject: (reason: unknown) => void = () => {};
  readonly promise = new Promise<unknown>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });
}

export function promisify(fn: (...args: never[]) => unknown): Version {
  check(fn);
  const own: unknown = Reflect.get(fn, CUSTOM);
  if (own !== undefined) {
    check(own);
    return own;
  }
  return function (...args) {
    const deferred = new Deferred();
    const callback = (error: unknown, value: unknown): void => {
      if ((error ?? null) === null) deferred.resolve(value);
      else deferred.reject(error);
    };
    try {
      Reflect.apply(fn, this, [...args, callback]);
    } catch (error) {
      deferred.reject(error);
    }
    return deferred.promise;
  };
}

promisify.custom = CUSTOM;

export function callbackify(
  fn: (...args: never[]) => unknown,
): (this: unknown, ...args: unknown[]) => void {
  check(fn);
  return function (...args) {
    const callback = args[args.length - 1];
    check(callback);
    let work: Promise<unknown>;
    try {
      work = Promise.resolve(Reflect.apply(fn, this, args.slice(0, args.length - 1)));
    } catch (error) {
      work = Promise.reject(error);
    }
    const tell = (...outcome: unknown[]): void => queueMicrotask(() => callback(...outcome));
    work.then(
      (value) => tell(null, value),
      (reason: unknown) =>
        tell(reason ? reason : Object.assign(new Error("falsy rejection"), { reason })),
    );
  };
}

function check(thing: unknown): asserts thing is Version {
  if (typeof thing !== "function") throw new TypeError(`${typeof thing} is not a function`);
}
