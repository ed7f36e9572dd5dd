import { expect, test } from "vitest";
import { listFailures } from "../../../src/drill/tests/test-failure.ts";
import { findLater } from "../../../src/drill/tests/find-later.ts";
import { FILE, sampleRun } from "./sample.ts";

const messageOf = (error: {
  name?: string;
  message: string;
  denied?: string;
}): string | undefined => listFailures(sampleRun({ adds: error }), [FILE])[0]?.message;

test("a failure has the first line of its message, its values and its place", () => {
  const stack = `AssertionError\n    at /judge/child.js:1:1\n    at file://${FILE}:7:20`;
  const error = { message: "expected 1 to be 2\n\nmore", expected: "2", received: "1", stack };
  expect(listFailures(sampleRun({ adds: error, resets: "passed" }), [FILE])).toEqual([
    {
      ...{ name: "adds", message: "expected 1 to be 2", expected: "2", received: "1" },
      place: { file: FILE, line: 7, column: 20 },
    },
  ]);
});

test("what was thrown is named", () => {
  expect(messageOf({ name: "TypeError", message: "no." })).toBe("TypeError: no");
});

test.each([
  ["FileSystemRead /etc/passwd", "tests may read only their own folders, not `/etc/passwd`"],
  ["ChildProcess", "tests may not start a process"],
  ["SomethingNew", "tests may not do that"],
])("what the fence refused is told in words: %s", (denied, expected) => {
  expect(messageOf({ name: "Error", message: "restricted", denied })).toBe(expected);
});

test("a rule for solutions is told as one for tests", () => {
  const message = "A solution may only use sockets in its temporary folder";
  expect(messageOf({ name: "Error", message })).toBe(
    "a test may only use sockets in its temporary folder",
  );
});

test("a time limit and a snapshot are told in words", () => {
  expect(messageOf({ name: "Error", message: "Test timed out in 2000ms." })).toBe(
    "it did not finish within 2 s: what it waits for never happens",
  );
  expect(messageOf({ name: "Error", message: "Snapshot `adds 1` mismatched" })).toMatch(
    /no snapshots/,
  );
});

test("a member of a later stage is found in what failed", () => {
  const later = new Map([["reset", 2]]);
  const find = (message: string): unknown =>
    findLater([{ name: "adds", message, place: null }], later);
  expect(find("TypeError: counter.reset is not a function")).toEqual({ name: "reset", stage: 2 });
  expect(find("TypeError: counter.add is not a function")).toBeNull();
  expect(find("expected 1 to be 2")).toBeNull();
});
