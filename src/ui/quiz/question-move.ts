import type { Answer } from "../../quiz/answer.ts";

/** What a learner does at a question. */
export type QuestionMove =
  | { kind: "answer"; answer: Answer }
  /** The previous answer is taken back. */
  | { kind: "undo" }
  | { kind: "stop" };

/** What the keys mean that every pad knows; `null` for any other key. */
export function readCommand(text: string): QuestionMove | null {
  if (text === "?") return { kind: "answer", answer: { kind: "unknown" } };
  if (text === "u") return { kind: "undo" };
  return text === "q" ? { kind: "stop" } : null;
}
