/** Copies property descriptors, so accessors stay accessors; merges by building a new object. */
const KEPT: ReadonlySet<unknown> = new Set([
  ...[Promise.prototype, WeakMap.prototype, WeakSet.prototype, WeakRef.prototype],
]);

interface Kind {
  is(value: object): boolean;
  make(value: object): object;
  fill?(copy: object, value: object, clone: (part: unknown) => unknown): void;
  same?(a: object, b: object, equal: (a: unknown, b: unknown) => boolean): boolean;
}

/** A kind of one class. */
function kindOf<T extends object>(
  type: new (...args: never[]) => T,
  parts: {
    make: (value: T) => T;
    fill?: (copy: T, value: T, clone: (part: unknown) => unknown) => void;
    same?: (a: T, b: T, equal: (a: unknown, b: unknown) => boolean) => boolean;
  },
): Kind {
  return {
    is: (value) => value instanceof type,
    make: (value) => (value instanceof type ? parts.make(value) : value),
    fill(copy, value, clone) {
      if (copy instanceof type && value instanceof type) parts.fill?.(copy, value, clone);
    },
    same: (a, b, equal) =>
      a instanceof type && b instanceof type && (parts.same?.(a, b, equal) ?? true),
  };
}

const bytes = (view: ArrayBufferView): number[] => [
  ...new Uint8Array(view.buffer, view.byteOffset, view.byteLength),
];
const alike = (a: ArrayBufferView, b: ArrayBufferView): boolean =>
  a.byteLength === b.byteLength && bytes(a).join() === bytes(b).join();

/** Whether each item of one list has an equal one of its own in the other. */
function paired(
  items: unknown[],
  others: unknown[],
  equal: (a: unknown, b: unknown) => boolean,
): boolean {
  const taken = new Set<number>();
  const finds = (item: unknown): boolean => {
    const index = others.findIndex((other, at) => !taken.has(at) && equal(item, other));
    taken.add(index);
    return index >= 0;
  };
  return items.length === others.length && items.every(finds);
}

const KINDS: Kind[] = [
  kindOf(Date, { make: (date) => new Date(date), same: (a, b) => Number(a) === Number(b) }),
  kindOf(RegExp, {
    make: (value) => new RegExp(value.source, value.flags),
    same: (a, b) => a.source === b.source && a.flags === b.flags,
  }),
  kindOf(Map<unknown, unknown>, {
    make: () => new Map(),
    fill: (copy, map, clone) => map.forEach((value, key) => copy.set(clone(key), clone(value))),
    same: (a, b, equal) => paired([...a], [...b], equal),
  }),
  kindOf(Set<unknown>, {
    make: () => new Set(),
    fill: (copy, set, clone) => set.forEach((value) => copy.add(clone(value))),
    same: (a, b, equal) => paired([...a], [...b], equal),
  }),
  kindOf(Buffer, { make: (buffer) => Buffer.from(buffer), same: (a, b) => a.equals(b) }),
  kindOf(ArrayBuffer, {
    make: (memory) => memory.slice(0),
    same: (a, b) => alike(new Uint8Array(a), new Uint8Array(b)),
  }),
  {
    is: (value) => ArrayBuffer.isView(value),
    make: (value) => structuredClone(value),
    same: (a, b) => ArrayBuffer.isView(a) && ArrayBuffer.isView(b) && alike(a, b),
  },
  {
    is: Array.isArray,
    make: () => [],
    fill: copyProperties,
    same: (a, b, equal) =>
      Reflect.get(a, "length") === Reflect.get(b, "length") && sameProperties(a, b, equal),
  },
  {
    is: () => true,
    make: (value): object => Object.create(Object.getPrototypeOf(value)),
    fill: copyProperties,
    same: sameProperties,
  },
];

function copyProperties(copy: object, value: object, clone: (part: unknown) => unknown): void {
  for (const key of Reflect.ownKeys(value)) {
    const property = Object.getOwnPropertyDescriptor(value, key);
    if (!property?.enumerable) continue;
    if ("value" in property) property.value = clone(property.value);
    Object.defineProperty(copy, key, property);
  }
}

function sameProperties(a: object, b: object, equal: (a: unknown, b: unknown) => boolean): boolean {
  const [keys, others] = [a, b].map((each) =>
    Reflect.ownKeys(each).filter((key) => Object.prototype.propertyIsEnumerable.call(each, key)),
  );
  if (keys?.length !== others?.length) return false;
  const shared = (keys ?? []).filter((key) => Object.prototype.propertyIsEnumerable.call(b, key));
  if (shared.length !== keys?.length) return false;
  return shared.every((key) => equal(Reflect.get(a, key), Reflect.get(b, key)));
}

function isObject(value: unknown): value is object {
  return value !== null && typeof value === "object" && !KEPT.has(Object.getPrototypeOf(value));
}

export function deepClone<T>(value: T): T;
export function deepClone(root: unknown): unknown {
  const clones = new Map<unknown, object>();
  const clone = (value: unknown): unknown => {
    if (!isObject(value)) return value;
    const earlier = clones.get(value);
    if (earlier) return earlier;
    const kind = KINDS.find((each) => each.is(value));
    const copy = kind?.make(value) ?? value;
    clones.set(value, copy);
    kind?.fill?.(copy, value, clone);
    return copy;
  };
  return clone(root);
}

/** A clone of what came from outside: without forbidden keys, and at most 100 levels deep. */
function washed(value: unknown, forbidden: RegExp, levels = 100): unknown {
  if (!isObject(value)) return value;
  if (levels === 0) throw new RangeError("The value is nested too deeply");
  if (Array.isArray(value)) return value.map((each) => washed(each, forbidden, levels - 1));
  if (!isPlain(value)) return deepClone(value);
  const pairs = Object.entries(value).filter(([key]) => !forbidden.test(key));
  return Object.fromEntries(pairs.map(([key, each]) => [key, washed(each, forbidden, levels - 1)]));
}

function isPlain(value: unknown): value is object {
  if (!isObject(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

const PROTOTYPES = /^(__proto__|constructor|prototype)$/;

export function deepMerge<T extends object>(base: T, patch: object): T;
export function deepMerge(base: object, patch: object): unknown {
  return merged(base, washed(patch, PROTOTYPES));
}

function merged(base: unknown, patch: unknown): unknown {
  if (!isPlain(base) || !isPlain(patch)) return patch;
  const result = new Map<string, unknown>();
  for (const [key, value] of Object.entries(base))
    result.set(key, Object.hasOwn(patch, key) ? value : deepClone(value));
  for (const [key, value] of Object.entries(patch)) result.set(key, merged(result.get(key), value));
  return Object.fromEntries(result);
}

export function stripOperators<T>(value: T): T;
export function stripOperators(value: unknown): unknown {
  return washed(value, /^\$|\.|^(__proto__|constructor|prototype)$/);
}

export function deepEqual(left: unknown, right: unknown): boolean {
  const path: [object, object][] = [];
  const equal = (a: unknown, b: unknown): boolean => {
    if (Object.is(a, b) || (a === 0 && b === 0)) return true;
    if (!isObject(a) || !isObject(b)) return false;
    if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
    if (path.some(([one, other]) => one === a && other === b)) return true;
    path.push([a, b]);
    const kind = KINDS.find((each) => each.is(a));
    const same = kind?.is(b) === true && kind.same?.(a, b, equal) === true;
    path.pop();
    return same;
  };
  return equal(left, right);
}
