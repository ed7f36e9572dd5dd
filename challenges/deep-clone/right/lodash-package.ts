// over: lodash@4 (its `cloneDeep` shares keys of maps, drops the prototype `null`, knows no BigInt arrays)
import _ from "lodash";
const KEPT = [Promise, WeakMap, WeakSet, WeakRef];
type Omits = (key: PropertyKey) => boolean;

/** With a limit, every path is copied, so a cycle exceeds it. */
function copier(omits: Omits, limit?: number): (value: unknown, level?: number) => unknown {
  const copies = new Map<unknown, object>();
  return function copy(value: unknown, level = 0): unknown {
    if (typeof value !== "object" || value === null) return value;
    if (level === limit) throw new RangeError("too deep");
    if (limit === undefined && copies.has(value)) return copies.get(value);
    const made = shell(value);
    copies.set(value, made);
    const next = (part: unknown): unknown => copy(part, level + 1);
    if (made instanceof Map) new Map(Object(value)).forEach((v, k) => made.set(next(k), next(v)));
    else if (made instanceof Set) new Set(Object(value)).forEach((v) => made.add(next(v)));
    else if (made !== value && !ArrayBuffer.isView(value))
      for (const key of Reflect.ownKeys(made))
        if (omits(key)) Reflect.deleteProperty(made, key);
        else if (Object.getOwnPropertyDescriptor(made, key)?.configurable === true)
          Object.defineProperty(made, key, { value: next(Reflect.get(value, key)) });
    return made;
  };
}

function shell(value: object): object {
  if (value instanceof Map || value instanceof Set) return Reflect.construct(value.constructor, []);
  if (Buffer.isBuffer(value)) return Buffer.from(value);
  if (ArrayBuffer.isView(value)) return structuredClone(value);
  if (Object.getPrototypeOf(value) === null) return Object.setPrototypeOf({ ...value }, null);
  return KEPT.some((kind) => value instanceof kind) ? value : _.clone(value);
}
export function deepClone<T>(value: T): T;
export function deepClone(value: unknown): unknown {
  return copier(() => false)(value);
}

const isUnsafe: Omits = (key) => ["__proto__", "constructor", "prototype"].includes(String(key));
const isOperator: Omits = (key) => isUnsafe(key) || /^\$|\./.test(String(key));

export function deepMerge<T extends object>(base: T, patch: object): T {
  const addition = copier(isUnsafe, 100)(patch);
  return _.mergeWith(deepClone(base), addition, (older: unknown, newer: unknown) =>
    _.isPlainObject(older) && _.isPlainObject(newer) ? undefined : newer,
  );
}
export function stripOperators<T>(value: T): T;
export function stripOperators(value: unknown): unknown {
  return copier(isOperator, 100)(value);
}

const bytes = (view: ArrayBufferView): Buffer =>
  Buffer.from(view.buffer, view.byteOffset, view.byteLength);
export const deepEqual = (left: unknown, right: unknown): boolean =>
  _.isEqualWith(left, right, (a: unknown, b: unknown) =>
    ArrayBuffer.isView(a) && ArrayBuffer.isView(b)
      ? a.constructor === b.constructor && bytes(a).equals(bytes(b))
      : undefined,
  );
