import type { Move } from "../../interview/next-move.ts";

/** How an interview was left. */
export type InterviewEnd = "over" | "left" | "interrupted";

/** What a candidate has to do something for. */
export type AskedMove = Exclude<Move, { kind: "note" | "over" }>;

/** Somebody who is interviewed: at a terminal, or by a script. Each step is recorded before the next. */
export interface Candidate {
  /** Does what comes next; `done` when the interview can go on. */
  act: (move: AskedMove) => Promise<"done" | "left" | "interrupted">;
  /** Hears what needs no answer: a part that begins, a question, a warning. */
  hear: (move: { kind: "part" | "warning"; text: string }) => void;
}
