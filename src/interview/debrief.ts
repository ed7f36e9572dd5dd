import type { Track } from "../catalog/challenge.ts";
import type { AskedQuestion } from "../catalog/talk.ts";
import type { Outcome, StageStatus } from "../judge/verdict.ts";

/** What a candidate is measured as. */
export const INTERVIEW_LEVELS = ["junior", "middle", "senior"] as const;

export type InterviewLevel = (typeof INTERVIEW_LEVELS)[number];

/** The parts of an interview, in their order. */
export const PARTS = ["clarify", "theory", "puzzle", "coding", "follow-ups", "debrief"] as const;

export type Part = (typeof PARTS)[number];

/** What is measured, in the order in which it is told. */
export const SIGNALS = ["clarifies", "correctness", "robustness", "runtime", "explains"] as const;

export type Signal = (typeof SIGNALS)[number];

/** How good a signal is, from the worst to the best. */
export const SIGNAL_LEVELS = ["no", "weak", "yes", "strong"] as const;

export type SignalLevel = (typeof SIGNAL_LEVELS)[number];

export type Result = "strong hire" | "hire" | "not yet";

/** What a good answer holds (`must`), what makes it better (`good`), and what speaks against it (`wrong`). */
export interface Point {
  kind: "must" | "good" | "wrong";
  /** Markdown of one line. */
  text: string;
}

/** A point that was said, and the words that were given for it; `null` where none were asked for. */
export interface HitPoint extends Point {
  words: string | null;
}

/** How the coding part is done: a challenge that unfolds, or a drill on one. */
export type CodingKind = "solve" | "repair" | "review";

/** One part, its limit, and the time it took. All times are of the interview's clock, without pauses. */
export interface PartTime {
  part: Part;
  /** Such as `Coding that unfolds`. */
  title: string;
  limitMs: number;
  /** `null` for a part that was not entered. */
  usedMs: number | null;
}

/** One thing that happened, for the time line. */
export interface Moment {
  clockMs: number;
  kind: "part" | "run" | "green" | "help" | "pause" | "warning" | "answer" | "end";
  /** One sentence. */
  text: string;
}

/** What the time line comes to. Times are `null` for what never happened. */
export interface Marks {
  firstRunMs: number | null;
  /** When stage 1 was met for the first time. */
  firstGreenMs: number | null;
  stages: { n: number; title: string; greenMs: number | null }[];
  runs: number;
  hints: number;
  /** The longest time of the coding part without a run; `null` if there was no coding. */
  longestSilence: { fromMs: number; ms: number } | null;
}

/** One requirement as the last run saw it. */
export interface RequirementRow {
  id: string;
  title: string;
  outcome: Outcome;
  /** It was met in an earlier run and is not any more. */
  regressed: boolean;
  /** The finding of the last run that missed it; `null` if it was never missed. */
  message: string | null;
}

/** One stage that was drawn; those that the last run did not come to are `locked`. */
export interface StageRows {
  n: number;
  title: string;
  status: StageStatus;
  met: number;
  total: number;
  requirements: RequirementRow[];
}

/** A common mistake, or a pattern, that the judge saw in the candidate's code. */
export interface NamedMistake {
  /** The id of the requirement that was missed for it; `null` for a pattern that broke none. */
  requirement: string | null;
  /** What is wrong, and the way out; one or two sentences of Markdown. */
  says: string;
  /** In the candidate's file, from 1; `null` where no line is to blame. */
  line: number | null;
  /** That line of the file; `null` without one. */
  code: string | null;
}

/** A question that was not asked, and the requirement that was missed for it. */
export interface CostlyQuestion {
  question: string;
  /** What the interviewer would have answered. Markdown. */
  answer: string;
  requirement: string;
  /** The requirement's title. */
  title: string;
}

