import { hearQuestions } from "./asked-questions.ts";
import type { InterviewContent } from "./content.ts";
import type { CostlyQuestion, Signal, SignalLevel, SignalResult } from "./debrief.ts";
import type { InterviewState } from "./fold-interview.ts";
import { isStageTwoBegun } from "./find-reached.ts";
import { countGreenStages, findLastRun, listRegressions } from "./last-run.ts";
import { findPattern } from "./patterns.ts";
import { countMusts } from "./spoken.ts";
import { tellBroken } from "./tell-broken.ts";
import { tellCount } from "./tell-count.ts";

/** The titles of the signals. */
const SIGNAL_TITLES: Record<Signal, string> = {
  clarifies: "Asks before coding",
  correctness: "Correctness",
  robustness: "Robustness",
  runtime: "Knows the runtime",
  explains: "Explains",
};

/** What the signals are rated from. */
export interface RateQuestion {
  state: InterviewState;
  content: InterviewContent;
  costly: readonly CostlyQuestion[];
}

type Rated = Pick<SignalResult, "level" | "evidence">;

/** Rates every signal by what the steps of an interview show. */
export function rateSignals(question: RateQuestion): SignalResult[] {
  const rated: [Signal, Rated][] = [
    ["clarifies", rateClarifying(question)],
    ["correctness", rateCorrectness(question)],
    ["robustness", rateRobustness(question)],
    ["runtime", rateRuntime(question.state)],
    ["explains", rateExplaining(question.state)],
  ];
  return rated.map(([signal, one]) => ({ signal, title: SIGNAL_TITLES[signal], ...one }));
}

/** Who asks this share of the useful questions leaves hardly anything to chance. */
const MOST_ASKED = 0.75;

function rateClarifying({ state, content, costly }: RateQuestion): Rated {
  const { asked, left, unworded } = hearQuestions(state, content);
  const [ticked, of] = [asked.length, asked.length + left.length];
  const share = ticked / Math.max(1, of);
  const level: SignalLevel =
    share >= MOST_ASKED && costly.length === 0
      ? "strong"
      : share >= 0.3
        ? "yes"
        : ticked > 0
          ? "weak"
          : "no";
  return {
    level,
    evidence: [
      `${ticked} of ${of} useful questions were asked.`,
      ...(unworded === 0
        ? []
        : [
            `${tellCount(unworded, "tick")} without words ${unworded === 1 ? "was" : "were"} taken back.`,
          ]),
      ...costly.map(
        ({ question, title }) => `"${question}" was not asked, and "${title}" was missed.`,
      ),
    ],
  };
}

function rateCorrectness({ state, content }: RateQuestion): Rated {
  const { plan, helps, drilled } = state;
  if (plan.coding.kind !== "solve") return rateDrill(drilled);
  const run = findLastRun(state);
  const green = countGreenStages(run);
  const lost = listRegressions(state);
  const first = run?.stages[0];
  const level = rateCode(state, green);
  const numbers = content.challenge.stages.slice(0, green).map(({ n }) => n);
  const titles = new Map(content.challenge.requirements.map(({ id, title }) => [id, title]));
  return {
    level,
    evidence: [
      run === null
        ? "The code was never run."
        : green === 0
          ? `Stage 1 is not met: ${first?.met ?? 0} of ${first?.total ?? 0} requirements.`
          : green === 1
            ? "Stage 1 is met."
            : `Stages ${numbers.slice(0, -1).join(", ")} and ${green} are met.`,
      ...(green === 1 && isStageTwoBegun(state) ? ["Stage 2 is begun."] : []),
      ...(lost.length === 0
        ? []
        : [
            `Met before and missed in the end: ${lost.map((id) => `"${titles.get(id) ?? id}"`).join(", ")}.`,
          ]),
      ...(helps.length === 0
        ? []
        : [
            `${tellCount(helps.length, "step")} of help ${helps.length === 1 ? "was" : "were"} taken.`,
          ]),
    ],
  };
}

/** A junior is measured at stage 1, a middle at stage 2 begun, a senior at stage 2 met. */
function rateCode(state: InterviewState, green: number): SignalLevel {
  const { level } = state.plan;
  const first = findLastRun(state)?.stages[0];
  const isHalf = first !== undefined && first.met * 2 >= first.total;
  const isBegun = green >= 1 && isStageTwoBegun(state);
  const [isEnough, isNear] = {
    junior: [green >= 1, isHalf],
    middle: [isBegun, green >= 1],
    senior: [green >= 2, isBegun],
  }[level];
  const lost = listRegressions(state).length;
  if (isEnough !== true || lost > 0) return isEnough === true || isNear === true ? "weak" : "no";
  const isFurther = green >= (level === "junior" ? 1 : 2);
  return isFurther && state.helps.length === 0 ? "strong" : "yes";
}

