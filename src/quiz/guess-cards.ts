import type { Card } from "./card/card.ts";
import { listRiddles } from "./list-riddles.ts";
import type { Riddle } from "./list-riddles.ts";

/** How well guessers who know nothing do, which look at lengths and words alone. */
export interface GuessReport {
  /** The best one over all cards. */
  best: GuessShare;
  /** The best one over all cards and of each kind, where it does too well. */
  tooGood: GuessFault[];
}

/** How a guesser does. */
export interface GuessShare {
  /** What it looks for. */
  by: string;
  /** Cards that it gets right; a tie and a part of a card count by their share. */
  right: number;
  /** What blind luck gets right on average. */
  luck: number;
  /** Cards that have something to guess. */
  of: number;
}

/** Where a guesser does too well. */
export interface GuessFault extends GuessShare {
  /** Such as `bug cards`. */
  where: string;
  /** Ids of the cards that it surely gets right. */
  cards: string[];
}

/** Percentage points above luck that a guesser may have. */
export const GUESS_MARGIN = 5;

/** What a text has of each sign; the higher, the more of it. */
interface Signs {
  length: number;
  absolute: number;
  echo: number;
}

/** Gives each text a mark, and the highest is taken. */
type Guesser = (signs: Signs) => number;

/** Texts differ by some 20 characters, one absolute word or a quarter of their words, so these weigh the same. */
const weigh =
  (length: number, absolute: number, echo: number): Guesser =>
  (signs) =>
    (length * signs.length) / 20 + absolute * signs.absolute + echo * 4 * signs.echo;

const GUESSERS: readonly [string, Guesser][] = [
  ["the longest", weigh(1, 0, 0)],
  ["the shortest", weigh(-1, 0, 0)],
  ["the fewest absolute words", weigh(0, -1, 0)],
  ["the most absolute words", weigh(0, 1, 0)],
  ["most words of the question", weigh(0, 0, 1)],
  ["fewest words of the question", weigh(0, 0, -1)],
  ["long, modest, words of the question", weigh(1, -1, 1)],
  ["long, modest, other words", weigh(1, -1, -1)],
  ["short, modest, words of the question", weigh(-1, -1, 1)],
  ["short, modest, other words", weigh(-1, -1, -1)],
];

const ABSOLUTE =
  /\b(?:always|never|ever|only|all|every|everything|everybody|each|none|nobody|nothing|no|any|must|cannot|at once|completely|exactly)\b/gi;

/** Lets each guesser answer all questions that grade themselves. */
export function guessCards(cards: readonly Card[]): GuessReport {
  const riddles = listRiddles(cards);
  const kinds = [...new Set(riddles.map(({ card }) => card.kind))];
  const groups = kinds.map((kind) => ({
    where: `${kind} cards`,
    own: riddles.filter(({ card }) => card.kind === kind),
  }));
  return {
    best: findBest(riddles),
    tooGood: [{ where: "all cards", own: riddles }, ...groups].flatMap(({ where, own }) => {
      const best = findBest(own);
      return isTooGood(best, own) ? [{ ...best, where, cards: listGuessed(own, best.by) }] : [];
    }),
  };
}

/** Further above luck than allowed, and than luck itself strays among so few. */
function isTooGood({ right, luck, of }: GuessShare, riddles: readonly Riddle[]): boolean {
  const above = right - luck;
  return 100 * above > GUESS_MARGIN * of && above > 2 * findSpread(riddles);
}

/** How far luck strays by itself, one standard deviation. */
function findSpread(riddles: readonly Riddle[]): number {
  return Math.sqrt(
    addUp(riddles, ({ right, texts }) => {
      const chance = right.size / texts.length;
      return chance * (1 - chance);
    }),
  );
}

function findBest(riddles: readonly Riddle[]): GuessShare {
  const luck = addUp(riddles, ({ right, texts }) => right.size / texts.length);
  const of = addUp(riddles, () => 1);
  const shares = GUESSERS.map(([by, guesser]) => {
    return { by, right: addUp(riddles, (riddle) => guess(riddle, guesser)), luck, of };
  });
  return shares.reduce((best, share) => (share.right > best.right ? share : best));
}

/** Cards that a guesser surely gets right. */
function listGuessed(riddles: readonly Riddle[], by: string): string[] {
  const [, guesser = weigh(1, 0, 0)] = GUESSERS.find(([name]) => name === by) ?? [];
  const guessed = riddles.filter((riddle) => guess(riddle, guesser) === 1);
  return [...new Set(guessed.map(({ card }) => card.id))];
}

/** The chance that the guess is right. */
function guess({ asked, texts, right }: Riddle, guesser: Guesser): number {
  const marks = texts.map((text) => guesser(readSigns(text, asked)));
  const most = Math.max(...marks);
  const places = marks.flatMap((mark, at) => (mark === most ? at : []));
  return places.filter((at) => right.has(at)).length / places.length;
}

function readSigns(text: string, asked: string): Signs {
  const known = new Set(listWords(asked));
  const words = listWords(text);
  const echo = words.filter((word) => known.has(word)).length / Math.max(1, words.length);
  return { length: text.length, absolute: text.match(ABSOLUTE)?.length ?? 0, echo };
}

function listWords(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z]{4,}/g) ?? [];
  return words.map((word) => word.replace(/s$/, ""));
}

/** A sum over cards that all weigh the same. */
function addUp(riddles: readonly Riddle[], count: (riddle: Riddle) => number): number {
  return riddles.reduce((total, riddle) => total + riddle.weight * count(riddle), 0);
}
