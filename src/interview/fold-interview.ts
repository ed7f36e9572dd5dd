import type { Part } from "./debrief.ts";
import type { InterviewPlan } from "./plan.ts";
import type { Question, Run, Step, Stepped } from "./step.ts";

/** A question that was asked, and what was answered so far. */
export interface Asked {
  question: Question;
  sure: boolean | null;
  /** What was typed; `null` before the question was answered. */
  said: string | null;
  /** `null` before the points were ticked. */
  ticked: number[] | null;
  /** The sentences that were given for ticked points. */
  backed: Map<number, string>;
  /** Whether the run that was offered is over, taken or not. */
  shown: boolean;
}

/** A run of the judge, and when it was. */
export interface TimedRun {
  clockMs: number;
  run: Run;
}

/** Where an interview stands: what its steps fold to. */
export interface InterviewState {
  /** ISO 8601 instant at which it began, which also names it. */
  id: string;
  plan: InterviewPlan;
  /** Of the last step. */
  at: string;
  clockMs: number;
  /** `null` before the first part is entered. */
  part: Part | null;
  /** When each part was entered. */
  entered: Map<Part, number>;
  wondered: string[];
  /** The list of questions has opened. */
  opened: boolean;
  /** `null` before they were ticked. */
  asked: number[] | null;
  /** The words that were given for ticked questions. */
  worded: Map<number, string>;
  questions: Asked[];
  predicted: Extract<Step, { kind: "predicted" }> | null;
  explained: string | null;
  /** The candidate's file, relative to the workspace. */
  file: string | null;
  runs: TimedRun[];
  offered: boolean;
  helps: { clockMs: number; requirement: string; step: number }[];
  /** What the last look at a drill came to. */
  drilled: Extract<Step, { kind: "drilled" }> | null;
  coded: "done" | "candidate" | "time" | null;
  warned: string[];
  /** Since when it stands still, in milliseconds of the day; `null` while it runs. */
  pausedAt: number | null;
  pauses: { count: number; ms: number };
  ended: "finished" | "stopped" | null;
  /** Something to practise was queued. */
  queued: boolean;
  steps: Stepped[];
}

/** Where an interview begins. */
export function beginState(id: string, plan: InterviewPlan): InterviewState {
  return {
    ...{ id, plan, at: id, clockMs: 0, part: null, entered: new Map(), wondered: [] },
    ...{
      opened: false,
      asked: null,
      worded: new Map(),
      questions: [],
      predicted: null,
      explained: null,
    },
    ...{ file: null, runs: [], offered: false, helps: [], drilled: null, coded: null },
    ...{ warned: [], pausedAt: null, pauses: { count: 0, ms: 0 }, ended: null },
    ...{ queued: false, steps: [] },
  };
}

/** Takes one more step; the state is changed by that. The clock never goes back. */
export function takeStep(state: InterviewState, stepped: Stepped): InterviewState {
  // What is queued when it is over takes none of its time.
  if (state.ended === null) {
    state.at = stepped.at;
    state.clockMs = Math.max(state.clockMs, stepped.clockMs);
  }
  state.steps.push(stepped);
  const { step } = stepped;
  if (isAnswer(step)) answer(state, step);
  else if (isTime(step)) passTime(state, step, stepped);
  else advance(state, step);
  return state;
}

type AnswerStep = Extract<
  Step,
  { kind: "question" | "sure" | "spoken" | "ticked" | "backed" | "shown" }
>;
type TimeStep = Extract<
  Step,
  {
    kind:
      | "entered"
      | "warned"
      | "paused"
      | "resumed"
      | "ticked-clock"
      | "ended"
      | "queued"
      | "begun";
  }
>;

function isAnswer(step: Step): step is AnswerStep {
  return ["question", "sure", "spoken", "ticked", "backed", "shown"].includes(step.kind);
}

function isTime(step: Step): step is TimeStep {
  const kinds = "entered warned paused resumed ticked-clock ended queued begun".split(" ");
  return kinds.includes(step.kind);
}

function answer({ questions }: InterviewState, step: AnswerStep): void {
  if (step.kind === "question") {
    if (questions.some(({ question }) => question.id === step.question.id)) return;
    const blank = { sure: null, said: null, ticked: null, backed: new Map(), shown: false };
    questions.push({ question: step.question, ...blank });
    return;
  }
  const asked = questions.find(({ question }) => question.id === step.id);
  if (asked === undefined) return;
  if (step.kind === "sure") asked.sure ??= step.sure;
  else if (step.kind === "spoken") asked.said ??= step.text;
  else if (step.kind === "ticked") asked.ticked ??= step.ticked;
  else if (step.kind === "shown") asked.shown = true;
  else if (!asked.backed.has(step.point)) asked.backed.set(step.point, step.text);
}

function passTime(state: InterviewState, step: TimeStep, { at, clockMs }: Stepped): void {
  const time = Date.parse(at);
  if (step.kind === "entered") {
    state.part = step.part;
    if (!state.entered.has(step.part)) state.entered.set(step.part, clockMs);
  } else if (step.kind === "warned") state.warned.push(step.at);
  else if (step.kind === "paused" && state.pausedAt === null) {
    state.pausedAt = time;
    state.pauses.count += 1;
  } else if (step.kind === "resumed" && state.pausedAt !== null) {
    state.pauses.ms += Math.max(0, time - state.pausedAt);
    state.pausedAt = null;
  } else if (step.kind === "ended") state.ended ??= step.end;
  else if (step.kind === "queued") state.queued = true;
}

function advance(state: InterviewState, step: Exclude<Step, AnswerStep | TimeStep>): void {
  const { clockMs } = state;
  if (step.kind === "wondered") state.wondered.push(step.text);
  else if (step.kind === "opened") state.opened = true;
  else if (step.kind === "asked") state.asked ??= step.ticked;
  else if (step.kind === "worded") {
    if (!state.worded.has(step.question)) state.worded.set(step.question, step.text);
  } else if (step.kind === "predicted") state.predicted ??= step;
  else if (step.kind === "explained") state.explained ??= step.rule;
  else if (step.kind === "file") state.file ??= step.file;
  else if (step.kind === "judged") state.runs.push({ clockMs, run: step.run });
  else if (step.kind === "offered") state.offered = true;
  else if (step.kind === "helped")
    state.helps.push({ clockMs, requirement: step.requirement, step: step.step });
  else if (step.kind === "drilled") state.drilled = step;
  else state.coded ??= step.by;
}
