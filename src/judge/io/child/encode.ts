const { stringify } = JSON;
const { ownKeys, get } = Reflect;
const { isArray } = Array;

/**
 * Plain data as JSON, without looking at any prototype: a `toJSON` that the learner's code put
 * somewhere is not asked. What is no data is `null`.
 */
export function encode(value: unknown): string {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return stringify(value);
  }
  if (typeof value !== "object" || value === null) return "null";
  return isArray(value) ? encodeList(value) : encodeRecord(value);
}

function encodeList(list: readonly unknown[]): string {
  let text = "[";
  for (let i = 0; i < list.length; i += 1) text += (i === 0 ? "" : ",") + encode(list[i]);
  return `${text}]`;
}

function encodeRecord(record: object): string {
  const keys = ownKeys(record);
  let text = "{";
  let first = true;
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i];
    if (typeof key !== "string") continue;
    const value: unknown = get(record, key);
    if (value === undefined) continue;
    text += `${first ? "" : ","}${stringify(key)}:${encode(value)}`;
    first = false;
  }
  return `${text}}`;
}
