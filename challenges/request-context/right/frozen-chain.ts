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

type Listener = (this: unknown, ...args: unknown[]) => void;
type Add = (event: string | symbol, listener: Listener) => unknown;

/** Binds listeners one by one as they are added; Node finds one to remove by its `listener`, too. */
function bindListeners(emitter: EventEmitter): void {
  const on: Add = emitter.on.bind(emitter);
  const prepend: Add = emitter.prependListener.bind(emitter);
  const always = (add: Add): Add =>
    function bind(event, listener) {
      const made = Object.assign(AsyncResource.bind(listener), { listener });
      return add(event, made);
    };
  const once = (add: Add): Add =>
    function bindOnce(event, listener) {
      const made: Listener = AsyncResource.bind(function run(this: unknown, ...args: unknown[]) {
        emitter.off(event, made);
        Reflect.apply(listener, this, args);
      });
      return add(event, Object.assign(made, { listener }));
    };
  Object.assign(emitter, {
    on: always(on),
    addListener: always(on),
    prependListener: always(prepend),
    once: once(on),
    prependOnceListener: once(prepend),
  });
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