function rateDrill(drilled: InterviewState["drilled"]): Rated {
  if (drilled === null) return { level: "no", evidence: ["The mistakes were never looked for."] };
  const { found, missed, falseAlarms } = drilled;
  const all = found + missed;
  const level: SignalLevel =
    missed === 0 && falseAlarms === 0
      ? "strong"
      : found * 2 >= all && falseAlarms <= 1
        ? "yes"
        : found > 0
          ? "weak"
          : "no";
  const alarms = falseAlarms === 1 ? "1 false alarm" : `${falseAlarms} false alarms`;
  return {
    level,
    evidence: [
      `${found} of ${tellCount(all, "planted mistake")} ${all === 1 ? "was" : "were"} found, with ${alarms}.`,
    ],
  };
}

/** What was left running, lost, hidden, or ended the process. */
function rateRobustness({ state }: RateQuestion): Rated {
  const { plan } = state;
  if (plan.coding.kind === "review") return { level: null, evidence: ["No own code was judged."] };
  const run = findLastRun(state);
  if (run === null) return { level: null, evidence: ["The code was never run."] };
  const faults = listFaults(run);
  const earlier = state.runs.flatMap((one) => listFaults(one.run));
  const isWhole = countGreenStages(run) > 0;
  const level: SignalLevel =
    run.status === "broken" || faults.length > MOST_FAULTS
      ? "no"
      : faults.length > 0 || !isWhole
        ? "weak"
        : earlier.length > 0
          ? "yes"
          : "strong";
  const clean = isWhole
    ? "Nothing is left running, lost or hidden."
    : "Stage 1 is not met, so little can be said.";
  return {
    level,
    evidence: [
      ...(run.status === "broken"
        ? [`The last run did not finish: ${tellBroken(run.reason)}.`]
        : []),
      ...(faults.length === 0 && run.status !== "broken" ? [clean] : faults),
    ],
  };
}

/** With more than these, nothing of the code can be relied on. */
const MOST_FAULTS = 2;

function listFaults({ leaks, sightings, rows }: InterviewState["runs"][number]["run"]): string[] {
  const unhandled = rows.filter(({ message }) => /unhandled|uncaught/i.test(message ?? ""));
  return [
    ...leaks.map(
      ({ kind, count, line }) =>
        `${tellCount(count, kind)}${placed(line)} ${count === 1 ? "was" : "were"} still running.`,
    ),
    ...sightings.flatMap(({ pattern, line }) => {
      const known = findPattern(pattern);
      return known?.isFault === true ? [`Line ${line}: ${known.says}`] : [];
    }),
    ...unhandled.map(({ message }) => message ?? ""),
  ];
}

/** Within an answer each wrong claim takes one must away, as far as there are any. */
function tellWrong(
  wrong: number,
  { taken, said, of }: { taken: number; said: number; of: number },
): string[] {
  if (wrong === 0) return [];
  const claims = `${tellCount(wrong, "claim")} ${wrong === 1 ? "was" : "were"} wrong`;
  if (taken === 0) return [`${claims}.`];
  return [`${claims}, which takes ${tellCount(taken, "point")} away: ${said} of ${of} count.`];
}

function placed(line: number | null): string {
  return line === null ? "" : ` from line ${line}`;
}

/** What a prediction that did not come true came to. */
const MISSES = {
  exact: "The order was predicted exactly.",
  possible: "The predicted order can happen, but did not.",
  impossible: "The predicted order cannot happen.",
  unseen: "No run printed the predicted order.",
};

function rateRuntime({ plan, predicted, explained }: InterviewState): Rated {
  if (plan.scene === null) return { level: null, evidence: ["There was no puzzle."] };
  if (predicted === null) return { level: "no", evidence: ["The puzzle was not reached."] };
  const isExact = predicted.verdict === "exact";
  const isExplained = predicted.ask !== null && explained === predicted.ask.right;
  const level: SignalLevel = isExact
    ? isExplained || predicted.ask === null
      ? "strong"
      : "yes"
    : isExplained
      ? "weak"
      : "no";
  return {
    level: predicted.verdict === "possible" && isExplained ? "yes" : level,
    evidence: [
      MISSES[predicted.verdict],
      ...(predicted.ask === null
        ? []
        : [
            isExplained ? "The rule behind a step was right." : "The rule behind a step was wrong.",
          ]),
    ],
  };
}

/** By the share of the musts that were said, in all that was answered aloud. */
function rateExplaining({ questions }: InterviewState): Rated {
  const heard = questions.filter(({ ticked }) => ticked !== null).map(countMusts);
  if (heard.length === 0) return { level: "no", evidence: ["No question was answered aloud."] };
  const sumOf = (part: "said" | "of" | "hit" | "wrong"): number =>
    heard.reduce((sum, one) => sum + one[part], 0);
  const [said, of, hit, wrong] = [sumOf("said"), sumOf("of"), sumOf("hit"), sumOf("wrong")];
  const share = said / Math.max(1, of);
  const level: SignalLevel =
    share >= 0.75 ? "strong" : share >= 0.5 ? "yes" : share >= 0.25 ? "weak" : "no";
  return {
    level,
    evidence: [
      `In ${tellCount(heard.length, "answer")}, ${hit} of ${of} points that must be said were said.`,
      ...tellWrong(wrong, { taken: hit - said, said, of }),
    ],
  };
}
