import { describe, expect, test } from "vitest";
import { buildDebrief, summarizeDebrief } from "../../src/interview/build-debrief.ts";
import { chooseFollowUps } from "../../src/interview/choose-follow-ups.ts";
import type { Debrief } from "../../src/interview/debrief.ts";
import type { Step, Stepped } from "../../src/interview/step.ts";
import { CONTENT, PLAN, play, sampleRun, sampleScript, sampleSpoken } from "./sample.ts";

const STAGE_1 = ["keeps-values", "zero-max"];
const STAGE_2 = [...STAGE_1, "evicts-oldest", "callback"];

type Played = Parameters<typeof play>[0];

function debrief(played: Played): Debrief {
  return buildDebrief(play(played), CONTENT, []);
}

function levelOf({ signals }: Debrief, wanted: string): string | null {
  return signals.find(({ signal }) => signal === wanted)?.level ?? null;
}

const JUNIOR: Played = {
  plan: { ...PLAN, level: "junior" },
  script: sampleScript(sampleSpoken({ musts: 0.6 }), { asked: 2, explains: false }),
  runs: [sampleRun(["keeps-values"]), sampleRun(STAGE_1)],
};
const MIDDLE: Played = {
  script: sampleScript(sampleSpoken({ musts: 0.7 }), { asked: 2 }),
  runs: [sampleRun(STAGE_1), sampleRun([...STAGE_1, "evicts-oldest"])],
};
const SENIOR: Played = {
  plan: { ...PLAN, level: "senior" },
  runs: [sampleRun(STAGE_1), sampleRun(STAGE_2)],
};

describe("each candidate reaches what was meant", () => {
  test.each([
    ["junior", JUNIOR],
    ["middle", MIDDLE],
    ["senior", SENIOR],
  ])("%s", (level, played) => {
    const one = debrief(played);
    expect(one.reached).toBe(level);
    expect(one.result).not.toBe("not yet");
  });

  test("and who is aimed too high is not there yet", () => {
    expect(debrief({ ...JUNIOR, plan: { ...PLAN, level: "senior" } }).result).toBe("not yet");
    expect(debrief({ runs: [] }).reached).toBeNull();
  });
});

test("a middle who breaks stage 1 again, or leaves a timer, has reached a junior's level only", () => {
  const broken = sampleRun(["keeps-values", "evicts-oldest"]);
  expect(debrief({ ...MIDDLE, runs: [sampleRun(STAGE_1), broken] }).reached).toBeNull();
  const leaks = [{ kind: "timer", count: 1, line: 3 }];
  const leaking = sampleRun([...STAGE_1, "evicts-oldest"], { leaks });
  const one = debrief({ ...MIDDLE, runs: [sampleRun(STAGE_1), leaking] });
  expect(one.reached).toBe("junior");
  expect(levelOf(one, "robustness")).toBe("weak");
});

test("a stage that was never asked counts nowhere", () => {
  const mistake = "It keeps what has expired.";
  const run = sampleRun(STAGE_2);
  const rows = run.rows.map((row) => (row.id === "expires" ? { ...row, mistake } : row));
  const state = play({ runs: [sampleRun(STAGE_1), { ...run, rows }] });
  const one = buildDebrief(state, CONTENT, []);
  expect(one.stages.map(({ n, status }) => [n, status])).toEqual([
    [1, "green"],
    [2, "green"],
  ]);
  expect(one.mistakes).toEqual([]);
  expect(state.questions.map(({ question }) => question.question).join("\n")).not.toContain(
    "An entry is gone after its time",
  );
});

test("who is not measured as a senior is at most a middle, whatever was met", () => {
  const runs = [sampleRun(STAGE_1), sampleRun(STAGE_2)];
  expect(debrief({ runs }).reached).toBe("middle");
  const plan = { ...PLAN, minutes: 30, level: "junior", scene: null } as const;
  expect(debrief({ plan, runs }).reached).toBe("middle");
});

test("a senior who does not answer the question of stage 3 is a middle", () => {
  const none = sampleSpoken({ musts: 0 });
  const script = sampleScript();
  const silent = { ...script, spoken: { ...script.spoken, stage: none } };
  expect(debrief({ ...SENIOR, script: silent }).reached).toBe("middle");
});

test("what was not asked and missed is told, what was asked is not", () => {
  const runs = [sampleRun(["keeps-values"])];
  const script = sampleScript(sampleSpoken(), { asked: 0 });
  expect(debrief({ runs, script }).notAsked).toMatchObject([
    { question: "What if max is zero?", requirement: "zero-max" },
  ]);
  expect(debrief({ runs }).notAsked).toEqual([]);
});

