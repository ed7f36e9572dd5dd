import type { Card } from "./card/card.ts";
import { listPrinted } from "./right-answer.ts";
import { shuffle } from "./shuffle.ts";

/** A card as one learner is asked it. */
export interface AskedCard {
  card: Card;
  /** What is shuffled: choices, printed lines or right sides, in the order shown; else empty. */
  items: AskedItem[];
}

/** Something shown under a key. */
export interface AskedItem {
  /** `a` for the first one shown. */
  key: string;
  text: string;
  /** Place in the card, from 0. */
  index: number;
}

/** Shuffles a card; depends on nothing but the card, the seed and the Node version. */
export function askCard(card: Card, seed: string, version: string): AskedCard {
  const texts = listTexts(card, version);
  const mixed = shuffle(texts.length, `${seed} ${card.id}`);
  const solved = card.kind === "order" && mixed.every((index, at) => index === at);
  const order = solved ? mixed.toReversed() : mixed;
  const items = order.map((index, at) => ({
    key: KEYS.charAt(at),
    text: texts[index] ?? "",
    index,
  }));
  return { card, items };
}

const KEYS = "abcdefghij";

function listTexts(card: Card, version: string): string[] {
  switch (card.kind) {
    case "one":
    case "several":
      return card.choices.map(({ text }) => text);
    case "order":
      return listPrinted(card, version);
    case "match":
      return card.pairs.map(({ right }) => right);
    case "true-false":
    case "bug":
    case "fill":
    case "recall":
      return [];
  }
}
