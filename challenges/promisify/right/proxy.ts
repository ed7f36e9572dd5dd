const CUSTOM = Symbol.for("nodejs.util.promisify.custom");

type Fn = (...args: never[]) => unknown;

class FalsyRejection extends Error {
  readonly reason: unknown;

  constructor(reason: unknown) {
    super("a promise rejected with a falsy value");
    this.reason = reason;
  }
}

/** Both ways are a proxy that changes only how the function is called. */
const promisify = Object.assign(
  (fn: Fn): unknown => {
    if (typeof fn !== "function") throw new TypeError("promisify needs a function");
    const own: unknown = Reflect.get(fn, CUSTOM);
    if (typeof own === "function") return own;
    return new Proxy(fn, {
      apply: (target, self: unknown, args: unknown[]) =>
        new Promise((resolve, reject) => {
          const callback = (...[error, value]: unknown[]): void =>
            new Set<unknown>([null, undefined]).has(error) ? resolve(value) : reject(error);
          Reflect.apply(target, self, args.concat(callback));
        }),
    });
  },
  { custom: CUSTOM },
);

const callbackify = (fn: Fn): unknown => {
  if (typeof fn !== "function") throw new TypeError("callbackify needs a function");
  return new Proxy(fn, {
    apply: (target, self: unknown, all: unknown[]) => {
      const args = [...all];
      const callback = args.pop();
      if (typeof callback !== "function") throw new TypeError("the callback is missing");
      const later = (...outcome: unknown[]): void => {
        setImmediate(() => Reflect.apply(callback, undefined, outcome));
      };
      new Promise((resolve) => resolve(Reflect.apply(target, self, args)))
        .then((value) => later(null, value))
        .catch((reason: unknown) => later(reason || new FalsyRejection(reason)));
    },
  });
};

export { callbackify, promisify };
