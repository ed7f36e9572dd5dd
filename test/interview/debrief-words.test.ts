import { expect, test } from "vitest";
import { buildDebrief } from "../../src/interview/build-debrief.ts";
import type { Debrief } from "../../src/interview/debrief.ts";
import { CONTENT, PLAN, play, sampleRun, sampleScript, sampleSpoken } from "./sample.ts";

const STAGE_1 = ["keeps-values", "zero-max"];
const STAGE_2 = [...STAGE_1, "evicts-oldest", "callback"];

function debrief(played: Parameters<typeof play>[0]): Debrief {
  return buildDebrief(play(played), CONTENT, []);
}

test("a wrong claim that took nothing away is told as no more than that", () => {
  const state = play({ script: sampleScript(sampleSpoken({ musts: 0 })) });
  const asked = state.questions.find(({ question }) =>
    question.points.some(({ kind }) => kind === "wrong"),
  );
  const wrong = asked?.question.points.findIndex(({ kind }) => kind === "wrong") ?? -1;
  asked?.ticked?.push(wrong);
  const { signals } = buildDebrief(state, CONTENT, []);
  expect(signals.find(({ signal }) => signal === "explains")?.evidence.at(-1)).toBe(
    "1 claim was wrong.",
  );
});

test("a run that did not finish says why in words, and how far it came", () => {
  const broken = sampleRun(["keeps-values"], { status: "broken", reason: "out-of-memory" });
  const one = debrief({ runs: [broken] });
  expect(one.timeLine.map(({ text }) => text)).toContain(
    "A run did not finish: it ran out of memory. Stage 1 has 1 of 2 requirements.",
  );
  expect(one.signals.flatMap(({ evidence }) => evidence)).toContain(
    "The last run did not finish: it ran out of memory.",
  );
  const unknown = { ...broken, reason: null };
  expect(JSON.stringify(debrief({ runs: [unknown] }).signals)).toContain("it stopped early");
});

test("an offer of help is not help, and what follows the code is told", () => {
  const one = debrief({ runs: [sampleRun(STAGE_1), sampleRun(STAGE_2)] });
  expect(one.timeLine.map(({ text }) => text)).toContain("A variation was asked.");
  const state = play({});
  state.steps.push({ at: state.at, clockMs: 0, step: { kind: "offered" } });
  const offer = buildDebrief(state, CONTENT, []).timeLine.find(({ text }) => /offered/.test(text));
  expect(offer?.kind).toBe("warning");
});

test("a review that is done says so, whatever was found", () => {
  const plan = { ...PLAN, coding: { ...PLAN.coding, kind: "review" } } as const;
  const state = play({ plan });
  state.steps.push({ at: state.at, clockMs: 0, step: { kind: "coded", by: "done" } });
  const { timeLine } = buildDebrief(state, CONTENT, []);
  expect(timeLine.at(-1)?.text).toBe("The review was done.");
});

test("a common mistake and the pattern that it speaks of are one, with the pattern's line", () => {
  const run = sampleRun(["keeps-values"], {
    sightings: [{ pattern: "or-default", line: 3, code: "max || 100;" }],
  });
  const mistake = "`||` takes `0` for missing: use `??`.";
  const rows = run.rows.map((row) => (row.id === "zero-max" ? { ...row, mistake } : row));
  expect(debrief({ runs: [{ ...run, rows }] }).mistakes).toEqual([
    { requirement: "zero-max", says: mistake, line: 3, code: "max || 100;" },
  ]);
});
