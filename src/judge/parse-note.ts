import { LEAK_KINDS } from "../catalog/challenge.ts";
import { RULES } from "./imports.ts";
import type { ChildNote } from "./message.ts";

/** Whether a value that somebody else may have written is of the right type. */
type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string";
const isNumber: Check = (value) => typeof value === "number";
const isFlag: Check = (value) => typeof value === "boolean";

const isOneOf =
  (...known: readonly unknown[]): Check =>
  (value) =>
    known.includes(value);

const isList =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every((one) => check(one));

/** A record with these fields; those of `optional` may be absent. */
const isRecord =
  (fields: Record<string, Check>, optional: Record<string, Check> = {}): Check =>
  (value) => {
    if (typeof value !== "object" || value === null) return false;
    const record = value as Record<string, unknown>;
    const isRight = ([name, check]: [string, Check]): boolean => check(record[name]);
    return (
      Object.entries(fields).every(isRight) &&
      Object.entries(optional).every(([name, check]) => !(name in record) || check(record[name]))
    );
  };

const isTexts = isList(isText);
const isError = isRecord(
  { name: isText, message: isText, stack: isText },
  { expected: isText, received: isText, system: isText, denied: isText, pending: isTexts },
);
const isErrorOrNull: Check = (value) => value === null || isError(value);

const isLeak = isRecord({ kind: isOneOf(...LEAK_KINDS), stack: isText }, { detail: isText });

const isTest = isRecord({
  name: isText,
  state: isOneOf("passed", "failed", "skipped", "pending"),
  expectedToFail: isFlag,
  error: isErrorOrNull,
  durationMs: isNumber,
});

const isEnded = isRecord({
  ...{ name: isText, state: isText, error: isErrorOrNull, durationMs: isNumber },
});

/** What each kind of note holds. */
const KINDS: Record<ChildNote["kind"], Check> = {
  loading: isRecord({}),
  loaded: isRecord({}),
  beat: isRecord({ had: isNumber }),
  waiting: isRecord({ pending: isTexts }),
  "missing-export": isRecord({ found: isTexts }),
  stage: isRecord({ n: isNumber }),
  "load-error": isRecord({ error: isError }),
  began: isRecord({ name: isText, timeoutMs: isNumber }),
  ended: isRecord({ record: isEnded }),
  tampered: isRecord({ what: isText }),
  refused: isRecord({ specifier: isText, rule: isOneOf(...RULES) }),
  ends: isRecord({}),
  unhandled: isRecord({ error: isError }),
  asks: isRecord({ specifier: isText, importer: isText }),
  spinning: isRecord({ probes: isList(isNumber) }),
  finished: isRecord({
    suites: isList(isRecord({ stage: isNumber, errors: isList(isError), tests: isList(isTest) })),
    left: isList(isLeak),
  }),
};

const checks = new Map<unknown, Check>(Object.entries(KINDS));

/**
 * Opens a line from the child. `null` when it does not begin with `secret` or is no note, to the type
 * of its last field, which means that the learner's code had a hand in it.
 */
export function parseNote(line: string, secret: string): ChildNote | null {
  if (secret === "" || !line.startsWith(secret)) return null;
  const note = readJson(line.slice(secret.length));
  if (typeof note !== "object" || note === null || !("kind" in note)) return null;
  return checks.get(note.kind)?.(note) === true ? (note as ChildNote) : null;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
