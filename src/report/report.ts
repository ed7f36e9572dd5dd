import type { Track } from "../catalog/challenge.ts";
import type { DrillCounts } from "../drill/summarize-drills.ts";
import type { Calibration, EarlierInterview, Signal, SignalLevel } from "../interview/debrief.ts";
import type { Today } from "../plan/plan.ts";
import type { Deck } from "../quiz/card/card-base.ts";
import type { CardCounts } from "../quiz/summarize.ts";

/** Where a learner stands and how they came there. Every history has a value for each of `days`. */
export interface Report {
  /** When it was made, an ISO 8601 instant. */
  at: string;
  /** The learner's days that histories show, such as `2026-11-30`, today last. */
  days: string[];
  theory: TheoryReport;
  signals: SignalReport;
  stages: StageReport;
  retention: RetentionReport;
  calibration: CalibrationReport;
  /** Of the kinds of drills that were done. */
  drills: DrillCounts[];
  /** What today holds; `null` without a plan. */
  plan: Today | null;
}

/** How likely a card of some cards would be known if it was asked, 0 to 1; one that was never seen is not known. */
export interface Readiness {
  now: number;
  history: number[];
}

/** The cards of a topic. */
export interface TopicReport extends CardCounts {
  deck: Deck;
  readiness: Readiness;
}

/** All cards, and each topic that has any. */
export interface TheoryReport extends CardCounts {
  readiness: Readiness;
  topics: TopicReport[];
}

/** What remains of one interview: its result and whether being sure and being right went together. */
export interface InterviewMark extends EarlierInterview {
  calibration: Omit<Calibration, "says">;
}

/** Answers by how sure the learner was of them. */
export interface Said {
  confidence: "sure" | "unsure";
  answers: number;
  right: number;
}

/** The interviews, in the order of their times, and for each signal its level in each of them. */
export interface SignalReport {
  interviews: InterviewMark[];
  signals: { signal: Signal; levels: (SignalLevel | null)[] }[];
}

/** A track with its stages and challenges. */
export interface TrackReport {
  track: Track;
  done: number;
  total: number;
  solved: number;
  challenges: number;
}

/** A challenge that was solved. */
export interface SolvedChallenge {
  slug: string;
  title: string;
  /** The learner's day of the first solution. */
  day: string;
  attempts: number;
  /** The minutes of work, pauses left out. */
  minutes: number;
  /** Steps of hints that were shown. */
  hints: number;
  /** The reference was opened before. */
  revealed: boolean;
}

/** The stages that were done. */
export interface StageReport {
  done: number;
  total: number;
  history: number[];
  tracks: TrackReport[];
  /** The latest first. */
  solved: SolvedChallenge[];
}

/** One kind of thing that is remembered. */
export interface KindRetention {
  kind: "cards" | "scenes" | "challenges";
  /** Asked for at least once. */
  learned: number;
  /** How likely one of them is known now, 0 to 1; `null` when there is none. */
  retention: number | null;
  due: number;
}

/** What was learned, and how much of it is still known. */
export interface RetentionReport {
  kinds: KindRetention[];
  /** Of the cards that had been seen by then; `null` before the first. */
  history: (number | null)[];
  /** When the cards that were seen are asked again. */
  coming: ComingCards;
}

/** Cards by when they are asked again. */
export interface ComingCards {
  today: number;
  /** After today, within seven days. */
  week: number;
  later: number;
}

/** The reviews for which the schedule expected nearly the same. */
export interface CalibrationBin {
  /** The chances that it holds, 0 to 1; the upper one belongs to the next bin, except for 1. */
  from: number;
  to: number;
  reviews: number;
  /** The average chance that was expected; `null` without reviews. */
  expected: number | null;
  /** The share that was known; `null` without reviews. */
  known: number | null;
}

/** Whether things were known as often as was expected. */
export interface CalibrationReport {
  /** Of cards that were known before, the lowest chances first. */
  bins: CalibrationBin[];
  /** All of these reviews together. */
  all: CalibrationBin;
  /** How sure one was in interviews and of spoken cards, and which answers held. */
  said: Said[];
}