test("a tick without its sentence counts as not said", () => {
  const mute = sampleScript(sampleSpoken({ sentence: "" }));
  const [told, untold] = [debrief({}), debrief({ script: mute })];
  expect(told.spoken[0]).toMatchObject({ unbacked: 0, hit: { length: 4 } });
  expect(untold.spoken[0]).toMatchObject({ unbacked: 2, hit: { length: 2 } });
});

test("the time line knows the first run, the green stages and the longest time without a run", () => {
  const one = debrief(MIDDLE);
  const minutes = (ms: number | null | undefined): number => (ms ?? NaN) / 60_000;
  const begin = one.parts.slice(0, 3).reduce((sum, { usedMs }) => sum + minutes(usedMs), 0);
  expect(minutes(one.marks.firstRunMs)).toBe(begin + 5);
  expect(one.marks.firstGreenMs).toBe(one.marks.firstRunMs);
  expect(one.marks.stages).toMatchObject([{ n: 1 }, { n: 2, greenMs: null }]);
  expect(minutes(one.marks.longestSilence?.ms)).toBe(5);
  expect(one.timeLine.map(({ kind }) => kind)).toContain("green");
});

test("sure and wrong is told, sure and right is not", () => {
  expect(debrief({}).calibration).toMatchObject({ sureRight: 3, sureWrong: 0 });
  const wrong = sampleScript(sampleSpoken({ musts: 0.2 }));
  expect(debrief({ script: wrong }).calibration).toMatchObject({ sureRight: 0, sureWrong: 3 });
});

describe("sentences are right in number and name no ids", () => {
  const evidence = (played: Played, wanted: string): string =>
    debrief(played)
      .signals.flatMap((one) => (one.signal === wanted ? one.evidence : []))
      .join(" ");

  test("of what was left running", () => {
    const leaks = [
      { kind: "interval", count: 35, line: 3 },
      { kind: "timer", count: 1, line: null },
    ];
    expect(evidence({ runs: [sampleRun(STAGE_1, { leaks })] }, "robustness")).toBe(
      "35 intervals from line 3 were still running. 1 timer was still running.",
    );
  });

  test("of stages and what was lost", () => {
    expect(evidence({ runs: [sampleRun(STAGE_2)] }, "correctness")).toBe("Stages 1 and 2 are met.");
    const lost = [sampleRun(STAGE_1), sampleRun(["keeps-values"])];
    expect(evidence({ runs: lost }, "correctness")).toContain(
      'Met before and missed in the end: "A max of zero throws a RangeError".',
    );
  });

  test("of help", () => {
    const state = play({});
    const helped = { kind: "helped", requirement: "zero-max", step: 1 } as const;
    state.steps.push({ at: state.at, clockMs: 0, step: helped });
    expect(buildDebrief(state, CONTENT, []).timeLine.map(({ text }) => text)).toContain(
      'Help on "A max of zero throws a RangeError", step 1.',
    );
  });

  test("of being sure", () => {
    const wrong = sampleScript(sampleSpoken({ musts: 0.2 }));
    expect(debrief({ script: wrong }).calibration.says).toBe(
      "Of 3 answers, you were sure of 3 that did not hold.",
    );
    expect(debrief({}).calibration.says).toBe("Your confidence fitted all 3 answers.");
  });
});

test("the earlier ones stand beside it, the latest first, three at most", () => {
  const earlier = ["1", "2", "3", "4"].map((interview) => ({
    ...summarizeDebrief(debrief({})),
    interview,
  }));
  const one = buildDebrief(play({}), CONTENT, earlier);
  expect(one.before.map(({ interview }) => interview)).toEqual(["4", "3", "2"]);
});

test("one thing to practise follows from the weakest signal", () => {
  expect(debrief({ runs: [] }).practise.command).toEqual(["new", "cache", "--again"]);
  const green = [sampleRun(STAGE_1), sampleRun(STAGE_2)];
  const quiet = sampleScript(sampleSpoken({ musts: 0 }));
  expect(debrief({ runs: green, script: quiet }).practise.command).toEqual([
    "quiz",
    "--card",
    "event-loop/a",
  ]);
});

