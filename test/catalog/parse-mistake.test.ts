import { expect, test } from "vitest";
import { parseMistake } from "../../src/catalog/parse-mistake.ts";
import { catchError } from "../workspace/caught-error.ts";

const SOURCE = "challenges/foo/mistakes/live-array/mistake.json";

const SOUND = {
  title: "Emits on the live array",
  misses: ["snapshot"],
  says: "`emit` walks the live array: copy the list first.",
};

function parse(parts: Record<string, unknown>): ReturnType<typeof parseMistake> {
  return parseMistake("live-array", { ...SOUND, ...parts }, SOURCE);
}

test("A sound mistake keeps its fields and its folder's name", () => {
  expect(parse({})).toEqual({ name: "live-array", ...SOUND, when: {} });
});

test("The patterns are compiled", () => {
  const { when } = parse({ when: { snapshot: "no listener is (skipped|lost)" } });
  expect(when["snapshot"]?.test("no listener is lost")).toBe(true);
  expect(when["snapshot"]?.test("no listener")).toBe(false);
});

test("A requirement called like a method of objects has no pattern unless it is given", () => {
  expect(parse({ misses: ["constructor"] }).when["constructor"]).toBeUndefined();
  const { when } = parse({ misses: ["constructor"], when: { constructor: "x" } });
  expect(when["constructor"]).toEqual(/x/);
});

test("All faults are reported at once", () => {
  const error = catchError(() =>
    parse({ misses: [], says: "No stop", when: { other: "(", snapshot: 1 }, note: "x" }),
  );
  expect(error.code).toBe("INVALID_MISTAKE");
  expect(error.message.split("\n").map((line) => line.replace(`${SOURCE}: `, ""))).toEqual([
    'note: expected only the keys title, misses, says, when, got this key with "x"',
    "misses: expected at least 1 item, got []",
    'says: expected one sentence that ends with a full stop, got "No stop"',
    'when.other: expected a requirement of misses, got "other"',
    'when.other: expected a regular expression, got "("',
    'when.snapshot: expected a requirement of misses, got "snapshot"',
    "when.snapshot: expected a regular expression, got 1",
  ]);
});

test("A pattern may not be empty, for it would match every message", () => {
  expect(catchError(() => parse({ when: { snapshot: "" } })).message).toContain("when.snapshot");
});
