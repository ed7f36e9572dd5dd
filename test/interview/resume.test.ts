import { expect, test } from "vitest";
import { buildDebrief } from "../../src/interview/build-debrief.ts";
import { findOpenInterview, listInterviews } from "../../src/interview/list-interviews.ts";
import type { Interviewed } from "../../src/progress/event.ts";
import { parseJournal } from "../../src/progress/parse-journal.ts";
import { foldProgress } from "../../src/progress/fold-progress.ts";
import type { Stepped } from "../../src/interview/step.ts";
import { CONTENT, ID, play, sampleRun } from "./sample.ts";

const RUNS = [sampleRun(["keeps-values"]), sampleRun(["keeps-values", "zero-max"])];

/** The steps as the journal has them after so many. */
function writeJournal(steps: readonly Stepped[]): string {
  return steps
    .map(({ at, clockMs, step }, n): Interviewed => {
      return { kind: "interviewed", at, interview: ID, n, clockMs, step };
    })
    .map((event) => `${JSON.stringify(event)}\n`)
    .join("");
}

function readInterviews(text: string): ReturnType<typeof listInterviews> {
  const progress = foldProgress(parseJournal(text), new Date("2026-12-01T00:00:00Z"));
  return listInterviews(progress.interviews);
}

const WHOLE = play({ runs: RUNS });

test("an interview that was left after any step ends as if it had not been", () => {
  expect(WHOLE.steps.length).toBeGreaterThan(40);
  const wanted = buildDebrief(WHOLE, CONTENT, []);
  for (const most of WHOLE.steps.keys()) {
    if (most === 0) continue;
    const [left] = readInterviews(writeJournal(play({ runs: RUNS }, { most }).steps));
    if (left === undefined) throw new Error(`nothing after ${most} steps`);
    const resumed = play({ runs: RUNS }, { from: left });
    expect(buildDebrief(resumed, CONTENT, []), `after ${most} steps`).toEqual(wanted);
  }
});

test("the order of the lines in the journal makes no difference", () => {
  const lines = writeJournal(WHOLE.steps).trimEnd().split("\n").toReversed().join("\n");
  expect(readInterviews(lines)).toEqual(readInterviews(writeJournal(WHOLE.steps)));
});

test("a step that another version wrote is skipped, and the rest stands", () => {
  const more = {
    kind: "interviewed",
    at: ID,
    interview: ID,
    n: 999,
    clockMs: 0,
    step: { kind: "sang" },
  };
  const text = `${writeJournal(WHOLE.steps)}${JSON.stringify(more)}\n`;
  expect(readInterviews(text)).toEqual(readInterviews(writeJournal(WHOLE.steps)));
});

test("only what has not ended is open", () => {
  expect(findOpenInterview(readInterviews(writeJournal(WHOLE.steps)))).toBeNull();
  const left = readInterviews(writeJournal(WHOLE.steps.slice(0, -1)));
  expect(findOpenInterview(left)?.id).toBe(ID);
});

test("the clock stands still in a pause, and a clock that goes back changes nothing", () => {
  const steps: Stepped[] = [
    ...WHOLE.steps.slice(0, 2),
    { at: "2026-11-30T10:10:00.000Z", clockMs: 60_000, step: { kind: "paused" } },
    { at: "2026-11-30T10:40:00.000Z", clockMs: 60_000, step: { kind: "resumed" } },
    { at: "2026-11-30T09:00:00.000Z", clockMs: 50_000, step: { kind: "ticked-clock" } },
  ];
  const [one] = readInterviews(writeJournal(steps));
  expect(one).toMatchObject({
    clockMs: 60_000,
    pauses: { count: 1, ms: 1_800_000 },
    pausedAt: null,
  });
});

test("an end loses nothing that is to be practised, wherever the process was killed", () => {
  const kinds = WHOLE.steps.map(({ step }) => step.kind);
  expect(kinds.slice(-2)).toEqual(["queued", "ended"]);
  const killed = play({ runs: RUNS }, { most: WHOLE.steps.length - 1 });
  expect(killed).toMatchObject({ queued: true, ended: null });
  const queued = play({ runs: RUNS }, { from: killed }).steps.filter(
    ({ step }) => step.kind === "queued",
  );
  expect(queued).toHaveLength(1);
});

test("a run that is repeated after a kill without a pause counts once, and the stop is told", () => {
  const at = WHOLE.steps.findIndex(({ step }) => step.kind === "judged");
  const [judged] = WHOLE.steps.slice(at);
  if (judged === undefined) throw new Error("no run");
  const again: Stepped[] = [{ ...judged, step: { kind: "resumed" } }, judged];
  const steps = [...WHOLE.steps.slice(0, at + 1), ...again, ...WHOLE.steps.slice(at + 1)];
  const [killed] = readInterviews(writeJournal(steps));
  if (killed === undefined) throw new Error("no interview");
  const [one, whole] = [killed, WHOLE].map((state) => buildDebrief(state, CONTENT, []));
  expect(one?.marks).toEqual(whole?.marks);
  const texts = one?.timeLine.map(({ text }) => text) ?? [];
  expect(texts.filter((text) => text.startsWith("A run"))).toHaveLength(1);
  expect(texts).toContain("The interview went on after the program had stopped without a pause.");
  expect(one?.pauses.count).toBe(0);
});
