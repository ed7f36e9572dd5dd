import { isPromise } from "node:util/types";

/**
 * Which tests ran their own function to its end without an error. The test runner's word is not
 * enough: what it keeps of a test can be bent by code that gets hold of it.
 */
export interface Ledger {
  /** Gives `test` for suites: what it is told to run is entered at its end. */
  watch: <T extends object>(test: T) => T;
  /** Says which test runs from now on, by its full name. */
  begin: (name: string) => void;
  hasEnded: (name: string) => boolean;
}

const { apply, get } = Reflect;
const { then } = Promise.prototype;
const { endsWith } = String.prototype;

/** Opens an empty ledger. It uses nothing that the learner's code could replace. */
export function openLedger(): Ledger {
  const ended: Record<string, true> = Object.create(null);
  let current = "";
  const enter = (work: (...args: never) => unknown, title: unknown): unknown =>
    function (this: unknown, ...args: unknown[]): unknown {
      const name = current;
      const end = (): void => {
        if (title === null || apply(endsWith, name, [title])) ended[name] = true;
      };
      const result: unknown = apply(work, this, args);
      if (isPromise(result)) void apply(then, result, [end, () => undefined]);
      else end();
      return result;
    };
  const watchAs = <T extends object>(test: T, isNamed: boolean): T =>
    new Proxy(test, {
      apply(target, self, args: unknown[]): unknown {
        const title = isNamed ? args[0] : null;
        const entered = args.map((arg) => (isCallable(arg) ? enter(arg, title) : arg));
        if (!isCallable(target)) throw new TypeError("This is no function");
        const made: unknown = apply(target, self, entered);
        // Such as `test.each` of some rows, whose tests have names of their own.
        return isCallable(made) ? watchAs(made, false) : made;
      },
      get(target, key): unknown {
        const value: unknown = get(target, key);
        return isCallable(value) ? watchAs(value, false) : value;
      },
    });
  return {
    watch: (test) => watchAs(test, true),
    begin: (name) => {
      current = name;
    },
    hasEnded: (name) => ended[name] === true,
  };
}

function isCallable(value: unknown): value is (...args: never) => unknown {
  return typeof value === "function";
}
