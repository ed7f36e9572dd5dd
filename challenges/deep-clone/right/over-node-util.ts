// over: node:util
import { isDeepStrictEqual, types } from "node:util";

type Keeps = (key: PropertyKey) => boolean;
const DATA = { writable: true, enumerable: true, configurable: true };
export const deepEqual = (a: unknown, b: unknown): boolean => isDeepStrictEqual(a, b);

export function deepClone<T>(value: T): T;
export function deepClone(value: unknown): unknown {
  return copier(() => true)(value);
}
export function deepMerge<T extends object>(base: T, patch: object): T {
  const merge = (into: unknown, from: unknown): boolean => {
    if (!isPlain(into) || !isPlain(from)) return false;
    for (const [key, value] of Object.entries(Object(from)))
      if (!merge(Object(into)[key], value)) Object.assign(Object(into), { [key]: value });
    return true;
  };
  const result = deepClone(base);
  merge(result, copier(isSafe, 100)(patch));
  return result;
}

export function stripOperators<T>(value: T): T;
export function stripOperators(value: unknown): unknown {
  return copier((key) => isSafe(key) && !/^\$|\./.test(String(key)), 100)(value);
}

const isSafe: Keeps = (key) => !/^(__proto__|constructor|prototype)$/.test(String(key));
const isPlain = (value: unknown): boolean =>
  Object(value) === value && [null, Object.prototype].includes(Object.getPrototypeOf(value));
/** Copies values; with a limit, every path is walked, so a cycle exceeds it. */
function copier(keeps: Keeps, limit?: number): (value: unknown, level?: number) => unknown {
  const copies = new Map<unknown, unknown>();
  return function copy(value: unknown, level = 0): unknown {
    if (typeof value !== "object" || value === null || types.isPromise(value)) return value;
    if (types.isWeakMap(value) || types.isWeakSet(value) || value instanceof WeakRef) return value;
    if (limit === undefined && copies.has(value)) return copies.get(value);
    if (level === limit) throw new RangeError("too deep");
    const made = start(value);
    copies.set(value, made);
    const next = (part: unknown): unknown => copy(part, level + 1);
    if (made instanceof Map) new Map(Object(value)).forEach((v, k) => made.set(next(k), next(v)));
    else if (made instanceof Set) new Set(Object(value)).forEach((v) => made.add(next(v)));
    else if (!ArrayBuffer.isView(value))
      for (const key of Reflect.ownKeys(value).filter(keeps))
        if (Object.prototype.propertyIsEnumerable.call(value, key))
          Object.defineProperty(made, key, { ...DATA, value: next(Reflect.get(value, key)) });
    return made;
  };
}

function start(value: object): object {
  if (Array.isArray(value)) return [];
  if (Buffer.isBuffer(value)) return Buffer.from(value);
  if (value instanceof Map || value instanceof Set) return Reflect.construct(value.constructor, []);
  const isLeaf = types.isDate(value) || types.isRegExp(value) || types.isAnyArrayBuffer(value);
  if (isLeaf || ArrayBuffer.isView(value)) return structuredClone(value);
  return Object.create(Object.getPrototypeOf(value));
}
