import { describe, expect, test } from "vitest";
import { compareRepair } from "../../src/drill/compare-repair.ts";
import { isCaught } from "../../src/drill/hold-drill.ts";
import { listIncidents } from "../../src/drill/incident.ts";
import { editOf, verdictOf } from "./sample.ts";

const ALL = ["a", "b", "c", "shared"];
const one = editOf("one", ["a", "shared"], ["-one"]);
const two = editOf("two", ["b", "shared"], ["-two"]);
const MISTAKES = [two, one];

describe("a drill holds", () => {
  test.each([
    [["a", "b", "shared"], true],
    [["a", "b", "c"], true],
    [["a", "shared"], false],
    [[], false],
  ])("with %j missed: %s", (missed, wanted) => {
    expect(isCaught(MISTAKES, verdictOf(ALL, missed))).toBe(wanted);
  });

  test("not when the program cannot be judged", () => {
    const verdict = { ...verdictOf(ALL, ["a", "b", "shared"]), status: "broken" as const };
    expect(isCaught(MISTAKES, verdict)).toBe(false);
  });
});

test("incidents tell what only one mistake breaks, in the order of the requirements", () => {
  const incidents = listIncidents(MISTAKES, verdictOf(ALL, ["a", "b", "shared"]));
  expect(incidents.map(({ mistake, row }) => [mistake, row.id])).toEqual([
    ["one", "a"],
    ["two", "b"],
  ]);
});

describe("a repair", () => {
  test.each([
    ["nothing is mended", ["a", "b", "shared"], { gone: [], stays: ["two", "one"], broken: [] }],
    ["one is mended", ["b", "shared"], { gone: ["one"], stays: ["two"], broken: [] }],
    ["all is mended", [], { gone: ["two", "one"], stays: [], broken: [] }],
    ["something else breaks", ["b", "c"], { gone: ["one"], stays: ["two"], broken: ["c"] }],
    [
      "what both broke is left",
      ["shared"],
      { gone: ["two", "one"], stays: [], broken: ["shared"] },
    ],
  ])("says so when %s", (_what, missed, told) => {
    const { broken, ...others } = compareRepair(MISTAKES, verdictOf(ALL, missed));
    expect({ ...others, broken: broken.map(({ id }) => id) }).toEqual(told);
  });

  test("mends nothing by what was not judged", () => {
    const verdict = verdictOf(ALL, ["b"]);
    const requirements = verdict.requirements.map((row) =>
      row.id === "a" ? { ...row, outcome: "not-reached" as const } : row,
    );
    expect(compareRepair(MISTAKES, { ...verdict, requirements }).gone).toEqual([]);
  });
});
