import type { ChildNote } from "./message.ts";

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string";
const isNumber: Check = (value) => typeof value === "number";
const isObject: Check = (value) => typeof value === "object" && value !== null;
const isTexts: Check = (value) => Array.isArray(value) && value.every(isText);
const isObjects: Check = (value) => Array.isArray(value) && value.every(isObject);
const isNumbers: Check = (value) => Array.isArray(value) && value.every(isNumber);

/** The fields of each kind of note. */
const FIELDS = new Map<string, [string, Check][]>([
  ["loading", []],
  ["loaded", []],
  ["waiting", [["pending", isTexts]]],
  ["missing-export", [["found", isTexts]]],
  ["stage", [["n", isNumber]]],
  ["load-error", [["error", isObject]]],
  [
    "began",
    [
      ["name", isText],
      ["timeoutMs", isNumber],
    ],
  ],
  ["ended", [["record", isObject]]],
  ["tampered", [["what", isText]]],
  ["refused", [["specifier", isText]]],
  ["unhandled", [["error", isObject]]],
  [
    "asks",
    [
      ["specifier", isText],
      ["importer", isText],
    ],
  ],
  ["spinning", [["probes", isNumbers]]],
  [
    "finished",
    [
      ["suites", isObjects],
      ["left", isObjects],
    ],
  ],
]);

/**
 * Opens a line from the child. `null` when it does not begin with `secret` or is no note, which
 * means that the learner's code wrote it.
 */
export function parseNote(line: string, secret: string): ChildNote | null {
  if (secret === "" || !line.startsWith(secret)) return null;
  const note = readJson(line.slice(secret.length));
  if (typeof note !== "object" || note === null) return null;
  const record = note as Record<string, unknown>;
  const fields = typeof record["kind"] === "string" ? FIELDS.get(record["kind"]) : undefined;
  if (fields === undefined) return null;
  return fields.every(([name, check]) => check(record[name])) ? (note as ChildNote) : null;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
