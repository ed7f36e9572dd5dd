import type { EventLog } from "./event-log.ts";

/**
 * Makes a function that, given a handle, sees to it that callbacks of `close` are told: wraps the
 * `close` of the handle's prototype, once each.
 */
export function createCloseWatch(log: EventLog): (handle: object) => void {
  const wrapped = new WeakSet<object>();
  return (handle) => {
    const owner = findOwner(handle);
    if (owner === null || wrapped.has(owner)) return;
    wrapped.add(owner);
    const close: unknown = Reflect.get(owner, "close");
    if (typeof close === "function") wrap(owner, close, log);
  };
}

function findOwner(handle: object): object | null {
  let owner: object | null = Reflect.getPrototypeOf(handle);
  while (owner !== null && !Object.hasOwn(owner, "close")) owner = Reflect.getPrototypeOf(owner);
  return owner;
}

function wrap(owner: object, close: CallableFunction, log: EventLog): void {
  Reflect.set(owner, "close", function closeHandle(this: object, ...words: unknown[]): unknown {
    const id = readId(this);
    log.push({ k: "closing", id });
    const [callback, ...rest] = words;
    if (typeof callback !== "function") return Reflect.apply(close, this, words);
    const told = function tellClose(this: unknown, ...results: unknown[]): unknown {
      log.push({ k: "closecb", id });
      return Reflect.apply(callback, this, results);
    };
    return Reflect.apply(close, this, [told, ...rest]);
  });
}

function readId(handle: object): number {
  const read: unknown = Reflect.get(handle, "getAsyncId");
  const id: unknown = typeof read === "function" ? Reflect.apply(read, handle, []) : 0;
  return typeof id === "number" ? id : 0;
}
