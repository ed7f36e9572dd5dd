import { describe, expect, test } from "vitest";
import type { Attempt } from "../../src/judge/attempt.ts";
import { placeOfBroken } from "../../src/judge/broken-place.ts";
import type { Place } from "../../src/judge/verdict.ts";
import { sampleError, solvedAttempt } from "./sample.ts";

const FILE = "/home/ada/counter.ts";
const PLACE = { file: FILE, line: 3, column: 7 };
const FOUND = { file: "counter.ts", line: 3, column: 7 };

function find(change: Partial<Attempt>): Place | null {
  return placeOfBroken({
    attempt: solvedAttempt(change),
    sources: [{ path: FILE, text: "" }],
    relativeTo: (path) => path.replace("/home/ada/", ""),
  });
}

describe("placeOfBroken", () => {
  const error = sampleError({
    stack: `Error\n    at a (file:///app/x.js:1:1)\n    at b (${FILE}:3:7)`,
  });

  test.each([
    ["a syntax fault", { syntaxFault: { message: "no", place: PLACE } }],
    [
      "a refused import",
      { refusedImport: { specifier: "x", place: PLACE, rule: "challenge" as const } },
    ],
    ["a loop", { stuckAt: { ...PLACE, function: "add" } }],
    ["an error while loading", { loadErrors: [error] }],
    ["a late error", { lateErrors: [sampleError(), error] }],
  ])("finds %s", (_title, change) => {
    expect(find(change)).toEqual(FOUND);
  });

  test("finds nothing when no stack names the learner's file", () => {
    expect(find({ loadErrors: [sampleError()] })).toBeNull();
    expect(find({})).toBeNull();
  });
});
