import { hearQuestions } from "./asked-questions.ts";
import { calibrate } from "./calibrate.ts";
import type { InterviewContent } from "./content.ts";
import { PARTS } from "./debrief.ts";
import type {
  CostlyQuestion,
  Debrief,
  EarlierInterview,
  NamedMistake,
  PartTime,
  PuzzleAnswer,
  SpokenAnswer,
  StageRows,
} from "./debrief.ts";
import { choosePractice } from "./choose-practice.ts";
import { cutChallenge, cutRuns } from "./drawn-stages.ts";
import { findReached } from "./find-reached.ts";
import type { Asked, InterviewState } from "./fold-interview.ts";
import { countBestStages, findLastRun, listRegressions } from "./last-run.ts";
import { findMarks, listMoments } from "./list-moments.ts";
import { findPattern } from "./patterns.ts";
import { PART_TITLES, limitOf } from "./plan.ts";
import { rateResult } from "./rate-result.ts";
import { rateSignals } from "./rate-signals.ts";
import { hearPoints } from "./spoken.ts";
import type { Run } from "./step.ts";
import { tellCount } from "./tell-count.ts";
import { tellReference } from "./tell-reference.ts";

/** So many earlier interviews stand beside this one. */
const BEFORE = 3;

/** Says what an interview comes to; `before` are the ones before it that have ended, in their order. */
export function buildDebrief(
  taken: InterviewState,
  from: InterviewContent,
  before: readonly EarlierInterview[],
): Debrief {
  const { plan, questions } = taken;
  const content = { ...from, challenge: cutChallenge(from.challenge, plan) };
  const { challenge } = content;
  const state = { ...taken, runs: cutRuns(taken, challenge) };
  const notAsked = listCostly(state, content);
  const signals = rateSignals({ state, content, costly: notAsked });
  const spoken = questions.flatMap(describeSpoken);
  const { slug, kind, stages } = plan.coding;
  return {
    ...{ interview: state.id, seed: plan.seed, minutes: plan.minutes, level: plan.level },
    focus: plan.focus,
    challenge: { slug, title: challenge.title, kind, stages },
    end: state.ended ?? "stopped",
    endedAt: state.at,
    usedMs: state.clockMs,
    pauses: { ...state.pauses },
    parts: listParts(state),
    timeLine: listMoments(state, content),
    marks: findMarks(state, content),
    stages: describeStages(state, content),
    mistakes: listMistakes(state),
    notAsked,
    asked: countAsked(state, content),
    spoken,
    puzzle: describePuzzle(state, content),
    reference: tellReference(content.why, countOpened(state)),
    signals,
    ...rateResult(signals, plan.level),
    reached: findReached(state),
    calibration: calibrate(questions),
    practise: choosePractice({ state, content, signals, spoken }),
    before: before.slice(-BEFORE).toReversed(),
  };
}

/** What of a debrief is compared with later ones. */
export function summarizeDebrief(debrief: Debrief): EarlierInterview {
  const { interview, challenge, minutes, level, result, signals } = debrief;
  const levelOf = (wanted: string): Debrief["signals"][number]["level"] =>
    signals.find(({ signal }) => signal === wanted)?.level ?? null;
  return {
    ...{ interview, challenge: challenge.slug, title: challenge.title, minutes, level, result },
    signals: {
      clarifies: levelOf("clarifies"),
      correctness: levelOf("correctness"),
      robustness: levelOf("robustness"),
      runtime: levelOf("runtime"),
      explains: levelOf("explains"),
    },
  };
}

function listParts(state: InterviewState): PartTime[] {
  const { plan, entered, clockMs } = state;
  const begins = [...entered.values()];
  // The debrief is read when the clock stands still, so it takes no time of the interview.
  const timed = PARTS.filter((part) => part !== "debrief" && limitOf(plan, part) > 0);
  return timed.map((part) => {
    const from = entered.get(part);
    const to = begins.find((at) => from !== undefined && at > from) ?? clockMs;
    return {
      ...{ part, title: PART_TITLES[part], limitMs: limitOf(plan, part) },
      usedMs: from === undefined ? null : Math.max(0, to - from),
    };
  });
}

/** How many stages were open in the end; a drill has all of them. */
function countOpened(state: InterviewState): number {
  const { kind, stages } = state.plan.coding;
  return kind === "solve" ? Math.min(countBestStages(state) + 1, stages) : stages;
}

function countAsked(state: InterviewState, content: InterviewContent): Debrief["asked"] {
  const { asked, left, unworded } = hearQuestions(state, content);
  return {
    ...{
      ticked: asked.length,
      of: asked.length + left.length,
      unworded,
      typed: [...state.wondered, ...listWorded(state)],
    },
    left: left.flatMap((at) => {
      const { question, answer } = content.talk.asked[at] ?? {};
      return question === undefined || answer === undefined ? [] : [{ question, answer }];
    }),
  };
}

