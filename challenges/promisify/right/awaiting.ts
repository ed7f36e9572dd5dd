type Loose = (this: unknown, ...args: unknown[]) => unknown;

const custom = Symbol.for("nodejs.util.promisify.custom");

/** Written with `await` where it can be; the outcome of a call is a plain record. */
export function promisify(original: Loose): Loose {
  assertFunction(original, "original");
  const own: unknown = Reflect.get(original, custom);
  if (own) {
    assertFunction(own, "promisify.custom");
    return own;
  }
  return async function (...args) {
    const { failed, value } = await new Promise<{ failed: boolean; value: unknown }>((done) => {
      const callback = (error?: unknown, result?: unknown): void => {
        const failed = error !== undefined && error !== null;
        done({ failed, value: failed ? error : result });
      };
      try {
        original.call(this, ...args, callback);
      } catch (error) {
        done({ failed: true, value: error });
      }
    });
    return failed ? Promise.reject(value) : value;
  };
}

promisify.custom = custom;

export function callbackify(original: Loose): Loose {
  assertFunction(original, "original");
  async function run(self: unknown, args: unknown[], callback: Loose): Promise<void> {
    let outcome: unknown[];
    try {
      outcome = [null, await original.apply(self, args)];
    } catch (reason) {
      outcome = [reason || falsy(reason)];
    }
    process.nextTick(callback, ...outcome);
  }
  return function (...args) {
    const callback = args.pop();
    assertFunction(callback, "callback");
    void run(this, args, callback);
  };
}

function falsy(reason: unknown): Error {
  const error = new Error("rejected with a falsy value", { cause: reason });
  return Object.defineProperty(error, "reason", { value: reason });
}

function assertFunction(thing: unknown, name: string): asserts thing is Loose {
  if (typeof thing !== "function") throw new TypeError(`${name} must be a function`);
}
