import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage, ServerResponse } from "node:http";

/** What goes along with a run. */
export type Context = Record<string, unknown>;

/** Each run puts an object of its own into it. */
const storage = new AsyncLocalStorage<Context | undefined>();

/** Calls `fn` in a context with these values, and returns what it returns. */
export function runWithContext<T>(values: Context, fn: () => T): T {
  return storage.run({ ...storage.getStore(), ...values }, fn);
}

/** The context of the code that calls this, if it has one. */
export function getContext(): Context | undefined {
  return storage.getStore();
}

/** A function that calls `fn` in the context of this moment. */
export function bindContext<A extends unknown[], R>(fn: (...args: A) => R): (...args: A) => R {
  const context = storage.getStore();
  return function bound(this: unknown, ...args: A): R {
    return storage.run(context, () => Reflect.apply(fn, this, args));
  };
}

/** A step in front of a handler. */
export type Middleware = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

/** Handles each request in a context with the values that belong to it. */
export function contextMiddleware(valuesOf: (req: IncomingMessage) => Context): Middleware {
  return (req, res, next) => {
    runWithContext(valuesOf(req), () => {
      // Node emits from the connection, which knows nothing of this run.
      for (const emitter of [req, res]) Reflect.set(emitter, "emit", bindContext(emitter.emit));
      next();
    });
  };
}

/** Runs a limited number of tasks at once. */
export class Pool {
  readonly #size: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(size: number) {
    this.#size = size;
  }

  /** Runs the task when there is a place; what follows an `await` has the context of the caller. */
  async run<T>(task: () => T | Promise<T>): Promise<T> {
    if (this.#running < this.#size) this.#running += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await task();
    } finally {
      // The place goes to the next one, or is free.
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}

/** Adds values to the current context, for all code of this run. */
export function setContext(values: Context): void {
  const context = storage.getStore();
  if (context === undefined) throw new Error("there is no context to set values in");
  Object.assign(context, values);
}

/** Writes a message with fields. */
export type Log = (msg: string, fields?: Context) => void;

/** Adds the values of the context to the fields of each line. */
export function contextLog(log: Log): Log {
  return (msg, fields) => log(msg, { ...getContext(), ...fields });
}
