import { undoAnswer } from "../../quiz/session.ts";
import type { Session } from "../../quiz/session.ts";
import type { Context } from "../context.ts";
import { recordReview } from "./desk.ts";
import type { QuizDesk } from "./desk.ts";

/** A session after a card, and how it goes on. */
export interface TurnEnd {
  kind: "going" | "stopped" | "interrupted";
  session: Session;
}

/** Takes the latest answer back, in the journal too, and says so. */
export function takeBack(session: Session, desk: QuizDesk, context: Context): Session {
  const { out, style, now } = context;
  const last = session.answered.at(-1);
  if (last === undefined) {
    out(`${style.quiet("There is nothing to undo.")}\n`);
    return session;
  }
  const { card, at: reviewedAt } = last;
  const at = now().toISOString();
  recordReview(desk, { kind: "regraded", at, card, reviewedAt, grade: null }, context);
  out(`${style.quiet("Your answer was undone.")}\n`);
  return undoAnswer(session);
}
