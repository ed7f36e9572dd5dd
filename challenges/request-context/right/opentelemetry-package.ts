// over: @opentelemetry/context-async-hooks@2
import type { IncomingMessage, ServerResponse } from "node:http";
import { createContextKey, ROOT_CONTEXT } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { Pool as PlainPool } from "./linked-maps.ts";

type Context = Record<string, unknown>;
type Log = (msg: string, fields?: Context) => void;

const manager = new AsyncLocalStorageContextManager().enable();
const KEY = createContextKey("values");

const isContext = (value: unknown): value is Context => value instanceof Object;

export function getContext(): Context | undefined {
  const values = manager.active().getValue(KEY);
  return isContext(values) ? { ...values } : undefined;
}

/** Contexts of the package cannot change, so the values are in a box of their own. */
export function runWithContext<T>(values: Context, fn: () => T): T {
  const box = { ...getContext(), ...values };
  return manager.with(ROOT_CONTEXT.setValue(KEY, box), fn);
}

export function bindContext<A extends unknown[], R>(fn: (...args: A) => R): (...args: A) => R {
  return manager.bind(manager.active(), fn);
}

export function contextMiddleware(valuesOf: (req: IncomingMessage) => Context) {
  return (req: IncomingMessage, res: ServerResponse, next: () => void): void =>
    runWithContext(valuesOf(req), () => {
      manager.bind(manager.active(), req);
      manager.bind(manager.active(), res);
      next();
    });
}

export class Pool {
  #pool: PlainPool;

  constructor(size: number) {
    this.#pool = new PlainPool(size);
  }

  run<T>(task: () => T | Promise<T>): Promise<T> {
    return this.#pool.run(bindContext(task));
  }
}

export function setContext(values: Context): void {
  const box = manager.active().getValue(KEY);
  if (!(box instanceof Object)) throw new Error("there is no context");
  Object.assign(box, values);
}

export const contextLog =
  (log: Log): Log =>
  (msg, fields) =>
    log(msg, { ...getContext(), ...fields });
