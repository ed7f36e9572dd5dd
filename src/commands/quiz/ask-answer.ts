import { solveCard } from "../../quiz/right-answer.ts";
import type { Answer, AskedCard } from "../../quiz/card/card.ts";
import { askKeys } from "../../ui/prompts/ask-keys.ts";
import type { KeyPad } from "../../ui/prompts/key-pad.ts";
import { createAnswerPad, findFollowUp } from "../../ui/quiz/answer-pad.ts";
import type { QuestionMove } from "../../ui/quiz/question-move.ts";
import type { Context } from "../context.ts";
import { runSaid } from "./run-said.ts";

/** A card to ask, and what was said to it before. */
export interface AnswerTask {
  asked: AskedCard;
  version: string;
  /** The answers that the steps so far have led to; none at the beginning. */
  steps?: readonly Answer[];
  /** Is told of each step, and of one that is taken back, with what is said then. */
  onStep?: (said: Answer | undefined) => void;
}

/**
 * Asks a card until its answer is whole; what takes back a step of it asks that step again. The question is
 * on the screen already, and nothing is graded.
 */
export async function askAnswer(
  { asked, version, steps: before = [], onStep = () => undefined }: AnswerTask,
  context: Context,
): Promise<QuestionMove | "interrupted"> {
  const steps = [...before];
  for (;;) {
    const said = steps.at(-1);
    const next = said === undefined ? null : findFollowUp(solveCard(asked, said, version), context);
    if (said !== undefined && next === null) return { kind: "answer", answer: said };
    if (next !== null) context.out(`\n${next.text}\n`);
    const move = await press(next?.pad ?? createAnswerPad(asked, context.style), context);
    if (move === "interrupted" || move.kind === "stop") return move;
    if (move.kind === "answer") {
      const ran = await runSaid([{ asked, answer: move.answer }], context);
      steps.push(...ran.map(({ answer }) => answer));
    } else if (steps.pop() === undefined) return move;
    if (context.signal.aborted) return "interrupted";
    onStep(steps.at(-1));
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
