/** Each run has a box; the values in it are frozen, and setting replaces them as a whole. */
import { AsyncLocalStorage, AsyncResource } from "node:async_hooks";
import type { EventEmitter } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";

type Context = Readonly<Record<string, unknown>>;
type Box = { values: Context };

const boxes = new AsyncLocalStorage<Box>();

export const runWithContext = <T>(values: Context, fn: () => T): T =>
  boxes.run({ values: Object.freeze({ ...getContext(), ...values }) }, () => fn());

export const getContext = (): Context | undefined => boxes.getStore()?.values;

export const bindContext = <A extends unknown[], R>(fn: (...args: A) => R): ((...args: A) => R) =>
  AsyncResource.bind(fn);

export const setContext = (values: Context): void => {
  const box = boxes.getStore();
  if (!box) throw new Error("setContext was called outside of runWithContext");
  box.values = Object.freeze({ ...box.values, ...values });
};

/** Binds listeners one by one as they are added. */
function bindListeners(emitter: EventEmitter): void {
  const bound = new WeakMap<object, (...args: unknown[]) => void>();
  type Listener = (...args: unknown[]) => void;
  const wrap = (listener: Listener): Listener => {
    const known = bound.get(listener);
    if (known !== undefined) return known;
    const made: Listener = AsyncResource.bind(listener);
    bound.set(listener, made);
    return made;
  };
  for (const name of ["on", "addListener", "prependListener", "once", "prependOnceListener"]) {
    const add: unknown = Reflect.get(emitter, name);
    if (typeof add !== "function") continue;
    Reflect.set(emitter, name, function bind(this: unknown, event: unknown, listener: Listener) {
      // A once listener is added again by the emitter itself, already wrapped.
      const isOurs = name !== "on" && name !== "addListener";
      return Reflect.apply(add, this, [event, isOurs ? wrap(listener) : wrap(listener)]);
    });
  }
  for (const name of ["off", "removeListener"]) {
    const remove: unknown = Reflect.get(emitter, name);
    if (typeof remove !== "function") continue;
    Reflect.set(emitter, name, function unbind(this: unknown, event: unknown, one: Listener) {
      Reflect.apply(remove, this, [event, one]);
      return Reflect.apply(remove, this, [event, bound.get(one) ?? one]);
    });
  }
}

export function contextMiddleware(valuesOf: (req: IncomingMessage) => Context) {
  return (req: IncomingMessage, res: ServerResponse, next: () => void): void => {
    const values = valuesOf(req);
    runWithContext(values, () => {
      bindListeners(req);
      bindListeners(res);
      next();
    });
  };
}

/** A chain of places: each task waits for the place that becomes free first. */
export class Pool {
  #free: number;
  #queue: (() => void)[] = [];

  constructor(size: number) {
    this.#free = size;
  }

  run<T>(task: () => T | Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const start = AsyncResource.bind(() => {
        this.#free -= 1;
        new Promise<T>((settle) => settle(task())).then(resolve, reject).finally(() => {
          this.#free += 1;
          this.#queue.shift()?.();
        });
      });
      if (this.#free > 0) start();
      else this.#queue.push(start);
    });
  }
}

export const contextLog =
  (log: (msg: string, fields?: Record<string, unknown>) => void) =>
  (msg: string, fields: Record<string, unknown> = {}): void =>
    log(msg, Object.assign({}, getContext(), fields));
