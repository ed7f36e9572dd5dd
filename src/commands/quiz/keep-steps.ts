import type { KeptAnswer } from "../../progress/event.ts";
import type { Answer, Card } from "../../quiz/card/card.ts";
import { beginAnswer, keepAnswer } from "../../quiz/kept-answer.ts";
import type { BegunAnswer } from "../../quiz/kept-answer.ts";
import type { Context } from "../context.ts";
import { recordReview } from "./desk.ts";
import type { QuizDesk } from "./desk.ts";

/** What was said of a card that was left in the middle. */
export function findKept({ id }: Card, { state }: QuizDesk): KeptAnswer | undefined {
  return state.progress.answering.get(id);
}

/** Ids of the cards that were left in the middle of an answer. */
export function listBegun(desk: QuizDesk): string[] {
  const kept = desk.cards.filter((card) => findKept(card, desk)?.isGraded === false);
  const begun = kept.filter(
    (card) => beginAnswer(card, findKept(card, desk), desk).steps.length > 0,
  );
  return begun.map(({ id }) => id);
}

/** Writes each step of an answer into the journal at once, if it has many. */
export function keepSteps(
  { asked, seed, n: first }: BegunAnswer,
  desk: QuizDesk,
  context: Context,
): (said: Answer | undefined) => void {
  let n = first;
  return (said) => {
    const kept = keepAnswer(asked, said);
    if (kept === null) return;
    const at = context.now().toISOString();
    const event = { kind: "answering" as const, at, n, seed, ...kept };
    n += 1;
    recordReview(desk, event, context);
  };
}
