import { createHash } from "node:crypto";
import type { Answer, AnswerOf, AskedOf, CardOf, Kind, SolvedOf } from "./card/card.ts";
import { BY_KIND, isAnswerTo } from "./card/kinds.ts";
import { findWanted } from "./grade-answer.ts";

/** The right answer to a card on a Node version. */
export function findRightAnswer<K extends Kind>(card: CardOf<K>, version: string): AnswerOf<K> {
  return BY_KIND[card.kind].right(card, version);
}

/** Puts what was said to a card beside what is right on a Node version. */
export function solveCard<K extends Kind>(
  asked: AskedOf<K>,
  answer: Answer,
  version: string,
): SolvedOf<K> {
  const { card } = asked;
  const said = isAnswerTo<K>(card.kind, answer) ? answer : null;
  const right = findRightAnswer(card, version);
  const look = BY_KIND[card.kind].look?.(asked, said) ?? null;
  return { kind: card.kind, asked, said, right, wanted: findWanted<K>(asked, answer), look };
}

/** Whether another Node version may have another right answer. */
export function dependsOnVersion<K extends Kind>(card: CardOf<K>): boolean {
  return BY_KIND[card.kind].varies?.(card) ?? false;
}

/** A short digest of what is right, in whatever words it is asked; case and marks do not count. */
export function digestAnswer<K extends Kind>(card: CardOf<K>): string {
  const words = BY_KIND[card.kind]
    .digest(card)
    .map((text) => text.toLowerCase().replaceAll(/[\s`*_.]+/g, " "));
  return createHash("sha256").update(JSON.stringify(words)).digest("hex").slice(0, 12);
}
