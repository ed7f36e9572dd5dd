import { distance } from "fastest-levenshtein";
import { TrainerError } from "../errors.ts";
import type { Card } from "./card/card.ts";

/**
 * The card with an id such as `event-loop/zero-is-one`; the name alone will do where it is unique.
 *
 * @throws TrainerError `UNKNOWN_CARD` with the nearest ids.
 */
export function findCard(cards: readonly Card[], id: string): Card {
  const named = cards.filter((card) => card.id === id || card.id.endsWith(`/${id}`));
  const [found] = named;
  if (found !== undefined && named.length === 1) return found;
  const near = named.length > 1 ? named : findNearest(cards, id);
  const names = near.slice(0, 3).map((card) => `\`trainer quiz --card ${card.id}\``);
  const hint =
    names.length === 0
      ? "`trainer quiz --json --count 9999` prints every card with its id."
      : `Type ${names.join(" or ")}.`;
  const what = named.length > 1 ? "more than one card" : "no card";
  throw new TrainerError("UNKNOWN_CARD", `There is ${what} \`${id}\`.`, { hint });
}

function findNearest(cards: readonly Card[], id: string): Card[] {
  const typed = id.slice(0, 80).toLowerCase();
  const name = typed.split("/").at(-1) ?? typed;
  return cards
    .map((card) => ({ card, apart: distance(name, card.id.split("/")[1] ?? "") }))
    .filter(({ card, apart }) => apart <= name.length * 0.4 || card.id.includes(name))
    .toSorted((a, b) => a.apart - b.apart)
    .map(({ card }) => card);
}
