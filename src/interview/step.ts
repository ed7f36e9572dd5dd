import type { BrokenReason, Outcome, StageStatus } from "../judge/verdict.ts";
import type { Part, Point, Practice } from "./debrief.ts";
import type { InterviewPlan } from "./plan.ts";

/** What the judge saw of one requirement. */
export interface RunRow {
  id: string;
  outcome: Exclude<Outcome, "not-reached">;
  /** Of the finding; `null` when it was met. */
  message: string | null;
  /** The sentence of the common mistake that it looks like. */
  mistake: string | null;
  line: number | null;
  /** The candidate's line itself. */
  code: string | null;
}

/** Something that was left running. */
export interface RunLeak {
  kind: string;
  count: number;
  line: number | null;
}

/** A pattern in the code that is worth a question. */
export interface Sighting {
  pattern: string;
  line: number;
  code: string;
}

/** One run of the judge during the coding part. */
export interface Run {
  status: "solved" | "unsolved" | "broken";
  reason: BrokenReason | null;
  stages: { n: number; status: StageStatus; met: number; total: number }[];
  /** Without those that were not reached. */
  rows: RunRow[];
  leaks: RunLeak[];
  sightings: Sighting[];
}

/** A question that is answered aloud, as it is asked. */
export interface Question {
  /** Tells it from the others of the interview, such as `theory-1`. */
  id: string;
  about: "theory" | "stage" | "twist" | "follow-up";
  question: string;
  card: string | null;
  why: string | null;
  points: Point[];
  /** Code can show what is right. */
  shows: boolean;
}

/** One step of an interview, as the journal keeps it. Numbers of points and questions count from 0. */
export type Step =
  | { kind: "begun"; plan: InterviewPlan }
  | { kind: "entered"; part: Part }
  /** The candidate wondered aloud, before the list of questions opened. */
  | { kind: "wondered"; text: string }
  /** The list has opened: nothing more is typed. */
  | { kind: "opened" }
  | { kind: "asked"; ticked: number[] }
  /** The words of a ticked question that nothing typed looks like; empty ones take the tick back. */
  | { kind: "worded"; question: number; text: string }
  | { kind: "question"; question: Question }
  | { kind: "sure"; id: string; sure: boolean }
  | { kind: "spoken"; id: string; text: string }
  | { kind: "ticked"; id: string; ticked: number[] }
  /** The sentence that was said for a ticked point; an empty one takes the tick back. */
  | { kind: "backed"; id: string; point: number; text: string }
  | { kind: "shown"; id: string; ran: boolean }
  | {
      kind: "predicted";
      lines: string[];
      printed: string[];
      verdict: "exact" | "possible" | "impossible" | "unseen";
      /** What is to be explained: why this line comes where it does. */
      ask: { line: string; rules: string[]; right: string } | null;
    }
  | { kind: "explained"; rule: string }
  /** Where the candidate writes, relative to the workspace. */
  | { kind: "file"; file: string }
  | { kind: "judged"; run: Run }
  /** Help was offered, because much of the time was over without a green stage. */
  | { kind: "offered" }
  | { kind: "helped"; requirement: string; step: number }
  | { kind: "drilled"; found: number; missed: number; falseAlarms: number }
  /** Coding is over, by the candidate, by the clock, or because all is green. */
  | { kind: "coded"; by: "done" | "candidate" | "time" }
  | { kind: "warned"; at: "half" | "most" | "five" }
  | { kind: "paused" }
  | { kind: "resumed" }
  /** Nothing but the time: so that a killed process loses little of it. */
  | { kind: "ticked-clock" }
  | { kind: "ended"; end: "finished" | "stopped" }
  /** What is to be practised, once the debrief has said so. */
  | { kind: "queued"; practise: Practice };

/** A step with its times. */
export interface Stepped {
  /** ISO 8601 instant. */
  at: string;
  /** Milliseconds of the interview's clock, without pauses. */
  clockMs: number;
  step: Step;
}