/** The words that were given for ticked questions. */
function listWorded({ worded }: InterviewState): string[] {
  return [...worded.values()].filter((text) => text.trim() !== "");
}

/** Questions that were not asked, and whose answer would have told of what was missed. */
function listCostly(
  state: InterviewState,
  { challenge, talk }: InterviewContent,
): CostlyQuestion[] {
  const missed = new Set(
    state.runs.flatMap(({ run }) =>
      run.rows.flatMap(({ id, outcome }) => (outcome === "missed" ? [id] : [])),
    ),
  );
  const last = new Map(findLastRun(state)?.rows.map(({ id, outcome }) => [id, outcome]));
  const { left } = hearQuestions(state, { challenge, talk });
  return left.flatMap((at) => {
    const { question, answer, tells } = talk.asked[at] ?? { question: "", answer: "", tells: [] };
    const own = challenge.requirements.find(
      ({ id }) => tells.includes(id) && missed.has(id) && last.get(id) !== "met",
    );
    if (own === undefined) return [];
    return [{ question, answer, requirement: own.id, title: own.title }];
  });
}

function describeSpoken(asked: Asked): SpokenAnswer[] {
  const { question, sure, said, ticked } = asked;
  if (said === null && ticked === null) return [];
  const { about, card, why } = question;
  return [
    { about, question: question.question, card, why, sure, said: said ?? "", ...hearPoints(asked) },
  ];
}

function describePuzzle(
  { predicted, explained }: InterviewState,
  { scene, rules }: InterviewContent,
): PuzzleAnswer | null {
  if (predicted === null || scene === null) return null;
  const { lines, printed, verdict, ask } = predicted;
  return {
    ...{ scene: scene.slug, title: scene.title, predicted: lines, printed, verdict },
    explained:
      ask === null || explained === null
        ? null
        : {
            ...{ line: ask.line, correct: explained === ask.right },
            ...{ rule: rules.get(ask.right) ?? ask.right, said: rules.get(explained) ?? explained },
          },
  };
}

/** The drawn stages as the last run saw them. */
function describeStages(state: InterviewState, { challenge }: InterviewContent): StageRows[] {
  const run = findLastRun(state);
  const lost = listRegressions(state);
  const rows = new Map(run?.rows.map((row) => [row.id, row]));
  const messages = new Map(
    state.runs.flatMap((one) =>
      one.run.rows.flatMap(({ id, message }) => (message === null ? [] : [[id, message] as const])),
    ),
  );
  return challenge.stages.map(({ n, title }) => {
    const seen = run?.stages.find((one) => one.n === n);
    const own = challenge.requirements.filter(({ stage }) => stage === n);
    return {
      ...{ n, title, status: seen?.status ?? "locked", met: seen?.met ?? 0, total: own.length },
      requirements: own.map(({ id, title: promise }) => ({
        ...{ id, title: promise, outcome: rows.get(id)?.outcome ?? "not-reached" },
        ...{ regressed: lost.includes(id), message: messages.get(id) ?? null },
      })),
    };
  });
}

/** The common mistakes of the last run, what it left running, then the patterns in its code. */
function listMistakes(state: InterviewState): NamedMistake[] {
  const run = findLastRun(state);
  const named = (run?.rows ?? []).flatMap(({ id, mistake, line, code }): NamedMistake[] =>
    mistake === null ? [] : [{ requirement: id, says: mistake, line, code }],
  );
  const seen = (run?.sightings ?? []).flatMap(({ pattern, line, code }): NamedMistake[] => {
    const known = findPattern(pattern);
    if (known === undefined || named.some(({ says }) => known.same.test(says))) return [];
    return [{ requirement: null, says: known.says, line, code }];
  });
  const left = (run?.leaks ?? []).map(({ kind, count, line }): NamedMistake => {
    const were = `${tellCount(count, kind)} ${count === 1 ? "was" : "were"}`;
    const says = `${were} still running when all tests were over: end each on every way out.`;
    return { requirement: null, says, line, code: null };
  });
  const all = [...named.map((one) => placeMistake(one, run)), ...left, ...seen];
  return all.filter(({ says }, at) => all.findIndex((one) => one.says === says) === at);
}

/** A mistake without a place is where the pattern is that it speaks of. */
function placeMistake(mistake: NamedMistake, run: Run | null): NamedMistake {
  if (mistake.line !== null) return mistake;
  const seen = run?.sightings.find(
    ({ pattern }) => findPattern(pattern)?.same.test(mistake.says) === true,
  );
  return seen === undefined ? mistake : { ...mistake, line: seen.line, code: seen.code };
}
