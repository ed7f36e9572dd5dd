import { solveCard } from "../../quiz/right-answer.ts";
import type { Answer, AskedCard } from "../../quiz/card/card.ts";
import { askKeys } from "../../ui/prompts/ask-keys.ts";
import type { KeyPad } from "../../ui/prompts/key-pad.ts";
import { createAnswerPad, findFollowUp } from "../../ui/quiz/answer-pad.ts";
import type { QuestionMove } from "../../ui/quiz/question-move.ts";
import type { Context } from "../context.ts";

/**
 * Asks a card until its answer is whole; what takes back a step of it asks that step again. The question is
 * on the screen already, and nothing is graded or recorded.
 */
export async function askAnswer(
  asked: AskedCard,
  version: string,
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
