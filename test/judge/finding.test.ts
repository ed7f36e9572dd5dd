import { describe, expect, test } from "vitest";
import type { RawError } from "../../src/judge/attempt.ts";
import { explain } from "../../src/judge/finding.ts";
import type { Finding } from "../../src/judge/verdict.ts";
import { sampleError } from "./sample.ts";

const SOURCES = [
  { path: "/home/ada/counter.ts", text: "export class Counter {\n  add() {}\n}\n" },
  { path: "/home/ada/parts.ts", text: "export function reset() {}\n" },
];

function find(error: Partial<RawError>, member: string | null = "add"): Finding {
  return explain({
    error: sampleError(error),
    requirement: { id: "counts", title: "It counts", stage: 1, member, leaks: [] },
    sources: SOURCES,
    relativeTo: (path) => path.replace("/home/ada/", ""),
  });
}

describe("explain", () => {
  test("takes the suite's sentence without the comparison behind it", () => {
    expect(find({ message: "adds one: expected 1 to be 2 // Object.is" }).message).toBe("adds one");
  });

  test("keeps a message that has no sentence before the comparison", () => {
    expect(find({ message: "expected 1 to be 2" }).message).toBe("expected 1 to be 2");
  });

  test("passes on what was expected and received", () => {
    expect(find({ expected: "2", received: "1" })).toMatchObject({ expected: "2", received: "1" });
  });

  test("reads what was expected and received of a class from the message", () => {
    const message = "throws at once: expected { id: 1 } to be an instance of TypeError";
    expect(find({ message })).toMatchObject({
      message: "throws at once",
      expected: "an instance of TypeError",
      received: "{ id: 1 }",
    });
    expect(find({ message, name: "Error" })).not.toHaveProperty("expected");
  });

  test("does not take fields of a thrown error for a comparison", () => {
    const finding = find({ name: "TypeError", expected: "2", received: "1" });
    expect(finding).not.toHaveProperty("expected");
    expect(finding).not.toHaveProperty("received");
  });

  test("says what the learner's code threw, in one line, and what was tested", () => {
    expect(find({ name: "TypeError", message: "x is undefined\nmore" }).message).toBe(
      "your code threw TypeError: x is undefined (while testing `add`)",
    );
    expect(find({ name: "TypeError", message: "no" }, null).message).toBe(
      "your code threw TypeError: no",
    );
  });

  test("shows the ES form of a line of CommonJS", () => {
    const stack = "ReferenceError: no\n    at reset (file:///home/ada/parts.ts:1:1)";
    const error = { name: "ReferenceError", message: "require is not defined", stack };
    expect(find(error).message).toBe(
      "A solution is an ES module, which has no `require`: use `import` and `export` instead",
    );
  });

  test("says that it timed out, and what is pending", () => {
    const late = { name: "Error", message: "Test timed out in 2500ms.\nIf this is a long test" };
    expect(find(late).message).toBe(
      "timed out after 2.5 s: a promise never settled or a callback was never called",
    );
    expect(find({ ...late, pending: ["Timeout", "Timeout"] }).message).toContain(
      "; still pending: 2 timers",
    );
    expect(find({ ...late, pending: [] }).message).toContain("; still pending: nothing");
  });

  test("points to the innermost line of the learner's that the stack names", () => {
    const stack = [
      "TypeError: no",
      "    at Array.map (<anonymous>)",
      "    at reset (file:///home/ada/parts.ts:1:20)",
      "    at Counter.add (file:///home/ada/counter.ts:2:3)",
    ].join("\n");
    expect(find({ stack }).location).toEqual({ file: "parts.ts", line: 1, column: 20 });
  });

  test("points to the requirement's member when the stack names no line of the learner's", () => {
    const stack = "AssertionError\n    at file:///app/suite/a.test.ts:1:1";
    expect(find({ stack }).location).toEqual({ file: "counter.ts", line: 2, column: 3 });
    expect(find({ stack }, "reset").location).toEqual({ file: "parts.ts", line: 1, column: 17 });
  });

  test("points nowhere when neither is known", () => {
    expect(find({}, null)).not.toHaveProperty("location");
    expect(find({}, "missing")).not.toHaveProperty("location");
  });
});