/** A question that was answered aloud. */
export interface SpokenAnswer {
  /** Which kind of question: theory, the next stage's question, a twist, or a follow-up. */
  about: "theory" | "stage" | "twist" | "follow-up";
  /** Markdown. */
  question: string;
  /** The card it comes from, such as `event-loop/find-a-block`; `null` for other questions. */
  card: string | null;
  /** Why it was asked, a sentence; `null` for theory. */
  why: string | null;
  /** What the candidate said before seeing the points; `null` where it is not asked. */
  sure: boolean | null;
  /** What was typed, which is optional; empty without it. */
  said: string;
  /** Points of the kinds must and good that were said. */
  hit: HitPoint[];
  /** Points of these kinds that were not. */
  missed: Point[];
  /** Points of the kind wrong that were said. */
  wrong: Point[];
  /** Ticks taken back because no sentence could be given for them. */
  unbacked: number;
}

/** The order puzzle. */
export interface PuzzleAnswer {
  scene: string;
  title: string;
  predicted: string[];
  printed: string[];
  verdict: "exact" | "possible" | "impossible" | "unseen";
  /** The step that was to be explained and the sentence of the rule behind it; `null` where none was asked for. */
  explained: { line: string; rule: string; said: string; correct: boolean } | null;
}

/** How good a signal is, and by what evidence. */
export interface SignalResult {
  signal: Signal;
  /** Such as `Asks before coding`. */
  title: string;
  /** `null` where this interview could not measure it. */
  level: SignalLevel | null;
  /** Sentences. */
  evidence: string[];
}

/** Whether being sure and being right go together, over the theory questions. */
export interface Calibration {
  /** Sure, and at least half of the musts said; and so on. */
  sureRight: number;
  sureWrong: number;
  unsureRight: number;
  unsureWrong: number;
  /** One sentence. */
  says: string;
}

/** One thing to practise. */
export interface Practice {
  title: string;
  /** A sentence. */
  why: string;
  /** The words after `trainer`. */
  command: string[];
}

/** An earlier interview, to compare with. */
export interface EarlierInterview {
  /** ISO 8601 instant at which it began, which also names it. */
  interview: string;
  /** Slug and title. */
  challenge: string;
  title: string;
  minutes: number;
  level: InterviewLevel;
  result: Result;
  signals: Record<Signal, SignalLevel | null>;
}

/**
 * All that is said of an interview when it is over, as plain data: it can be written as JSON and read
 * again. Texts of content and of the candidate are Markdown and not yet made safe for a terminal or a
 * page. Times in milliseconds are of the interview's own clock, which stands still in pauses.
 */
export interface Debrief {
  /** ISO 8601 instant at which it began, which also names it. */
  interview: string;
  /** Repeats the draw, with the same journal and content. */
  seed: string;
  minutes: 30 | 45 | 60;
  /** What was aimed at. */
  level: InterviewLevel;
  focus: Track | null;
  /** `stages` says how many of its stages were drawn. */
  challenge: { slug: string; title: string; kind: CodingKind; stages: number };
  /** `stopped`: the candidate ended it before its last part. */
  end: "finished" | "stopped";
  /** ISO 8601 instant. */
  endedAt: string;
  usedMs: number;
  pauses: { count: number; ms: number };
  parts: PartTime[];
  timeLine: Moment[];
  marks: Marks;
  stages: StageRows[];
  mistakes: NamedMistake[];
  notAsked: CostlyQuestion[];
  /** How many of the questions worth asking were asked, and those that were not, costly or not. */
  asked: {
    ticked: number;
    of: number;
    left: Pick<AskedQuestion, "question" | "answer">[];
    /** What was typed before the list of questions opened, then the words given for ticked ones. */
    typed: string[];
    /** Ticks taken back because no words could be given for them. */
    unworded: number;
  };
  spoken: SpokenAnswer[];
  /** `null` in an interview without one, or where it was not reached. */
  puzzle: PuzzleAnswer | null;
  /** What the reference solution does, at most ten lines of Markdown. */
  reference: string[];
  signals: SignalResult[];
  result: Result;
  /** The level whose demands were met; `null` if not even those on a junior. */
  reached: InterviewLevel | null;
  /** Why the result is what it is, one sentence. */
  because: string;
  calibration: Calibration;
  practise: Practice;
  /** The three interviews before this one, the latest first. */
  before: EarlierInterview[];
}
