import type { Answer } from "../../quiz/card/card.ts";
import { askCard } from "../../quiz/asked-card.ts";
import type { AskedCard } from "../../quiz/card/card.ts";
import { gradeAnswer, suggestGrade } from "../../quiz/grade-answer.ts";
import { dependsOnVersion, digestAnswer, solveCard } from "../../quiz/right-answer.ts";
import { takeAnswer } from "../../quiz/session.ts";
import type { Session } from "../../quiz/session.ts";
import type { Standing } from "../../quiz/standing.ts";
import { askKeys } from "../../ui/prompts/ask-keys.ts";
import type { KeyPad } from "../../ui/prompts/key-pad.ts";
import { createAnswerPad, findFollowUp } from "../../ui/quiz/answer-pad.ts";
import type { QuestionMove } from "../../ui/quiz/question-move.ts";
import { renderQuestion } from "../../ui/quiz/render-question.ts";
import { renderResult } from "../../ui/quiz/render-result.ts";
import type { Context } from "../context.ts";
import { recordReview } from "./desk.ts";
import type { QuizDesk } from "./desk.ts";
import { followUp } from "./follow-up.ts";
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
  const asked = askCard(standing.card, desk.seed, desk.version);
  const version = dependsOnVersion(standing.card) ? desk.version : null;
  const page = { asked, title, version, changed: standing.changed };
  context.out(`\n${renderQuestion(page, context)}\n`);
  const move = await askMove(asked, desk, context);
  if (move === "interrupted" || context.signal.aborted) return { kind: "interrupted", session };
  if (move.kind === "stop") return { kind: "stopped", session };
  if (move.kind === "undo") return { kind: "going", session: takeBack(session, desk, context) };
  // A copy, for the answer that comes now is added to the list itself.
  const before = [...(desk.state.progress.reviews.get(standing.card.id) ?? [])];
  const answered = judge(move.answer, { session, asked }, { desk, context });
  return followUp({ session: answered, asked, before }, desk, context);
}

/** Asks a card until its answer is whole; what takes back a step of it asks that step again. */
async function askMove(
  asked: AskedCard,
  { version }: QuizDesk,
  context: Context,
): Promise<QuestionMove | "interrupted"> {
  const steps: Answer[] = [];
  for (;;) {
    const said = steps.at(-1);
    const next = said === undefined ? null : findFollowUp(solveCard(asked, said, version), context);
    if (said !== undefined && next === null) return { kind: "answer", answer: said };
    if (next !== null) context.out(`\n${next.text}\n`);
    const move = await press(next?.pad ?? createAnswerPad(asked, context.style), context);
    if (move === "interrupted" || move.kind === "stop") return move;
    if (move.kind === "answer") steps.push(move.answer);
    else if (steps.pop() === undefined) return move;
  }
}

async function press(
  pad: KeyPad<string, QuestionMove>,
  { width, style, signal }: Context,
): Promise<QuestionMove | "interrupted"> {
  const answer = await askKeys({
    pad,
    width,
    signal,
    plain: style.plain,
    ellipsis: style.symbols.ellipsis,
  });
  if (answer.kind === "interrupted") return "interrupted";
  return answer.kind === "cancelled" ? { kind: "stop" } : answer.value;
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
  recordReview(desk, { kind: "reviewed", at, card: card.id, answer, correct, grade }, context);
  const solved = solveCard(asked, said, desk.version);
  context.out(`\n${renderResult({ solved, grading, named: true }, context)}\n`);
  return takeAnswer(session, { card: card.id, deck: card.deck, correct, grade, at });
}
