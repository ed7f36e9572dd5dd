import { describe, expect, test } from "vitest";
import { judge } from "../../src/judge/judge.ts";
import { countMutant, measureMutation, openMutation } from "../../src/judge/mutation.ts";
import type { MutationRow } from "../../src/judge/mutation.ts";
import { sampleCase, solvedAttempt } from "./sample.ts";

const SOLVED = judge(sampleCase(solvedAttempt()));
const UNSOLVED = judge(sampleCase(solvedAttempt({ tests: [] })));
const BROKEN = judge(sampleCase(solvedAttempt({ killed: "test" })));
const EQUAL = new Map([["equal", "no test can tell"]]);

function count(...mutants: [string, typeof SOLVED][]): MutationRow {
  const row = openMutation("counter");
  for (const [name, verdict] of mutants) countMutant(row, { name, line: 3, verdict }, EQUAL);
  return row;
}

describe("countMutant", () => {
  test("counts one that is not solved as killed, however that came", () => {
    expect(count(["a", UNSOLVED], ["b", BROKEN])).toMatchObject({ mutants: 2, killed: 2 });
  });

  test("lists one that is solved, unless it cannot be told apart", () => {
    expect(count(["a", SOLVED], ["equal", SOLVED])).toEqual({
      slug: "counter",
      mutants: 2,
      killed: 0,
      equal: 1,
      survivors: [{ name: "a", line: 3 }],
    });
  });

  test("counts one that was thought equal and is killed", () => {
    expect(count(["equal", UNSOLVED])).toMatchObject({ killed: 1, equal: 0 });
  });
});

describe("measureMutation", () => {
  test("leaves out those that cannot be told apart", () => {
    expect(measureMutation(count(["a", UNSOLVED], ["b", SOLVED], ["equal", SOLVED]))).toBe(0.5);
  });

  test("is 1 when there is nothing to tell apart", () => {
    expect(measureMutation(count(["equal", SOLVED]))).toBe(1);
    expect(measureMutation(openMutation("counter"))).toBe(1);
  });
});
