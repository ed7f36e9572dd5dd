import type { Answer } from "../../quiz/card/card.ts";
import type { AskedCard } from "../../quiz/card/card.ts";
import { gradeAnswer, suggestGrade } from "../../quiz/grade-answer.ts";
import { dependsOnVersion, digestAnswer, solveCard } from "../../quiz/right-answer.ts";
import { takeAnswer } from "../../quiz/session.ts";
import type { Session } from "../../quiz/session.ts";
import type { Standing } from "../../quiz/standing.ts";
import { beginAnswer } from "../../quiz/kept-answer.ts";
import { renderQuestion } from "../../ui/quiz/render-question.ts";
import { renderResult } from "../../ui/quiz/render-result.ts";
import { wrapText } from "../../ui/text/wrap.ts";
import type { Context } from "../context.ts";
import { askAnswer } from "./ask-answer.ts";
import { recordReview } from "./desk.ts";
import type { QuizDesk } from "./desk.ts";
import { followUp } from "./follow-up.ts";
import { findKept, keepSteps } from "./keep-steps.ts";
import { takeBack } from "./turn.ts";
import type { TurnEnd } from "./turn.ts";

/** The card to ask. */
export interface Turn {
  session: Session;
  standing: Standing;
  title: string;
}

/** Asks one card, records the answer, shows what is right and does what the learner wants next. */
export async function askOne(turn: Turn, desk: QuizDesk, context: Context): Promise<TurnEnd> {
  const { session, standing, title } = turn;
  const begun = beginAnswer(standing.card, findKept(standing.card, desk), desk);
  const { asked } = begun;
  const version = dependsOnVersion(standing.card) ? desk.version : null;
  const page = { asked, title, version, changed: standing.changed };
  context.out(`\n${renderQuestion(page, context)}\n`);
  if (begun.steps.length > 0) context.out(`${tellBegun(context)}\n`);
  const onStep = keepSteps(begun, desk, context);
  const task = { asked, version: desk.version, steps: begun.steps, onStep };
  const move = await askAnswer(task, context);
  if (move === "interrupted" || context.signal.aborted) return { kind: "interrupted", session };
  if (move.kind === "stop") return { kind: "stopped", session };
  if (move.kind === "undo") return { kind: "going", session: takeBack(session, desk, context) };
  // A copy, for the answer that comes now is added to the list itself.
  const before = [...(desk.state.progress.reviews.get(standing.card.id) ?? [])];
  const answered = judge(move.answer, { session, asked }, { desk, context });
  return followUp({ session: answered, asked, before }, desk, context);
}

function tellBegun({ style, width }: Context): string {
  const note = "You have answered a part of this card before; it goes on where you left it.";
  return wrapText(style.quiet(note), width).join("\n");
}

function judge(
  said: Answer,
  { session, asked }: { session: Session; asked: AskedCard },
  { desk, context }: { desk: QuizDesk; context: Context },
): Session {
  const { card } = asked;
  const grading = gradeAnswer(card, said, desk.version);
  const grade = suggestGrade(grading);
  const at = context.now().toISOString();
  const { correct } = grading;
  const answer = digestAnswer(card);
  const told = said.kind === "spoken" ? { sure: said.sure } : {};
  const review = { at, card: card.id, answer, correct, grade, ...told };
  recordReview(desk, { kind: "reviewed", ...review }, context);
  const solved = solveCard(asked, said, desk.version);
  context.out(`\n${renderResult({ solved, grading, named: true }, context)}\n`);
  return takeAnswer(session, { card: card.id, deck: card.deck, correct, grade, at });
}
