import { describe, expect, test } from "vitest";
import { parseNote } from "../../src/judge/parse-note.ts";

const SECRET = "5ec7e7";

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
    { kind: "load-error", error: { name: "Error", message: "", stack: "" } },
    { kind: "began", name: "a > b", timeoutMs: 5 },
    { kind: "ended", record: { name: "a > b" } },
    { kind: "tampered", what: "Array" },
    { kind: "refused", specifier: "vitest" },
    { kind: "unhandled", error: {} },
    { kind: "asks", specifier: "./b.ts", importer: "file:///a.ts" },
    { kind: "spinning", probes: [1, 2] },
    { kind: "finished", suites: [], left: [] },
  ])("opens $kind", (note) => {
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
  ])("refuses %s", (_title, text) => {
    expect(parseNote(text, SECRET)).toBeNull();
  });

  test("refuses everything when there is no secret", () => {
    expect(parseNote(JSON.stringify({ kind: "loaded" }), "")).toBeNull();
  });
});
