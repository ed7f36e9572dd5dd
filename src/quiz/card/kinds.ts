import { CARD_KINDS } from "../kinds/index.ts";
import type { AnswerOf, Kind, KindTable } from "./card.ts";

/** What is particular to each kind of card. */
export const BY_KIND: KindTable = CARD_KINDS;

/** The names of the kinds, in the order in which they are listed. */
export const KINDS: readonly Kind[] = Object.keys(CARD_KINDS).filter(isKind);

/** Whether a kind of card has this name. */
function isKind(name: string): name is Kind {
  return Object.hasOwn(CARD_KINDS, name);
}

/** Whether an answer is one to this kind of card. */
export function isAnswerTo<K extends Kind>(
  kind: K,
  answer: AnswerOf<K> | { kind: string },
): answer is AnswerOf<K> {
  return answer.kind === kind;
}
