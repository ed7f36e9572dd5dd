/** One value of a JSON document, where it stands, and where to report what is wrong with it. */
export interface Field {
  /** Such as `requirements[2].id`; empty for the document itself. */
  path: string;
  /** `undefined` when the key is absent. */
  value: unknown;
  faults: string[];
}

/** A rule for a text: what it must match, and its name for the fault. */
export interface TextRule {
  pattern: RegExp;
  /** Follows "expected". */
  name: string;
}

/** A line of text that is not empty and has no space at its ends. */
export const LINE: TextRule = { pattern: /^\S(?:[^\r\n]*\S)?$/, name: "one line of text" };

/** Words of lower-case letters and digits, joined by single hyphens. */
export const KEBAB: TextRule = { pattern: /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, name: "kebab-case" };

/** Notes a fault of a field in the form `path: expected X, got Y`. */
export function report(field: Field, expected: string): void {
  const where = field.path === "" ? "" : `${field.path}: `;
  field.faults.push(`${where}expected ${expected}, got ${quoteValue(field.value)}`);
}

/** A look-up of the fields of an object; reports keys that are not among `keys`. */
export function readObject<K extends string>(field: Field, keys: readonly K[]): (key: K) => Field {
  const { path, value } = field;
  if (!isObject(value)) {
    report(field, "an object");
    // What is missing in something that is no object is not worth a second fault.
    return (key) => ({ path: joinPath(path, key), value: undefined, faults: [] });
  }
  const known: readonly string[] = keys;
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) reportKey(findField(field, value, key), known);
  }
  return (key) => findField(field, value, key);
}

/** All fields of an object by key, whatever the keys are. */
export function readEntries(field: Field): Map<string, Field> {
  const { value } = field;
  if (isObject(value)) {
    return new Map(Object.keys(value).map((key) => [key, findField(field, value, key)]));
  }
  report(field, "an object");
  return new Map();
}

/** The items of an array as fields; reports what is not an array or has fewer than `least` items. */
export function readList(field: Field, least: number): Field[] {
  const { value, faults } = field;
  if (!Array.isArray(value)) {
    report(field, "an array");
    return [];
  }
  const items: unknown[] = value;
  if (items.length < least) report(field, `at least ${least} item${least === 1 ? "" : "s"}`);
  return items.map((item, index) => ({ path: `${field.path}[${index}]`, value: item, faults }));
}

/** A string that follows a rule, or an empty one with a fault. */
export function readText(field: Field, rule: TextRule): string {
  if (typeof field.value === "string" && rule.pattern.test(field.value)) return field.value;
  report(field, rule.name);
  return "";
}

/** Strings that follow a rule, each only once. */
export function readTexts(field: Field, rule: TextRule, least: number): string[] {
  const items = readList(field, least);
  const texts = items.map((item) => readText(item, rule));
  if (items.length > 1) reportRepeats(items);
  return texts;
}

/** Reports each field whose value stood in an earlier one. */
export function reportRepeats(fields: readonly Field[]): void {
  const seen = new Set<unknown>();
  for (const field of fields) {
    if (field.value === undefined) continue;
    if (seen.has(field.value)) report(field, "no repetition");
    seen.add(field.value);
  }
}

/** One of some words, or the first of them with a fault. */
export function readChoice<T extends string>(field: Field, choices: readonly [T, ...T[]]): T {
  const found = choices.find((choice) => choice === field.value);
  if (found !== undefined) return found;
  report(field, `one of ${choices.join(", ")}`);
  return choices[0];
}

/** A whole number of at least 1; an absent one is `fallback`, if there is one. */
export function readCount(field: Field, fallback?: number): number {
  const { value } = field;
  if (value === undefined && fallback !== undefined) return fallback;
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 1) return value;
  report(field, "a whole number of at least 1");
  return 1;
}

/** A boolean; an absent one is `fallback`. */
export function readFlag(field: Field, fallback: boolean): boolean {
  const { value } = field;
  if (value === undefined) return fallback;
  if (typeof value === "boolean") return value;
  report(field, "true or false");
  return fallback;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function reportKey({ path, value, faults }: Field, known: readonly string[]): void {
  const got = `this key with ${quoteValue(value)}`;
  faults.push(`${path}: expected only the keys ${known.join(", ")}, got ${got}`);
}

/** Never from the prototype. */
function findField(parent: Field, object: Record<string, unknown>, key: string): Field {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  return { path: joinPath(parent.path, key), value, faults: parent.faults };
}

function joinPath(parent: string, key: string): string {
  const name = /^[\w$]+$/.test(key) ? key : JSON.stringify(key);
  return parent === "" ? name : `${parent}.${name}`;
}

function quoteValue(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length <= 80 ? text : `${text.slice(0, 77)}...`;
}
