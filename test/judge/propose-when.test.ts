import { expect, test } from "vitest";
import { judge } from "../../src/judge/judge.ts";
import { proposeWhen } from "../../src/judge/propose-when.ts";
import type { Finding, Verdict } from "../../src/judge/verdict.ts";
import { sampleCase, solvedAttempt } from "./sample.ts";

const SOLVED = judge(sampleCase(solvedAttempt()));

/** A verdict with these findings by requirement. */
function missing(findings: Record<string, Finding>): Verdict {
  const requirements = SOLVED.requirements.map((row) => {
    const finding = findings[row.id];
    return finding === undefined ? row : { ...row, outcome: "missed" as const, finding };
  });
  return { ...SOLVED, status: "unsolved", requirements };
}

function propose(own: Finding, ...others: Finding[]): string | undefined {
  const rivals = others.map((counts) => missing({ counts }));
  return proposeWhen(missing({ counts: own }), rivals)["counts"]?.source;
}

test("Nothing is needed where no other mistake is missed", () => {
  expect(proposeWhen(missing({ counts: { message: "it counts" } }), [])).toEqual({});
  const elsewhere = missing({ resets: { message: "it resets" } });
  expect(proposeWhen(missing({ counts: { message: "it counts" } }), [elsewhere])).toEqual({});
});

test("The sentence is taken if no other has it", () => {
  const own = { message: "it counts each call (once)", received: "2" };
  expect(propose(own, { message: "it counts", received: "2" })).toBe(
    "it counts each call \\(once\\)",
  );
});

test("Else a value: what came before what was expected", () => {
  const other = { message: "it counts", expected: "1", received: "2" };
  expect(propose({ ...other, received: "3", expected: "4" }, other)).toBe("received: 3");
  expect(propose({ ...other, expected: "4" }, other)).toBe("expected: 4");
});

test("A line that is part of another's is no proof", () => {
  const own = { message: "it counts", received: "2" };
  expect(propose(own, { message: "it counts on", received: "25" })).toBeUndefined();
  expect(propose(own, own)).toBeUndefined();
});

test("A line of a long value is enough, but never a bracket", () => {
  const own = { message: "it counts", received: "[\n  1,\n  7,\n]" };
  const other = { message: "it counts", received: "[\n  1,\n  2\n]" };
  expect(propose(own, other)).toBe("7,");
});

test("What no other run prints again is no pattern", () => {
  const other = { message: "it counts", received: "[]" };
  const id = "0b5c3cf5-1f6d-4a0e-9a55-3f8d2f0e7c11";
  const received = `{ "id": "${id}" }\nhttp://127.0.0.1:43210/\nsize: 2`;
  expect(propose({ ...other, received }, other)).toBe("size: 2");
});
