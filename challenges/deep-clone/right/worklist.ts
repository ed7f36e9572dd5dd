type Filter = (key: PropertyKey) => boolean;
type Fill = (copyOf: (part: unknown) => unknown) => void;

/** An empty copy and how to fill it; `undefined` for what is kept as it is. */
function begin(value: unknown, filter: Filter): { copy: object; fill: Fill } | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  switch (Object.prototype.toString.call(value)) {
    case "[object Promise]":
    case "[object WeakMap]":
    case "[object WeakSet]":
    case "[object WeakRef]":
      return undefined;
    case "[object Date]":
      return { copy: new Date(Number(value)), fill: () => undefined };
    default:
      return beginKnown(value) ?? beginProperties(value, filter);
  }
}

function beginKnown(value: object): { copy: object; fill: Fill } | undefined {
  if (value instanceof RegExp) return { copy: new RegExp(value), fill: () => undefined };
  if (Buffer.isBuffer(value)) return { copy: Buffer.concat([value]), fill: () => undefined };
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value))
    return { copy: structuredClone(value), fill: () => undefined };
  if (value instanceof Map) {
    const copy = new Map<unknown, unknown>();
    const fill: Fill = (copyOf) => {
      for (const [key, item] of value.entries()) copy.set(copyOf(key), copyOf(item));
    };
    return { copy, fill };
  }
  if (value instanceof Set) {
    const copy = new Set<unknown>();
    const fill: Fill = (copyOf) => value.forEach((item) => copy.add(copyOf(item)));
    return { copy, fill };
  }
  return undefined;
}

function beginProperties(value: object, filter: Filter): { copy: object; fill: Fill } {
  const copy: object = Array.isArray(value) ? [] : Object.create(Object.getPrototypeOf(value));
  const fill: Fill = (copyOf) => {
    const keys: PropertyKey[] = [...Object.keys(value), ...Object.getOwnPropertySymbols(value)];
    for (const key of keys) {
      const property = Object.getOwnPropertyDescriptor(value, key);
      if (property?.enumerable !== true || !filter(key)) continue;
      const part = { value: copyOf(Reflect.get(value, key)), writable: true, configurable: true };
      Object.defineProperty(copy, key, { ...part, enumerable: true });
    }
  };
  return { copy, fill };
}

/** Copies without recursion: what was begun waits in a list until it is filled. */
function copyAll(root: unknown, filter: Filter = () => true): unknown {
  const copies = new WeakMap<object, object>();
  const waiting: Fill[] = [];
  const copyOf = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    if (copies.has(value)) return copies.get(value);
    const begun = begin(value, filter);
    if (begun === undefined) return value;
    copies.set(value, begun.copy);
    waiting.push(begun.fill);
    return begun.copy;
  };
  const copy = copyOf(root);
  for (let fill = waiting.pop(); fill !== undefined; fill = waiting.pop()) fill(copyOf);
  return copy;
}

/** Looks at one level after the other. */
function limitLevels(value: unknown): void {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    const objects = level.filter((each) => typeof each === "object" && each !== null);
    if (depth === 100 && objects.length > 0) throw new RangeError("too deep");
    level = objects.flatMap((each) => Object.values(Object(each)));
  }
}

const safe: Filter = (key) => !["__proto__", "constructor", "prototype"].includes(String(key));
const plain = (value: unknown): value is object =>
  typeof value === "object" &&
  value !== null &&
  [null, Object.prototype].includes(Object.getPrototypeOf(value));

export function deepClone<T>(value: T): T;
export function deepClone(value: unknown): unknown {
  return copyAll(value);
}

export function deepMerge<T extends object>(base: T, patch: object): T;
export function deepMerge(base: object, patch: object): unknown {
  limitLevels(patch);
  const result = copyAll(base);
  const pairs: [unknown, unknown][] = [[result, copyAll(patch, safe)]];
  for (const [into, from] of pairs) {
    if (!plain(into) || !plain(from)) continue;
    for (const [key, value] of Object.entries(from)) {
      const own = Object.getOwnPropertyDescriptor(into, key);
      if (plain(own?.value) && plain(value)) pairs.push([own.value, value]);
      else Reflect.set(into, key, value);
    }
  }
  return result;
}

export function stripOperators<T>(value: T): T;
export function stripOperators(value: unknown): unknown {
  limitLevels(value);
  return copyAll(value, (key) => safe(key) && !/^\$|\./.test(String(key)));
}

/** Gathers all pairs that must be equal; each is looked at once, so cycles end. */
export function deepEqual(a: unknown, b: unknown, known: [unknown, unknown][] = []): boolean {
  const pairs: [unknown, unknown][] = [[a, b]];
  const seen = [...known];
  for (const [left, right] of pairs) {
    if (left === right || (left !== left && right !== right)) continue;
    if (seen.some(([one, other]) => one === left && other === right)) continue;
    seen.push([left, right]);
    const parts = partsToCompare(left, right, seen);
    if (parts === undefined) return false;
    pairs.push(...parts);
  }
  return true;
}

function partsToCompare(
  left: unknown,
  right: unknown,
  seen: [unknown, unknown][],
): [unknown, unknown][] | undefined {
  if (typeof left !== "object" || typeof right !== "object") return undefined;
  if (left === null || right === null) return undefined;
  if (Object.getPrototypeOf(left) !== Object.getPrototypeOf(right)) return undefined;
  if (begin(left, () => true) === undefined) return undefined;
  if (left instanceof Date) return [[left.getTime(), Number(right)]];
  if (left instanceof RegExp) return [[String(left), String(right)]];
  if (left instanceof ArrayBuffer || ArrayBuffer.isView(left)) return [[hex(left), hex(right)]];
  if (left instanceof Map || left instanceof Set)
    return matched(left, right, seen) ? [] : undefined;
  const keys = enumerable(left);
  const others = enumerable(right);
  if (keys.length !== others.length || !keys.every((key) => others.includes(key))) return undefined;
  if (Array.isArray(left) && Array.isArray(right) && left.length !== right.length) return undefined;
  return keys.map((key) => [Reflect.get(left, key), Reflect.get(right, key)]);
}

function matched(left: Iterable<unknown>, right: object, seen: [unknown, unknown][]): boolean {
  if (!(right instanceof Map || right instanceof Set)) return false;
  const rest: unknown[] = Array.from(right);
  for (const item of left) {
    const index = rest.findIndex((other) => deepEqual(item, other, seen));
    if (index < 0) return false;
    rest.splice(index, 1);
  }
  return rest.length === 0;
}

function enumerable(value: object): PropertyKey[] {
  return Reflect.ownKeys(value).filter(
    (key) => Object.getOwnPropertyDescriptor(value, key)?.enumerable,
  );
}

function hex(value: object): string {
  if (value instanceof ArrayBuffer) return Buffer.from(value).toString("hex");
  if (!ArrayBuffer.isView(value)) return "";
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("hex");
}
