import type { Answer, AskedOf, Kind, SolvedOf } from "./card/card.ts";
import { BY_KIND, isAnswerTo } from "./card/kinds.ts";
import type { ToldAnswer } from "./kinds/card-kind.ts";

/** Writes an answer in the keys under which the card was shown; `null` for one that says nothing. */
export function tellAnswer<K extends Kind>(asked: AskedOf<K>, answer: Answer): ToldAnswer {
  const { kind } = asked.card;
  return isAnswerTo<K>(kind, answer) ? BY_KIND[kind].tell(asked, answer) : null;
}

/** What a question of its kind has, for `--json`: all that can be chosen, not what is right. */
export function describeAsked<K extends Kind>(asked: AskedOf<K>): object {
  return BY_KIND[asked.card.kind].describe(asked);
}

/** What an answered card of its kind has, for `--json`. */
export function explainSolved<K extends Kind>({ kind, asked, right, said }: SolvedOf<K>): object {
  return BY_KIND[kind].explain(asked, right, said);
}

/** What an answer that waits has instead, for `--json`; `null` when it waits for nothing or hides nothing. */
export function explainPending<K extends Kind>({
  kind,
  asked,
  said,
  wanted,
}: SolvedOf<K>): object | null {
  if (wanted === null || said === null) return null;
  return BY_KIND[kind].pending?.(asked, said) ?? null;
}
