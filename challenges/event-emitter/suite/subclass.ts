/** How an emitter behaves when a subclass declares a field under a name that the base uses. */
import { isDeepStrictEqual } from "node:util";
import { EventEmitter } from "@solution";
import { attempt, type Outcome } from "./observe.ts";

const METHODS = new Set([
  "on",
  "addListener",
  "once",
  "prependListener",
  "prependOnceListener",
  "off",
  "removeListener",
  "emit",
  "listenerCount",
  "listeners",
  "eventNames",
  "removeAllListeners",
  "setMaxListeners",
  "getMaxListeners",
  "constructor",
]);

/** Whether a subclass may use the name for a field. */
export function isFree(name: string): boolean {
  return !METHODS.has(name);
}

/** The names that an emitter inherits, without those of every object. */
export function inheritedNames(emitter: object): string[] {
  const names: string[] = [];
  let prototype: unknown = Object.getPrototypeOf(emitter);
  while (prototype instanceof Object && prototype !== Object.prototype) {
    names.push(...Object.getOwnPropertyNames(prototype));
    prototype = Object.getPrototypeOf(prototype);
  }
  return names;
}

/** Uses every method of an emitter and tells what could be seen. */
export function exercise(emitter: EventEmitter): unknown[] {
  const seen: unknown[] = [];
  const first = (...args: unknown[]): unknown => seen.push("first", ...args);
  const second = (...args: unknown[]): unknown => seen.push("second", ...args);
  emitter.addListener("order", first);
  emitter.once("order", second);
  emitter.prependListener("order", second);
  emitter.prependOnceListener("order", first);
  emitter.emit("order", 1);
  emitter.off("order", first);
  emitter.emit("order", 2);
  seen.push(emitter.listenerCount("order"), emitter.listeners("order").length);
  seen.push(emitter.eventNames().length, emitter.getMaxListeners());
  emitter.setMaxListeners(1);
  emitter.on("order", first);
  emitter.on("payment", first);
  emitter.removeAllListeners("payment");
  emitter.removeListener("order", second);
  seen.push(emitter.getMaxListeners(), emitter.emit("order", 3), emitter.emit("payment"));
  emitter.removeAllListeners();
  seen.push(emitter.emit("order"), attempt(() => emitter.emit("error")).threw);
  return seen;
}

/**
 * Uses an emitter of a subclass with one more field, and tells whether it does what is `usual`
 * and whether the field survived.
 */
export function exerciseWithField(
  name: string,
  usual: Outcome,
): { emitter: string; field: unknown } {
  class WithField extends EventEmitter {
    constructor() {
      super();
      // This is what a field declaration does.
      const field = { value: "mine", writable: true, enumerable: true, configurable: true };
      Object.defineProperty(this, name, field);
    }
  }
  const made = attempt(() => new WithField());
  if (!(made.value instanceof WithField)) return { emitter: "cannot be made", field: undefined };
  const emitter = made.value;
  const seen = attempt(() => exercise(emitter));
  return { emitter: compare(seen, usual), field: Reflect.get(emitter, name) };
}

function compare(seen: Outcome, usual: Outcome): string {
  if (isDeepStrictEqual(seen, usual)) return "works as usual";
  return seen.threw ? `throws ${String(seen.value)}` : "works differently";
}
