import { expect, test } from "vitest";
import { countHelps, isHelpDue, listAttempts } from "../../src/interview/own-progress.ts";
import { listDueWarnings } from "../../src/interview/warnings.ts";
import { play, sampleRun } from "./sample.ts";

const RED = play({ runs: [sampleRun(["keeps-values"])] });
const GREEN = play({ runs: [sampleRun(["keeps-values", "zero-max"])] });
const MINUTE_MS = 60_000;

test("help is due after 60 % of the time without a green stage, once", () => {
  const at = (share: number) => ({ usedMs: share * 100, limitMs: 100 });
  expect(isHelpDue(RED, at(0.59))).toBe(false);
  expect(isHelpDue(RED, at(0.6))).toBe(true);
  expect(isHelpDue(GREEN, at(0.9))).toBe(false);
  expect(isHelpDue({ ...RED, offered: true }, at(0.9))).toBe(false);
});

test("warnings are given at half, at 80 % and five minutes before the end, each once", () => {
  const state = { ...RED, warned: [] };
  expect(listDueWarnings(state, 22 * MINUTE_MS)).toEqual([]);
  expect(listDueWarnings(state, 22.5 * MINUTE_MS)).toEqual(["half"]);
  expect(listDueWarnings({ ...state, warned: ["half"] }, 36 * MINUTE_MS)).toEqual(["most"]);
  expect(listDueWarnings({ ...state, warned: ["half", "most"] }, 40 * MINUTE_MS)).toEqual(["five"]);
});

test("the runs of an interview count as attempts of its own only", () => {
  expect(listAttempts(RED)).toMatchObject([
    { kind: "attempted", slug: "cache", met: ["keeps-values"], missed: ["zero-max"] },
  ]);
});

test("steps of help are counted by requirement, the furthest one", () => {
  const helps = [1, 2, 1].map((step) => ({ clockMs: 0, requirement: "a", step }));
  expect(countHelps({ ...RED, helps })).toEqual({ a: 2 });
});
