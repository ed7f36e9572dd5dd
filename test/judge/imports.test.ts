import { describe, expect, test } from "vitest";
import {
  findPosition,
  findRefusalOf,
  isForbidden,
  isHiddenPath,
  isJudgeImport,
} from "../../src/judge/imports.ts";

describe("isJudgeImport", () => {
  test.each([
    "vitest",
    "vitest/node",
    "@vitest/expect",
    "@vitest/runner/utils",
    "chai",
    "@solution",
  ])("knows %s", (specifier) => expect(isJudgeImport(specifier)).toBe(true));

  test.each(["vitest-when", "chaise", "node:events", "./vitest", "@vitestry/x"])(
    "leaves %s alone",
    (specifier) => expect(isJudgeImport(specifier)).toBe(false),
  );
});

describe("isHiddenPath", () => {
  test("knows what lies in a hidden folder, however deep", () => {
    expect(isHiddenPath("/app/challenges/a/suite/a.test.ts", ["/app/challenges"])).toBe(true);
  });

  test("does not take a longer name for the folder", () => {
    expect(isHiddenPath("/app/challenges-of-mine/a.ts", ["/app/challenges"])).toBe(false);
  });

  test("knows both kinds of slashes", () => {
    expect(isHiddenPath("C:\\app\\solutions\\a.ts", ["C:/app/solutions"])).toBe(true);
    expect(isHiddenPath("C:/app/solutions/a.ts", ["C:\\app\\solutions"])).toBe(true);
  });

  test("knows the installed test tools wherever they are", () => {
    expect(isHiddenPath("/x/node_modules/vitest/dist/index.js", [])).toBe(true);
    expect(isHiddenPath("/x/node_modules/@vitest/expect/a.js", [])).toBe(true);
    expect(isHiddenPath("/x/node_modules/lodash/a.js", [])).toBe(false);
  });
});

describe("isForbidden", () => {
  test("knows a built-in with and without its prefix", () => {
    expect(isForbidden("events", ["node:events"])).toBe(true);
    expect(isForbidden("node:events", ["events"])).toBe(true);
  });

  test("does not forbid what lies beside it", () => {
    expect(isForbidden("node:events/x", ["events"])).toBe(false);
  });
});

describe("findRefusalOf", () => {
  const rules = { forbidden: ["events"], hiddenFolders: ["/app/challenges"], roots: ["/home/ada"] };

  test.each([
    ["vitest", null, null, "judge"],
    ["./a.ts", "/app/challenges/a.ts", null, "judge"],
    ["./a.ts", "/home/ada/a.ts", "/app/challenges/a.ts", "judge"],
    ["node:events", null, null, "challenge"],
    ["node:vm", null, null, "fence"],
    ["./a.ts", "/home/ada/a.ts", "/home/ada/a.ts", null],
    ["./missing.ts", "/home/eve/missing.ts", null, null],
    ["../eve/a.json", "/home/eve/a.json", "/home/eve/a.json", "outside"],
    ["./link.ts", "/home/ada/link.ts", "/home/eve/a.ts", "outside"],
    ["../adam/a.ts", "/home/adam/a.ts", "/home/adam/a.ts", "outside"],
    // A system that takes capitals for small letters gives a hidden folder another name.
    ["../SOLUTIONS/a.ts", "/APP/SOLUTIONS/a.ts", "/APP/SOLUTIONS/a.ts", "outside"],
    ["lodash", null, null, null],
  ])("judges %s that leads to %s, really %s", (...row) => {
    const [specifier, resolved, real, expected] = row;
    expect(findRefusalOf({ specifier, resolved, real }, rules)).toBe(expected);
  });

  test.each([
    ["vitest", null],
    ["@solution", null],
    ["vitest/node", "judge"],
    ["chai", "judge"],
    ["node:vm", "fence"],
  ])(
    "lets a test file import its tools and what it tests, and judges %s",
    (specifier, expected) => {
      const found = { specifier, resolved: null, real: null };
      expect(findRefusalOf(found, { ...rules, mayTest: true })).toBe(expected);
    },
  );
});

describe("findPosition", () => {
  test("counts lines and columns from 1", () => {
    expect(findPosition("ab\ncd", 0)).toEqual({ line: 1, column: 1 });
    expect(findPosition("ab\ncd", 4)).toEqual({ line: 2, column: 2 });
  });

  test("counts a line with a carriage return as one", () => {
    expect(findPosition("ab\r\ncd", 4)).toEqual({ line: 2, column: 1 });
  });
});
