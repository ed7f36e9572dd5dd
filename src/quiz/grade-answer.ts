import type { Grade } from "../progress/event.ts";
import type { Answer, AskedOf, CardOf, Kind } from "./card/card.ts";
import { BY_KIND, isAnswerTo } from "./card/kinds.ts";
import type { Grading } from "./grading.ts";
import { gradeWhole } from "./grading.ts";

/** Judges an answer to a card on a Node version; an answer to another kind of card is wrong. */
export function gradeAnswer<K extends Kind>(
  card: CardOf<K>,
  answer: Answer,
  version: string,
): Grading {
  const { grade, right } = BY_KIND[card.kind];
  if (!isAnswerTo<K>(card.kind, answer)) return gradeWhole(false);
  return grade(card, answer, right(card, version));
}

/** What the learner has to say next before the answer can be graded; `null` when it is whole. */
export function findWanted<K extends Kind>(asked: AskedOf<K>, answer: Answer): string | null {
  const { kind } = asked.card;
  const { waits } = BY_KIND[kind];
  return isAnswerTo<K>(kind, answer) ? (waits?.(asked, answer) ?? null) : null;
}

/** The grade that fits a judged answer, until the learner says better. */
export function suggestGrade({ correct, hits, parts }: Grading): Grade {
  if (!correct) return "again";
  return hits < parts ? "hard" : "good";
}
