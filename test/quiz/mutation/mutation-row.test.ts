import { describe, expect, test } from "vitest";
import { canFail, countEnd, endOf, openRow } from "../../../src/quiz/mutation/mutation-row.ts";
import type { MutantEnd } from "../../../src/quiz/mutation/mutation-row.ts";
import type { Tie } from "../../../src/quiz/mutation/answer-tie.ts";
import { SAMPLES } from "../card-text.ts";

const RUN = { end: "ended", code: 0, stdout: "b\n", stderr: "", durationMs: 1 } as const;
const FAULT = { fault: "expected the proof to print a", exit: 0 };

function rowOf(tie: Tie, ends: { atNode: boolean; end: MutantEnd }[]) {
  const row = openRow(SAMPLES.order, tie);
  for (const { atNode, end } of ends) countEnd(row, { atNode, line: 2, says: "x", text: "" }, end);
  return row;
}

describe("what became of a mutant", () => {
  test("is the same print, another one, or an end that says nothing", () => {
    expect(endOf(RUN, { ...FAULT, fault: null })).toBe("same");
    expect(endOf(RUN, FAULT)).toBe("other");
    expect(endOf(RUN, { ...FAULT, exit: 13 })).toBe("other");
    expect(endOf({ ...RUN, code: 1 }, FAULT)).toBe("broken");
    expect(endOf({ ...RUN, stdout: "\n" }, FAULT)).toBe("broken");
    expect(endOf({ ...RUN, end: "timeout", code: null }, FAULT)).toBe("broken");
  });
});

describe("a proof can fail", () => {
  test("when a place of Node decides what is printed", () => {
    const row = rowOf("none", [
      { atNode: true, end: "same" },
      { atNode: true, end: "other" },
    ]);
    expect(canFail(row)).toBe(true);
    expect(row).toMatchObject({
      mutants: 2,
      noticed: 1,
      survivors: ["line 2: x"],
      shown: "line 2: x",
    });
  });

  test("when the print is the answer and follows the program", () => {
    expect(canFail(rowOf("answer", [{ atNode: false, end: "other" }]))).toBe(true);
    expect(canFail(rowOf("answer", [{ atNode: false, end: "same" }]))).toBe(false);
  });

  test("but not when only a model decides, nor when all that changes breaks it", () => {
    expect(canFail(rowOf("none", [{ atNode: false, end: "other" }]))).toBe(false);
    expect(canFail(rowOf("none", [{ atNode: true, end: "broken" }]))).toBe(false);
  });
});
