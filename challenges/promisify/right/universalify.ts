// over: universalify@2
import { fromCallback, fromPromise } from "universalify";

type Loose = (this: unknown, ...args: unknown[]) => unknown;

const custom = Symbol.for("nodejs.util.promisify.custom");

/** universalify does the calls both ways; the special cases around it are missing there. */
export function promisify(fn: Loose): unknown {
  if (typeof fn !== "function") throw new TypeError("fn is not a function");
  const own: unknown = Reflect.get(fn, custom);
  return typeof own === "function" ? own : fromCallback(fn);
}

promisify.custom = custom;

export function callbackify(fn: Loose): Loose {
  if (typeof fn !== "function") throw new TypeError("fn is not a function");
  const both = fromPromise(async function (this: unknown, ...args: unknown[]) {
    return fn.apply(this, args);
  });
  return function (...args) {
    const callback = args.pop();
    if (typeof callback !== "function") throw new TypeError("the callback is missing");
    void Reflect.apply(both, this, [
      ...args,
      (...outcome: unknown[]) => {
        const [reason] = outcome;
        const error = reason || Object.assign(new Error("falsy rejection"), { reason });
        const final = outcome.length === 2 ? outcome : [error];
        // Out of the promise, so that a throw of the callback does not become a rejection.
        setImmediate(() => Reflect.apply(callback, undefined, final));
      },
    ]);
  };
}
