/**
 * Values that are too big to print: a buffer of megabytes, a list of thousands of objects, a graph whose
 * parts are shared so often that writing it out takes for ever. They are told cut short.
 */
const { get, getPrototypeOf, ownKeys } = Reflect;
const { isArray } = Array;
const { isView } = ArrayBuffer;
const { stringify } = JSON;
const { compare } = Buffer;

/** What is visited of a value before it is too big. */
const MOST_PARTS = 3000;
const MOST_DEPTH = 60;
const MOST_BYTES = 2000;
const MOST_CHARACTERS = 20_000;
/** What is shown of a value that is too big. */
const SHOWN = { parts: 4, depth: 3, characters: 200 };

/** What of an error is always told. */
const TOLD = ["name", "message", "stack", "code", "expected", "actual"];

/** A value that is too big to print, cut short; `null` for any other. */
export function describeBig(value: unknown): string | null {
  return isBig(value) ? cut(value, "") : null;
}

/** The same in a few words, for a sentence. */
export function nameBig(value: unknown): string | null {
  if (!isBig(value)) return null;
  return (
    nameBytes(value) ??
    (typeof value === "string" ? cutText(value) : isArray(value) ? "[…]" : "{…}")
  );
}

/** Replaces the compared values of an error by text if one of them is too big. */
export function cutValues(error: object): void {
  const values = ["actual", "expected"].map((key) => ({ key, value: read(error, key) }));
  if (!values.some(({ value }) => isBig(value))) return;
  // The other one as well: only two texts are taken as they are.
  for (const { key, value } of values) {
    if (value !== undefined) Reflect.set(error, key, cut(value, ""));
  }
}

/** An error that holds something too big as plain data, with its compared values cut short; else `null`. */
export function cutError(error: unknown): object | null {
  if (typeof error !== "object" || error === null || !holdsBig(error)) return null;
  const plain: Record<string, unknown> = {};
  for (const key of TOLD) {
    const value = read(error, key);
    const text = describeBig(value);
    if (text !== null) plain[key] = text;
    else if (typeof value === "string") plain[key] = value;
    else if (value !== undefined && key !== "code") plain[key] = cut(value, "");
  }
  return plain;
}

function holdsBig(error: object): boolean {
  const keys = ownKeys(error);
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at];
    if (key !== undefined && key !== "stack" && isBig(read(error, key))) return true;
  }
  return false;
}

/**
 * Whether two views of bytes hold the same; `null` for other values, and for views that are small enough
 * to be compared part by part.
 */
export function compareBytes(one: unknown, other: unknown): boolean | null {
  if (!isView(one) || !isView(other) || one.byteLength <= MOST_BYTES) return null;
  return one.byteLength === other.byteLength && compare(asBytes(one), asBytes(other)) === 0;
}

function asBytes({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Visits the parts of a value as a printer would, each time that they come up. */
export function isBig(value: unknown): boolean {
  const left = { parts: MOST_PARTS };
  return !fits(value, [], left);
}

function fits(value: unknown, above: unknown[], left: { parts: number }): boolean {
  left.parts -= 1;
  if (left.parts < 0) return false;
  if (typeof value === "string") return value.length <= MOST_CHARACTERS;
  if (typeof value !== "object" || value === null) return true;
  if (isBytes(value)) return countBytes(value) <= MOST_BYTES;
  if (includes(above, value)) return true;
  if (above.length >= MOST_DEPTH) return false;
  const parts = listParts(value, MOST_PARTS);
  if (parts === null) return false;
  const path = [...above, value];
  for (let at = 0; at < parts.length; at += 1) {
    if (!fits(parts[at]?.[1], path, left)) return false;
  }
  return true;
}

function includes(list: readonly unknown[], wanted: unknown): boolean {
  for (let at = 0; at < list.length; at += 1) if (list[at] === wanted) return true;
  return false;
}

/** What is in a value and how it is called there; `null` when there is more than `most`. */
function listParts(value: object, most: number): [string, unknown][] | null {
  const parts: [string, unknown][] = [];
  const add = (name: string, part: unknown): boolean => {
    if (parts.length >= most) return false;
    parts[parts.length] = [name, part];
    return true;
  };
  if (isArray(value)) {
    for (let at = 0; at < value.length; at += 1) if (!add("", value[at])) return null;
    return parts;
  }
  if (value instanceof Map) {
    for (const [key, part] of value) if (!add(`${cut(key, "", 0)} => `, part)) return null;
  } else if (value instanceof Set) {
    for (const part of value) if (!add("", part)) return null;
  }
  const keys = ownKeys(value);
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? "";
    const name = typeof key === "string" ? stringify(key) : `[${String(key)}]`;
    if (!add(`${name}: `, read(value, key))) return null;
  }
  return parts;
}

function cut(value: unknown, indent: string, depth = SHOWN.depth): string {
  if (typeof value === "string") return cutText(value);
  if (typeof value === "bigint") return `${String(value)}n`;
  if (typeof value === "function") return "[Function]";
  if (typeof value !== "object" || value === null) return String(value);
  const bytes = nameBytes(value);
  if (bytes !== null) return bytes;
  const [open, close] = isArray(value) ? ["[", "]"] : [`${nameClass(value)}{`, "}"];
  if (depth === 0) return `${open}…${close}`;
  const parts = firstParts(value);
  const lines = parts.map(
    ([name, part]) => `${indent}  ${name}${cut(part, `${indent}  `, depth - 1)},`,
  );
  const more = countParts(value) - parts.length;
  if (more > 0) lines.push(`${indent}  … ${more} more`);
  return lines.length === 0 ? `${open}${close}` : `${open}\n${lines.join("\n")}\n${indent}${close}`;
}

function firstParts(value: object): [string, unknown][] {
  if (isArray(value)) return listParts(value.slice(0, SHOWN.parts), MOST_PARTS) ?? [];
  return (listParts(value, MOST_PARTS) ?? []).slice(0, SHOWN.parts);
}

function countParts(value: object): number {
  if (isArray(value)) return value.length;
  const own = ownKeys(value).length;
  return value instanceof Map || value instanceof Set ? value.size + own : own;
}

function cutText(text: string): string {
  if (text.length <= SHOWN.characters) return stringify(text);
  return `${stringify(text.slice(0, SHOWN.characters))}… (${text.length} characters)`;
}

function nameClass(value: object): string {
  const made = read(getPrototypeOf(value) ?? {}, "constructor");
  const name = typeof made === "function" ? made.name : "";
  return name === "" || name === "Object" ? "" : `${name} `;
}

function nameBytes(value: unknown): string | null {
  if (!isBytes(value)) return null;
  const name = nameClass(value).trim();
  return `${/^[AEIOU]/.test(name) ? "an" : "a"} ${name} of ${countBytes(value)} bytes`;
}

function isBytes(value: unknown): value is ArrayBufferView | ArrayBuffer {
  return isView(value) || value instanceof ArrayBuffer || value instanceof SharedArrayBuffer;
}

function countBytes(value: ArrayBufferView | ArrayBuffer): number {
  return value.byteLength;
}

/** A getter of the learner's may throw. */
function read(owner: object, key: PropertyKey): unknown {
  try {
    return get(owner, key);
  } catch {
    return undefined;
  }
}
