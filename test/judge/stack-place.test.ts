import { describe, expect, test } from "vitest";
import { findLearnerFrame, parseFrames, placeOf } from "../../src/judge/stack-place.ts";

describe("parseFrames", () => {
  test.each([
    ["a method", "    at Counter.add (file:///home/ada/a.ts:3:7)", "/home/ada/a.ts", "Counter.add"],
    ["a line outside of functions", "    at file:///home/ada/a.ts:3:7", "/home/ada/a.ts", null],
    ["a path", "    at add (/home/ada/a.ts:3:7)", "/home/ada/a.ts", "add"],
    [
      "a path with spaces and parentheses",
      "    at add (/home/a da/a (1).ts:3:7)",
      "/home/a da/a (1).ts",
      "add",
    ],
    [
      "an encoded URL",
      "    at add (file:///home/a%20da/%C3%BC%23.ts:3:7)",
      "/home/a da/ü#.ts",
      "add",
    ],
    [
      "a URL that cannot be decoded",
      "    at add (file:///home/100%.ts:3:7)",
      "/home/100%.ts",
      "add",
    ],
    ["a path of Windows", "    at add (C:\\ada\\a.ts:3:7)", "C:\\ada\\a.ts", "add"],
    ["a URL of Windows", "    at add (file:///C:/ada/a.ts:3:7)", "C:/ada/a.ts", "add"],
    ["a URL of a share", "    at add (file://pc/a%20da/a.ts:3:7)", "//pc/a da/a.ts", "add"],
    ["a path of a share", "    at add (\\\\pc\\ada\\a.ts:3:7)", "\\\\pc\\ada\\a.ts", "add"],
    [
      "an asynchronous frame",
      "    at async Counter.add (file:///home/ada/a.ts:3:7)",
      "/home/ada/a.ts",
      "async Counter.add",
    ],
  ])("reads %s", (_title, line, ...[path, name]) => {
    expect(parseFrames(line)).toEqual([{ path, line: 3, column: 7, function: name }]);
  });

  test("leaves out frames without a file, and the message", () => {
    const stack =
      "Error: at home (now)\n    at Array.map (<anonymous>)\n    at node:internal/timers:5:1";
    expect(parseFrames(stack)).toEqual([]);
  });
});

describe("findLearnerFrame", () => {
  const stack =
    "Error\n    at a (file:///suite/a.ts:1:1)\n    at b (file:///home/b.ts:2:2)\n    at c (file:///home/c.ts:3:3)";

  test("finds the innermost of the files", () => {
    expect(findLearnerFrame(stack, ["/home/c.ts", "/home/b.ts"])?.line).toBe(2);
  });

  test("finds nothing when no frame is in the files", () => {
    expect(findLearnerFrame(stack, ["/home/d.ts"])).toBeNull();
  });

  test("compares paths of Windows whatever their slashes", () => {
    expect(findLearnerFrame("at b (file:///C:/home/b.ts:2:2)", ["C:\\home\\b.ts"])?.line).toBe(2);
  });
});

describe("placeOf", () => {
  test("names the file as the learner sees it", () => {
    const frame = { path: "/home/ada/a.ts", line: 3, column: 7, function: null };
    expect(placeOf(frame, () => "a.ts")).toEqual({ file: "a.ts", line: 3, column: 7 });
  });
});
