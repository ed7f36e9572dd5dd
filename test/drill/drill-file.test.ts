import { describe, expect, test } from "vitest";
import { nameDrillFile, readDrillHead, writeDrillFile } from "../../src/drill/drill-file.ts";
import type { DrillHead } from "../../src/drill/drill-file.ts";

const HEAD: DrillHead = {
  id: { drill: "repair", slug: "lru-cache", seed: "a-7", level: "senior", draw: 2 },
  digest: "0123abcd",
  since: "2026-11-30T17:00:00.000Z",
};
const REPORTS = [
  { message: "get gives the value", expected: "1", received: "undefined" },
  { message: "keys\nare in order", expected: "[\n  1\n]", received: "[]" },
];
const TEXT = writeDrillFile(HEAD, REPORTS, "export {};\n");

describe("a file to repair", () => {
  test("says which drill it is, whatever is written below", () => {
    expect(readDrillHead(TEXT)).toEqual(HEAD);
    expect(readDrillHead(`\uFEFF${TEXT.replaceAll("\n", "\r\n")}more`)).toEqual(HEAD);
  });

  test("tells what users report in comments, with values that fit on a line, and ends with the program", () => {
    expect(TEXT.split("\n").slice(3)).toEqual([
      "// Since the last release, users report:",
      "//   1. No longer true: get gives the value",
      "//      expected 1, received undefined",
      "//   2. No longer true: keys are in order",
      "",
      "export {};",
      "",
    ]);
  });

  test.each([
    ["another level", TEXT.replace("senior", "expert")],
    ["no time", TEXT.replace("2026-11-30T17:00:00.000Z", "today")],
    ["half a line", TEXT.replace(", seed", "")],
  ])("is damaged with %s", (_what, text) => {
    expect(readDrillHead(text)).toBe("damaged");
  });

  test.each([[""], ["export {};\n"], [`\n${TEXT}`]])("is none that begins with %j", (text) => {
    expect(readDrillHead(text)).toBeNull();
  });

  test("has a name of its own when the first one is taken", () => {
    expect([nameDrillFile("7", 1), nameDrillFile("7", 2)]).toEqual(["drill-7.ts", "drill-7.2.ts"]);
  });
});
