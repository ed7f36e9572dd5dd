import type { InterviewContent } from "./content.ts";
import type { Marks, Moment } from "./debrief.ts";
import type { InterviewState } from "./fold-interview.ts";
import { countGreenStages } from "./last-run.ts";
import { PART_TITLES } from "./plan.ts";
import type { Question, Run, Stepped } from "./step.ts";
import { tellBroken } from "./tell-broken.ts";
import { WARNINGS } from "./warnings.ts";

/** What happened, in its order, without the answers in between. */
export function listMoments(state: InterviewState, content: InterviewContent): Moment[] {
  let green = 0;
  let isPaused = false;
  const own = new Set(listOwnRuns(state));
  return state.steps.flatMap((stepped) => {
    const { step, clockMs } = stepped;
    const wasPaused = isPaused;
    isPaused = step.kind === "paused" || (isPaused && step.kind !== "resumed");
    if (step.kind === "resumed" && !wasPaused)
      return [{ clockMs, kind: "pause", text: STOPPED } as const];
    if (step.kind !== "judged") return describeStep(stepped, { state, content });
    if (!own.has(stepped)) return [];
    const reached = countGreenStages(step.run);
    const kind = reached > green ? "green" : "run";
    green = Math.max(green, reached);
    return [{ clockMs, kind, text: tellRun(step.run, content, kind) } as const];
  });
}

const STOPPED = "The interview went on after the program had stopped without a pause.";

function describeStep(
  { step, clockMs }: Stepped,
  { state, content }: { state: InterviewState; content: InterviewContent },
): Moment[] {
  const tell = (kind: Moment["kind"], text: string): Moment[] => [{ clockMs, kind, text }];
  if (step.kind === "entered") return tell("part", `${PART_TITLES[step.part]}.`);
  if (step.kind === "helped") {
    const own = content.challenge.requirements.find(({ id }) => id === step.requirement);
    const subject = own === undefined ? "the task" : `"${own.title}"`;
    return tell("help", `Help on ${subject}, step ${step.step}.`);
  }
  if (step.kind === "offered") return tell("warning", "Help was offered.");
  if (step.kind === "paused") return tell("pause", "Pause.");
  if (step.kind === "warned") return tell("warning", WARNINGS[step.at]);
  if (step.kind === "coded") return tell("end", tellCoded(step.by, state));
  if (step.kind === "question") {
    const text = SPOKEN_IN_CODING[step.question.about];
    return text === undefined ? [] : tell("answer", text);
  }
  if (step.kind === "predicted")
    return tell("answer", `The prediction was ${VERDICTS[step.verdict]}.`);
  if (step.kind !== "ended") return [];
  return tell("end", step.end === "finished" ? "The end." : "It was ended early.");
}

/** The questions that are asked in the coding part. */
const SPOKEN_IN_CODING: Partial<Record<Question["about"], string>> = {
  stage: "The question of the next stage was asked.",
  twist: "A variation was asked.",
};

/** A drill is done when it was looked through, whatever was found. */
function tellCoded(by: "done" | "candidate" | "time", { plan }: InterviewState): string {
  if (by === "candidate") return "You ended the coding part.";
  if (by === "time") return "The time for coding was over.";
  const { kind } = plan.coding;
  return kind === "solve" ? "Coding ended: all that was asked is met." : `The ${kind} was done.`;
}

const VERDICTS = {
  exact: "exact",
  possible: "possible, but did not happen",
  impossible: "wrong",
  unseen: "not what any run printed",
};

function tellRun(run: Run, { challenge }: InterviewContent, kind: "green" | "run"): string {
  const broken =
    run.status === "broken" ? `A run did not finish: ${tellBroken(run.reason)}.` : null;
  const green = countGreenStages(run);
  if (kind === "green") {
    const title = challenge.stages[green - 1]?.title ?? "";
    return `Stage ${green} is met: ${title}.`;
  }
  const red = run.stages.find(({ status }) => status === "red");
  if (red === undefined) return broken ?? "A run in which all is met.";
  const met = `tage ${red.n} has ${red.met} of ${red.total} requirements.`;
  return broken === null ? `A run: s${met}` : `${broken} S${met}`;
}

/** What the time line comes to. */
export function findMarks(state: InterviewState, { challenge }: InterviewContent): Marks {
  const { runs, helps, plan } = state;
  const stages = challenge.stages.slice(0, plan.coding.stages).map(({ n, title }) => ({
    ...{ n, title },
    greenMs: runs.find(({ run }) => countGreenStages(run) >= n)?.clockMs ?? null,
  }));
  return {
    firstRunMs: runs[0]?.clockMs ?? null,
    firstGreenMs: stages[0]?.greenMs ?? null,
    ...{ stages, runs: listOwnRuns(state).length, hints: helps.length },
    longestSilence: findSilence(state),
  };
}

/**
 * The runs without those that only showed again where the candidate stood when the interview was resumed:
 * the first after a pause, with the same result.
 */
function listOwnRuns({ steps }: InterviewState): Stepped[] {
  let isResumed = false;
  let last = "";
  return steps.filter(({ step }) => {
    if (step.kind === "resumed") isResumed = true;
    if (step.kind !== "judged") return false;
    const text = JSON.stringify(step.run);
    const isAgain = isResumed && text === last;
    [isResumed, last] = [false, text];
    return !isAgain;
  });
}

/** The longest time of coding in which nothing was run. */
function findSilence(state: InterviewState): Marks["longestSilence"] {
  const { steps, entered, clockMs } = state;
  const from = entered.get("coding");
  if (from === undefined) return null;
  const coded = steps.find(({ step }) => step.kind === "coded")?.clockMs;
  const times = listOwnRuns(state).map((one) => one.clockMs);
  const all = [from, ...times.filter((at) => at >= from), coded ?? clockMs];
  let longest = { fromMs: from, ms: 0 };
  for (const [at, time] of all.entries()) {
    const before = all[at - 1] ?? time;
    if (time - before > longest.ms) longest = { fromMs: before, ms: time - before };
  }
  return longest;
}
