import type { Grade } from "../progress/event.ts";
import type { Deck } from "./card/card-base.ts";

/** One answer of a session. */
export interface Answered {
  card: string;
  deck: Deck;
  correct: boolean;
  grade: Grade;
  /** When it was given, as the journal has it. */
  at: string;
}

/** A session between two answers. It is never changed: every step gives a new one. */
export interface Session {
  /** Ids of the cards still to ask; the first one is asked now. */
  waiting: readonly string[];
  answered: readonly Answered[];
  /** The session before the latest answer. */
  before: Session | null;
}

/** A session that asks these cards in this order. */
export function startSession(cards: readonly string[]): Session {
  return { waiting: cards, answered: [], before: null };
}

/**
 * Takes the answer to the card asked now; one that was not known comes back a few cards later, if
 * any are left to come between.
 */
export function takeAnswer(session: Session, answer: Answered): Session {
  const rest = session.waiting.slice(1);
  const asked = session.answered.filter(({ card }) => card === answer.card).length + 1;
  const back = answer.grade === "again" && asked < MOST_TIMES && rest.length > 0;
  const waiting = back ? rest.toSpliced(LATER, 0, answer.card) : rest;
  return { waiting, answered: [...session.answered, answer], before: session };
}

/** Grades the latest answer anew. */
export function regradeAnswer(session: Session, grade: Grade): Session {
  const last = session.answered.at(-1);
  if (last === undefined || session.before === null) return session;
  return takeAnswer(session.before, { ...last, grade });
}

/** Takes the latest answer back, so that its card is asked again. */
export function undoAnswer(session: Session): Session {
  return session.before ?? session;
}

/** Where a session stands at the card that is asked now. */
export interface Place {
  /** The number of the card, from 1 on; one that comes back keeps its own. */
  number: number;
  /** How many different cards there are. */
  total: number;
  /** It was answered in this session before. */
  isRepeat: boolean;
  /** How many cards come back after this one. */
  toRepeat: number;
}

/** Where a session stands; the number goes on after a wrong answer too. */
export function findPlace({ waiting, answered }: Session): Place {
  const seen = [...new Set(answered.map(({ card }) => card))];
  const [now = "", ...later] = waiting;
  const at = seen.indexOf(now);
  return {
    number: (at === -1 ? seen.length : at) + 1,
    total: new Set([...seen, ...waiting]).size,
    isRepeat: at !== -1,
    toRepeat: later.filter((card) => seen.includes(card)).length,
  };
}

/** So many other cards come before one that was not known. */
const LATER = 4;
const MOST_TIMES = 3;