test("a wrong claim is told where it takes a point away", () => {
  const state = play({});
  const asked = state.questions.find(({ question }) =>
    question.points.some(({ kind }) => kind === "wrong"),
  );
  const evidence = (): string =>
    buildDebrief(state, CONTENT, [])
      .signals.flatMap((one) => (one.signal === "explains" ? one.evidence : []))
      .join(" ");
  expect(evidence()).not.toContain("wrong");
  const wrong = asked?.question.points.findIndex(({ kind }) => kind === "wrong") ?? -1;
  asked?.ticked?.push(wrong);
  expect(evidence()).toMatch(
    / (\d+) of \1 points .* 1 claim was wrong, which takes 1 point away: \d+ of \1 count\.$/,
  );
});

test("the reason for the practice is true where all is strong, and where no code was written", () => {
  const strong = { script: sampleScript(), runs: [sampleRun(STAGE_1), sampleRun(STAGE_2)] };
  const best = debrief(strong);
  expect(best.signals.map(({ level }) => level)).toEqual(Array(5).fill("strong"));
  expect(best.practise).toMatchObject({
    why: "All that was measured is strong, and stage 3 was not asked.",
    command: ["new", "cache", "--again"],
  });
  const short = buildDebrief(play({}, { most: 3 }), CONTENT, []);
  expect(short.practise.why).toBe(
    "The interview ended before the coding part, so this task is still open.",
  );
  expect(debrief({ runs: [] }).practise.why).toBe(
    "Your code was never run, so this task is still open.",
  );
});

test("the reference is told as far as stages were open", () => {
  expect(debrief({ runs: [] }).reference).toEqual(["A map keeps them. It knows their order."]);
  expect(debrief(MIDDLE).reference).toHaveLength(2);
});

test("what was left running is a mistake with its line", () => {
  const leaks = [{ kind: "interval", count: 2, line: 3 }];
  expect(debrief({ runs: [sampleRun(STAGE_1, { leaks })] }).mistakes).toEqual([
    {
      ...{ requirement: null, line: 3, code: null },
      says: "2 intervals were still running when all tests were over: end each on every way out.",
    },
  ]);
});

test("a question on what was missed names its line in words that need no guess", () => {
  const run = sampleRun(["keeps-values"]);
  const rows = run.rows.map((row) =>
    row.id === "zero-max" ? { ...row, line: 2, code: "go();" } : row,
  );
  const [asked] = chooseFollowUps(play({ runs: [{ ...run, rows }] }, { most: 40 }), CONTENT);
  expect(asked?.why).toBe("The last run missed this requirement. It shows in line 2: `go();`");
  expect(asked?.points[1]?.text).toBe("says what to change in the code");
});

test("an offer of help ends no time without a run, and a run that a resume repeats is none", () => {
  const run = sampleRun(["keeps-values"]);
  const state = play({ runs: [run] });
  const at = state.steps.findIndex(({ step }) => step.kind === "judged");
  const [{ clockMs } = { clockMs: 0 }] = state.steps.slice(at);
  const tell = (minute: number, step: Step): Stepped => {
    return { at: state.at, clockMs: clockMs + minute * 60_000, step };
  };
  const more = [
    tell(1, { kind: "offered" }),
    tell(2, { kind: "paused" }),
    tell(2, { kind: "resumed" }),
    tell(2, { kind: "judged", run: structuredClone(run) }),
  ];
  const isOver = (one: Stepped): boolean => one.step.kind === "coded";
  const rest = state.steps.slice(at + 1).map((one) => (isOver(one) ? tell(9, one.step) : one));
  const steps = [...state.steps.slice(0, at + 1), ...more, ...rest];
  const one = buildDebrief({ ...state, steps }, CONTENT, []);
  expect(one.marks).toMatchObject({ runs: 1, longestSilence: { fromMs: clockMs, ms: 540_000 } });
  expect(one.timeLine.filter(({ kind }) => kind === "run")).toHaveLength(1);
});

test("what was not measured has no level, and half of the questions is not strong", () => {
  expect(levelOf(debrief({ runs: [] }), "robustness")).toBeNull();
  const half = sampleScript(sampleSpoken(), { asked: 2 });
  expect(levelOf(debrief({ script: half, runs: [sampleRun(STAGE_2)] }), "clarifies")).toBe("yes");
  expect(levelOf(debrief({ runs: [sampleRun(STAGE_2)] }), "clarifies")).toBe("strong");
});

test("the debrief takes no time, and a rule is told in words", () => {
  const one = debrief({});
  expect(one.parts.map(({ part }) => part)).not.toContain("debrief");
  expect(one.puzzle?.explained).toMatchObject({ rule: "Ticks run in order.", correct: true });
});
