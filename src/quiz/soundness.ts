import type { Card } from "./card/card.ts";
import { GUESS_MARGIN, guessCards } from "./guess-cards.ts";
import type { GuessReport, GuessShare } from "./guess-cards.ts";
import type { Choice } from "./kinds/choices.ts";
import { checkTie } from "./mutation/answer-tie.ts";
import type { Theory } from "./parse-theory.ts";

/** How often the longest choice is the right one, among cards with one right choice. */
export interface LongestShare {
  right: number;
  of: number;
  /** As many as there would be if length said nothing, rounded up. */
  fair: number;
}

/** How far the facts of the theory are asked for. */
export interface FactShare {
  facts: number;
  /** Facts without a card, as `ID: what is to be known`. */
  open: string[];
  /** Ids of topics whose facts are not written down. */
  unwritten: string[];
}

/** What a look at all cards together finds; `file:line: what`, a line each. */
export interface CardSoundness {
  faults: string[];
  longest: LongestShare;
  guessed: GuessShare;
  facts: FactShare;
}

/** Checks what no card can show alone: repeated questions, uncovered theory, answers given away. */
export function compareCards(cards: readonly Card[], theory: Theory): CardSoundness {
  const longest = countLongest(cards);
  const guesses = guessCards(cards);
  const faults = [
    ...findRepeats(cards),
    ...findUnknownTheory(cards, theory),
    ...findUncovered(cards, theory),
    ...findLostCards(cards, theory),
    ...findGuessed(guesses),
    ...cards.flatMap((card) => checkTie(card) ?? []),
  ];
  if (longest.right > longest.fair) {
    const got = `${longest.right} of ${longest.of}`;
    faults.push(
      `quiz: expected the longest choice to be right in at most ${longest.fair} cards, got ${got}`,
    );
  }
  return { faults, longest, guessed: guesses.best, facts: shareFacts(theory) };
}

/** An answer must not be found by lengths and words alone. */
function findGuessed({ tooGood }: GuessReport): string[] {
  return tooGood.map(({ where, by, right, luck, of, cards }) => {
    const expected = `guesses to be right at most ${GUESS_MARGIN} points above luck in ${where}`;
    const got = `"${by}" right in ${right.toFixed(1)} of ${Math.round(of)} (luck: ${luck.toFixed(1)})`;
    return `quiz: expected ${expected}, got ${got}: ${cards.join(", ")}`;
  });
}

function shareFacts(theory: Theory): FactShare {
  const facts = theory.flatMap((topic) => topic.facts.map((fact) => ({ id: topic.id, ...fact })));
  return {
    facts: facts.length,
    open: facts.flatMap(({ id, text, cards }) => (cards.length === 0 ? `${id}: ${text}` : [])),
    unwritten: theory.flatMap(({ id, facts: own }) => (own.length === 0 ? id : [])),
  };
}

/** A card that a fact names has to be there. */
function findLostCards(cards: readonly Card[], theory: Theory): string[] {
  const known = new Set(cards.map(({ id }) => id));
  return theory.flatMap(({ id, facts }) =>
    facts
      .flatMap((fact) => fact.cards)
      .filter((card) => !known.has(card))
      .map((card) => `quiz/theory.json: ${id}: expected the id of a card, got "${card}"`),
  );
}

function findRepeats(cards: readonly Card[]): string[] {
  const seen = new Map<string, Card>();
  return cards.flatMap((card) => {
    const key = `${card.question} ${card.code ?? ""}`
      .toLowerCase()
      .replaceAll(/[\s`*_"',:;?]+/g, " ");
    const first = seen.get(key);
    seen.set(key, first ?? card);
    const at = `${card.file}:${card.questionLine}`;
    return first === undefined ? [] : `${at}: expected another question than ${first.file}`;
  });
}

function findUnknownTheory(cards: readonly Card[], theory: Theory): string[] {
  const known = new Set(theory.map(({ id }) => id));
  return cards.flatMap(({ file, theory: ids, theoryLine }) =>
    ids
      .filter((id) => !known.has(id))
      .map(
        (id) => `${file}:${theoryLine}: theory: expected an id of quiz/theory.json, got "${id}"`,
      ),
  );
}

function findUncovered(cards: readonly Card[], theory: Theory): string[] {
  const covered = new Set(cards.flatMap((card) => card.theory));
  const missing = theory.filter(({ id }) => !covered.has(id)).map(({ id }) => id);
  if (missing.length === 0) return [];
  return [
    `quiz: expected a card for each id of quiz/theory.json, got none for ${missing.join(", ")}`,
  ];
}

/** The lists of a card from which one thing is chosen. */
function listSingle(card: Card): Choice[][] {
  if (card.kind === "one") return [card.choices];
  if (card.kind !== "incident") return [];
  return card.choosesSeveral ? [card.steps] : [card.causes, card.steps];
}

function countLongest(cards: readonly Card[]): LongestShare {
  const choices = cards.flatMap(listSingle);
  const right = choices.filter((own) => {
    const lengths = own.map(({ text }) => text.length);
    const most = Math.max(...lengths);
    const at = lengths.indexOf(most);
    return lengths.lastIndexOf(most) === at && own[at]?.right !== null;
  });
  const fair = choices.reduce((sum, own) => sum + 1 / own.length, 0);
  return { right: right.length, of: choices.length, fair: Math.ceil(fair) };
}
