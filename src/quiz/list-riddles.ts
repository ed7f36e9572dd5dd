import type { Card, CardOf } from "./card/card.ts";
import type { Choice } from "./kinds/choices.ts";

/** One thing to guess: some texts, and the places of the right ones. */
export interface Riddle {
  card: Card;
  /** What they are an answer to. */
  asked: string;
  texts: string[];
  right: ReadonlySet<number>;
  /** Its share of the card, so that all cards weigh the same. */
  weight: number;
}

type Part = Omit<Riddle, "weight">;

/** All that can be guessed in the cards; a sum has nothing to choose from, nor has a gap without code in its question. */
export function listRiddles(cards: readonly Card[]): Riddle[] {
  const statements = cards.filter((card) => card.kind === "true-false");
  return cards.flatMap((card) => {
    const parts = card.kind === "true-false" ? compare(card, statements) : readCard(card);
    return parts.map((part) => ({ ...part, weight: 1 / parts.length }));
  });
}

function readCard(card: Card): Part[] {
  const asked = card.question.replaceAll(/^```[\s\S]*?^```$/gm, "");
  switch (card.kind) {
    case "one":
    case "several":
      return [{ card, asked, ...readChoices(card.choices) }];
    case "incident":
      return [card.causes, card.steps].map((own) => ({ card, asked, ...readChoices(own) }));
    case "bug":
      return [{ card, asked, ...readLines(card) }];
    case "match":
      return card.pairs.map(({ left }, at) => ({
        card,
        asked: left,
        texts: card.pairs.map(({ right }) => right),
        right: new Set([at]),
      }));
    case "order":
      return readFirst(card, asked);
    case "fill":
      return readSpans(card, asked);
    case "true-false":
    case "arithmetic":
    case "recall":
    case "spoken":
    case "review":
    case "chain":
    case "walkthrough":
    case "query":
      return [];
  }
}

function readChoices(choices: readonly Choice[]): Pick<Part, "texts" | "right"> {
  return {
    texts: choices.map(({ text }) => text),
    right: new Set(choices.flatMap(({ right }, at) => (right === null ? [] : at))),
  };
}

/** Nobody guesses a line without a word. */
function readLines({ code, line }: CardOf<"bug">): Pick<Part, "texts" | "right"> {
  const lines = code.split("\n").map((text, at) => ({ text: text.trim(), wrong: at === line - 1 }));
  const worded = lines.filter(({ text, wrong }) => wrong || /[a-z]/i.test(text));
  return {
    texts: worded.map(({ text }) => text),
    right: new Set([worded.findIndex(({ wrong }) => wrong)]),
  };
}

/** Which line comes first. */
function readFirst(card: CardOf<"order">, asked: string): Part[] {
  return card.proof.prints
    .slice(0, 1)
    .map(({ text }) => ({ card, asked, texts: text.split("\n"), right: new Set([0]) }));
}

/** Whether the gap is filled by some code of the question. */
function readSpans(card: CardOf<"fill">, asked: string): Part[] {
  const spans = asked.match(/`[^`]+`/g)?.map((span) => span.slice(1, -1).toLowerCase()) ?? [];
  const texts = [...new Set(spans)].filter((span) => !span.includes("____"));
  const answers = new Set(card.answers.map((answer) => answer.toLowerCase()));
  const right = new Set(texts.flatMap((text, at) => (answers.has(text) ? at : [])));
  return texts.length === 0
    ? []
    : [{ card, asked: asked.replaceAll(/`[^`]+`/g, ""), texts, right }];
}

/** Which of two statements is true, for a card and each one that is answered otherwise. */
function compare(card: CardOf<"true-false">, all: readonly CardOf<"true-false">[]): Part[] {
  const right = new Set([card.answer ? 0 : 1]);
  return all
    .filter(({ answer }) => answer !== card.answer)
    .map((other) => ({ card, asked: "", texts: [card.question, other.question], right }));
}
