import { undoAnswer } from "../quiz/session.ts";
import type { Session } from "../quiz/session.ts";
import type { Context } from "./context.ts";
import { recordReview } from "./quiz-desk.ts";
import type { QuizDesk } from "./quiz-desk.ts";

/** A session after a card, and how it goes on. */
export interface TurnEnd {
  kind: "going" | "stopped" | "interrupted";
  session: Session;
}

/** Takes the latest answer back, in the journal too; without one, nothing happens. */
export function takeBack(session: Session, desk: QuizDesk, context: Context): Session {
  const last = session.answered.at(-1);
  if (last === undefined) return session;
  const at = context.now().toISOString();
  recordReview(desk, { kind: "regraded", at, card: last.card, grade: null }, context);
  return undoAnswer(session);
}
