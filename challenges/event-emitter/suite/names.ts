/** Event names that a careless emitter treats in a special way. */
import type { EventName } from "./observe.ts";

/** Strings that are properties of objects, arrays or functions, or that are falsy. */
export const STRINGS: readonly string[] = [
  "toString",
  "constructor",
  "hasOwnProperty",
  "valueOf",
  "__proto__",
  "prototype",
  "length",
  "name",
  "",
  "0",
  "undefined",
  "null",
];

/** Symbols with and without a description, and one that objects know. */
export const SYMBOLS: readonly symbol[] = [
  Symbol("order"),
  Symbol(""),
  Symbol.for("order too"),
  Symbol.iterator,
  Symbol.toPrimitive,
];

/** The name as a finding shows it. */
export function tell(name: EventName): string {
  return typeof name === "string" ? JSON.stringify(name) : String(name);
}
