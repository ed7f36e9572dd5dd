/** What tests see of values and their clones, without trusting an equality that has its own opinion. */
import { expect } from "vitest";

/** Whether a value is an object; functions are not, because they are never copied. */
export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** What an object refers to directly: property values, keys, values and members. */
function partsOf(value: object): unknown[] {
  if (ArrayBuffer.isView(value)) return [];
  const parts: unknown[] = Reflect.ownKeys(value).map((key) => Reflect.get(value, key));
  if (value instanceof Map) for (const entry of value) parts.push(...entry);
  if (value instanceof Set) parts.push(...value);
  return parts;
}

/** All objects that can be reached from a value, each once; at most ten thousand. */
export function objectsIn(value: unknown): Set<object> {
  const found = new Set<object>();
  const waiting = [value];
  while (waiting.length > 0 && found.size < 10_000) {
    const next = waiting.pop();
    if (!isObject(next) || found.has(next)) continue;
    found.add(next);
    waiting.push(...partsOf(next));
  }
  return found;
}

/** How many objects two values have in common. */
export function inCommon(a: unknown, b: unknown): number {
  const others = objectsIn(b);
  return [...objectsIn(a)].filter((each) => others.has(each)).length;
}

/** The value at the end of a path of own properties; `undefined` if the path ends before. */
export function at(value: unknown, ...path: PropertyKey[]): unknown {
  let here = value;
  for (const key of path) {
    if (!isObject(here) || !Object.hasOwn(here, key)) return undefined;
    // An own `__proto__` hides the accessor that all objects inherit.
    here = Reflect.get(here, key);
  }
  return here;
}

/** What a value is, in words: one of the two objects, another one, or the type of something else. */
export function whose(value: unknown, clone: unknown, original: unknown): string {
  if (value === clone) return "the clone";
  if (value === original) return "the original";
  return isObject(value) ? "another object" : typeof value;
}

/** The prototype of a value, `undefined` if it is not an object. */
export function prototypeOf(value: unknown): unknown {
  return isObject(value) ? Reflect.getPrototypeOf(value) : undefined;
}

/** The own keys of a value as sorted texts, such as "a", "b" and "Symbol(c)". */
export function keysOf(value: unknown): string[] {
  return isObject(value) ? Reflect.ownKeys(value).map(String).toSorted() : [];
}

/** Returns what `run` returns; fails with `sentence` if it throws. */
export function made<T>(run: () => T, sentence: string): T {
  try {
    return run();
  } catch (error) {
    const name = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return expect.fail(`${sentence} (it threw ${name})`);
  }
}

/** What `run` throws, as the name of its class; "nothing" if it returns. */
export function thrownBy(run: () => unknown): string {
  try {
    run();
    return "nothing";
  } catch (error) {
    if (error instanceof RangeError) return "RangeError";
    return error instanceof Error ? error.name : typeof error;
  }
}

/** Reads JSON as a server does, without a type. */
export function parsed(text: string): object {
  const value: unknown = JSON.parse(text);
  return isObject(value) ? value : {};
}

/** Removes what a wrong solution has put on `Object.prototype`; returns whether there was something. */
export function cleanPrototype(name: string): boolean {
  const polluted = Object.hasOwn(Object.prototype, name);
  if (polluted) Reflect.deleteProperty(Object.prototype, name);
  return polluted;
}

/** The processor time of `run` in milliseconds, which other programs on the machine hardly change. */
export function costOf(run: () => void): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
