import type { AskedOf, CardOf, Kind } from "./card/card.ts";
import { BY_KIND } from "./card/kinds.ts";
import { shuffle } from "./shuffle.ts";

/** Shuffles a card; depends on nothing but the card, the seed and the Node version. */
export function askCard<K extends Kind>(
  card: CardOf<K>,
  seed: string,
  version: string,
): AskedOf<K> {
  const { items: list, isOrdered = false, arrange } = BY_KIND[card.kind];
  const texts = list(card, version);
  const mixed = shuffle(texts.length, `${seed} ${card.id}`);
  const solved = isOrdered && mixed.every((index, at) => index === at);
  const order = solved ? mixed.toReversed() : mixed;
  const items = order.map((index, at) => ({
    key: KEYS.charAt(at),
    text: texts[index] ?? "",
    index,
  }));
  return { card, items: arrange?.(card, items) ?? items };
}

const KEYS = "abcdefghij";
