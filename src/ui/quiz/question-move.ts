import type { Answer } from "../../quiz/card/card.ts";

/** What a learner does at a question. */
export type QuestionMove =
  | { kind: "answer"; answer: Answer }
  /** The previous answer is taken back. */
  | { kind: "undo" }
  | { kind: "stop" };

/** The move that answers. */
export function sayAnswer(answer: Answer): QuestionMove {
  return { kind: "answer", answer };
}

/** What the keys mean that every pad knows; `null` for any other key. */
export function readCommand(text: string): QuestionMove | null {
  if (text === "?") return sayAnswer({ kind: "unknown" });
  if (text === "u") return { kind: "undo" };
  return text === "q" ? { kind: "stop" } : null;
}
