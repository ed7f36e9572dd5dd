import { expect, test } from "vitest";
import { OFFER, listNotices, tellUnfinished } from "../../../src/commands/interview/notices.ts";
import { beginState, takeStep } from "../../../src/interview/fold-interview.ts";
import type { InterviewState } from "../../../src/interview/fold-interview.ts";
import type { Step } from "../../../src/interview/step.ts";
import { ID, PLAN, sampleRun } from "../../interview/sample.ts";

const OFFERED: Step[] = [{ kind: "entered", part: "coding" }, { kind: "offered" }];

function stand(...steps: Step[]): InterviewState {
  const state = beginState(ID, PLAN);
  for (const step of [{ kind: "begun", plan: PLAN } as const, ...OFFERED, ...steps])
    takeStep(state, { at: ID, clockMs: 1000, step });
  return state;
}

function tell(state: InterviewState, clockMs = 2000): string[] {
  return listNotices(state, { notice: { text: "Half.", untilMs: 3000 }, clockMs });
}

test("the offer of help stays beside a warning, and when that is gone", () => {
  expect(tell(stand())).toEqual([OFFER, "Half."]);
  expect(tell(stand(), 900_000)).toEqual([OFFER]);
  expect(tell(stand({ kind: "judged", run: sampleRun(["keeps-values"]) }))).toContain(OFFER);
});

test.each<[string, Step]>([
  ["help was taken", { kind: "helped", requirement: "zero-max", step: 1 }],
  ["stage 1 is met", { kind: "judged", run: sampleRun(["keeps-values", "zero-max"]) }],
  ["coding is over", { kind: "coded", by: "time" }],
  ["another part has begun", { kind: "entered", part: "follow-ups" }],
])("the offer goes once %s", (_when, step) => {
  expect(tell(stand(step))).toEqual(["Half."]);
});

test("what is not met is told before coding ends", () => {
  expect(tellUnfinished(stand())).toBe("Nothing was tested yet. End the coding part?");
  const red = stand({ kind: "judged", run: sampleRun(["keeps-values"]) });
  expect(tellUnfinished(red)).toBe("Stage 1 is not met yet. End the coding part?");
  const green = stand({ kind: "judged", run: sampleRun(["keeps-values", "zero-max"]) });
  expect(tellUnfinished(green)).toBe("Stage 2 is not met yet. End the coding part?");
});
