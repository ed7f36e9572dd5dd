/** Decides which own keys of an object are copied. */
type Keep = (key: PropertyKey) => boolean;

const MOST_LEVELS = 100;
const PROTOTYPE_KEYS = new Set<PropertyKey>(["__proto__", "constructor", "prototype"]);
/** Kinds whose content cannot be read, so the same object is kept. */
const KEPT = [Promise, WeakMap, WeakSet, WeakRef];

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
const isKept = (value: object): boolean => KEPT.some((kind) => value instanceof kind);
const isSafe: Keep = (key) => !PROTOTYPE_KEYS.has(key);
const isOperator = (key: PropertyKey): boolean =>
  typeof key === "string" && (key.startsWith("$") || key.includes("."));

/** Returns a copy that shares with `value` only functions and what cannot be copied. */
export function deepClone<T>(value: T): T;
export function deepClone(value: unknown): unknown {
  return new Copier(() => true).copy(value);
}

/** Returns a clone of `base` into which a safe clone of `patch` is merged. */
export function deepMerge<T extends object>(base: T, patch: object): T {
  checkDepth(patch);
  const merged = deepClone(base);
  const addition = new Copier(isSafe).copy(patch);
  if (isObject(addition)) mergeInto(merged, addition);
  return merged;
}

/** Returns a clone without the keys that a document database could read as an operator or a path. */
export function stripOperators<T>(value: T): T;
export function stripOperators(value: unknown): unknown {
  checkDepth(value);
  return new Copier((key) => isSafe(key) && !isOperator(key)).copy(value);
}

/** Whether two values have the same content. */
export function deepEqual(a: unknown, b: unknown): boolean {
  return new Comparison().equal(a, b);
}

/** Copies values, each object once. */
class Copier {
  readonly #copies = new Map<object, object>();
  readonly #keep: Keep;

  constructor(keep: Keep) {
    this.#keep = keep;
  }

  copy(value: unknown): unknown {
    if (!isObject(value) || isKept(value)) return value;
    const known = this.#copies.get(value);
    if (known !== undefined) return known;
    const copy = shellOf(value);
    // Noted before it is filled, so a cycle finds it.
    this.#copies.set(value, copy);
    this.#fill(copy, value);
    return copy;
  }

  #fill(copy: object, value: object): void {
    if (copy instanceof Map && value instanceof Map)
      for (const [key, item] of value) copy.set(this.copy(key), this.copy(item));
    else if (copy instanceof Set && value instanceof Set)
      for (const item of value) copy.add(this.copy(item));
    else if (!isBinary(value))
      for (const key of keysOf(value))
        if (this.#keep(key)) define(copy, key, this.copy(Reflect.get(value, key)));
  }
}

/** A copy that still lacks what has to be cloned itself. */
function shellOf(value: object): object {
  if (Array.isArray(value)) return Array.from({ length: value.length });
  if (value instanceof Map) return new Map();
  if (value instanceof Set) return new Set();
  if (value instanceof Date) return new Date(value.getTime());
  if (value instanceof RegExp) return new RegExp(value.source, value.flags);
  if (value instanceof ArrayBuffer) return value.slice(0);
  if (ArrayBuffer.isView(value)) return copyOfView(value);
  const copy: object = Object.create(Reflect.getPrototypeOf(value));
  return copy;
}

function copyOfView(view: ArrayBufferView): object {
  const bytes = Uint8Array.from(bytesOf(view));
  if (Buffer.isBuffer(view)) return Buffer.from(bytes.buffer);
  const copy: object = Reflect.construct(view.constructor, [bytes.buffer]);
  return copy;
}

function isBinary(value: object): value is ArrayBuffer | ArrayBufferView {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

function bytesOf(value: ArrayBuffer | ArrayBufferView): Uint8Array {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}

function keysOf(value: object): PropertyKey[] {
  return Reflect.ownKeys(value).filter((key) =>
    Object.prototype.propertyIsEnumerable.call(value, key),
  );
}

/** Sets an own property; assigning to `__proto__` would set the prototype. */
function define(target: object, key: PropertyKey, value: unknown): void {
  Object.defineProperty(target, key, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}

function isPlain(value: unknown): value is object {
  if (!isObject(value)) return false;
  const prototype = Reflect.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Moves the content of `addition`, which belongs to nobody else, into `target`. */
function mergeInto(target: object, addition: object): void {
  for (const key of keysOf(addition)) {
    const older: unknown = Object.hasOwn(target, key) ? Reflect.get(target, key) : undefined;
    const newer: unknown = Reflect.get(addition, key);
    if (isPlain(older) && isPlain(newer)) mergeInto(older, newer);
    else define(target, key, newer);
  }
}

/** Throws if a value from outside is nested too deeply; a cycle is nested without end. */
function checkDepth(value: unknown, level = 1): void {
  if (!isObject(value)) return;
  if (level > MOST_LEVELS) throw new RangeError(`Nested more than ${MOST_LEVELS} levels deep`);
  for (const key of keysOf(value)) checkDepth(Reflect.get(value, key), level + 1);
}

/** Compares values; pairs that are being compared count as equal, which ends cycles. */
class Comparison {
  readonly #open = new Map<object, Set<object>>();

  equal(a: unknown, b: unknown): boolean {
    if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true;
    if (!isObject(a) || !isObject(b) || isKept(a)) return false;
    if (Reflect.getPrototypeOf(a) !== Reflect.getPrototypeOf(b)) return false;
    const partners = this.#open.get(a) ?? new Set();
    if (partners.has(b)) return true;
    this.#open.set(a, partners.add(b));
    const equal = this.#equalContent(a, b);
    partners.delete(b);
    return equal;
  }

  #equalContent(a: object, b: object): boolean {
    if (a instanceof Map && b instanceof Map) return this.#equalInAnyOrder([...a], [...b]);
    if (a instanceof Set && b instanceof Set) return this.#equalInAnyOrder([...a], [...b]);
    if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
    if (a instanceof RegExp && b instanceof RegExp) return String(a) === String(b);
    if (isBinary(a) && isBinary(b)) return Buffer.compare(bytesOf(a), bytesOf(b)) === 0;
    return this.#equalProperties(a, b);
  }

  #equalProperties(a: object, b: object): boolean {
    if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return false;
    const keys = keysOf(a);
    const others = new Set(keysOf(b));
    return (
      keys.length === others.size &&
      keys.every((key) => others.has(key) && this.equal(Reflect.get(a, key), Reflect.get(b, key)))
    );
  }

  /** Each item takes a partner of its own: equality is transitive, so any equal one will do. */
  #equalInAnyOrder(items: unknown[], others: unknown[]): boolean {
    const free = [...others];
    return (
      items.length === others.length &&
      items.every((item) => {
        const found = free.findIndex((other) => this.equal(item, other));
        if (found === -1) return false;
        free.splice(found, 1);
        return true;
      })
    );
  }
}
