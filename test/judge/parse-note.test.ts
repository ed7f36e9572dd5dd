import { describe, expect, test } from "vitest";
import { parseNote } from "../../src/judge/parse-note.ts";

const SECRET = "5ec7e7";
const ERROR = { name: "Error", message: "", stack: "" };
const ENDED = { name: "a > b", state: "pass", error: null, durationMs: 1 };
const TEST = { ...ENDED, state: "passed", expectedToFail: false };

function finished(part: { errors?: unknown[]; tests?: unknown[]; left?: unknown[] }): object {
  const { errors = [], tests = [], left = [] } = part;
  return { kind: "finished", suites: [{ stage: 1, errors, tests }], left };
}

function line(note: unknown): string {
  return SECRET + JSON.stringify(note);
}

describe("parseNote", () => {
  test.each([
    { kind: "loading" },
    { kind: "loaded" },
    { kind: "waiting", pending: ["Timeout"] },
    { kind: "missing-export", found: ["Zähler"] },
    { kind: "stage", n: 2 },
    { kind: "load-error", error: ERROR },
    { kind: "began", name: "a > b", timeoutMs: 5 },
    { kind: "ended", record: ENDED },
    { kind: "ended", record: { ...ENDED, error: { ...ERROR, pending: ["Timeout"] } } },
    { kind: "tampered", what: "Array" },
    { kind: "refused", specifier: "vitest", rule: "judge" },
    { kind: "unhandled", error: { ...ERROR, expected: "1", received: "2" } },
    { kind: "asks", specifier: "./b.ts", importer: "file:///a.ts" },
    { kind: "spinning", probes: [1, 2] },
    { kind: "finished", suites: [], left: [] },
    finished({ errors: [ERROR], tests: [TEST], left: [{ kind: "timer", stack: "" }] }),
    finished({ left: [{ kind: "listener", detail: "process", stack: "" }] }),
  ])("opens %j", (note) => {
    expect(parseNote(line(note), SECRET)).toEqual(note);
  });

  test.each([
    ["a line without the secret", JSON.stringify({ kind: "loaded" })],
    ["a line with another secret", `000000${JSON.stringify({ kind: "loaded" })}`],
    ["a line with the secret behind", JSON.stringify({ kind: "loaded" }) + SECRET],
    ["an empty line", ""],
    ["the secret alone", SECRET],
    ["what is no JSON", `${SECRET}{"kind":`],
    ["what is no object", line("loaded")],
    ["null", line(null)],
    ["a list", line([{ kind: "loaded" }])],
    ["an unknown kind", line({ kind: "solved" })],
    ["a kind that every object has", line({ kind: "constructor" })],
    ["a note without a field", line({ kind: "began", name: "a" })],
    ["a note with a field of another type", line({ kind: "began", name: "a", timeoutMs: "5" })],
    ["a list with items of another type", line({ kind: "spinning", probes: ["1"] })],
    ["a rule that there is not", line({ kind: "refused", specifier: "a", rule: "x" })],
    ["an error that is none", line({ kind: "unhandled", error: {} })],
    ["a stack that is a list", line({ kind: "unhandled", error: { ...ERROR, stack: [{}] } })],
    ["a record without a state", line({ kind: "ended", record: { ...ENDED, state: 1 } })],
    ["a time that is none", line({ kind: "ended", record: { ...ENDED, durationMs: null } })],
    ["a list in the place of a record", line({ kind: "ended", record: [] })],
    ["a suite that is none", line({ kind: "finished", suites: [{}], left: [] })],
    ["a test in a state that there is not", line(finished({ tests: [{ ...TEST, state: "ok" }] }))],
    ["a test with an error of another type", line(finished({ tests: [{ ...TEST, error: 1 }] }))],
    ["an error of a suite without a text", line(finished({ errors: [{ ...ERROR, name: 1 }] }))],
    ["a leak of an unknown kind", line(finished({ left: [{ kind: "idea", stack: "" }] }))],
    ["a leak whose stack is a list", line(finished({ left: [{ kind: "timer", stack: [] }] }))],
    [
      "a leak with another detail",
      line(finished({ left: [{ kind: "timer", stack: "", detail: 1 }] })),
    ],
  ])("refuses %s", (_title, text) => {
    expect(parseNote(text, SECRET)).toBeNull();
  });

  test("refuses everything when there is no secret", () => {
    expect(parseNote(JSON.stringify({ kind: "loaded" }), "")).toBeNull();
  });
});
