import type { Day } from "../memory/day.ts";
import type { Deck } from "./card/card-base.ts";
import { DECKS } from "./card/card-base.ts";
import type { Kind } from "./card/card.ts";
import type { Answered } from "./session.ts";
import type { StandingOf } from "./standing.ts";
import { isDue } from "./standing.ts";

/** How far a learner is with some cards. */
export interface CardCounts {
  cards: number;
  /** Answered at least once. */
  seen: number;
  known: number;
  /** Asked today: what comes back, and what is new and planned for today. */
  due: number;
  /** Of these, how many are new. */
  dueNew: number;
  /** How likely a seen card is known now, 0 to 1; `null` when none was seen. */
  retention: number | null;
}

/** The counts of a topic; `ids` are those of the theory syllabus. */
export interface TopicCounts extends CardCounts {
  deck: Deck;
  ids: number;
  /** Ids with a card that was answered. */
  seenIds: number;
}

/** A kind of card, and how long one takes. */
export interface KindMinutes {
  kind: Kind;
  minutes: number;
}

/** How many cards of a kind there are. */
export interface KindCounts extends KindMinutes {
  cards: number;
  /** Of these, how many were answered at least once. */
  seen: number;
}

/** When cards are asked again. */
export interface DueCounts {
  now: number;
  /** Within a day. */
  tomorrow: number;
  /** After that, within seven days. */
  week: number;
  later: number;
  /** Never answered, whether they are planned for a day or not. */
  fresh: number;
}

/** A topic of a session, by the first answer to each of its cards. */
export interface TopicScore {
  deck: Deck;
  asked: number;
  correct: number;
}

/** The counts of all cards together. */
export function countStandings(standings: readonly StandingOf<unknown>[], day: Day): CardCounts {
  const seen = standings.flatMap(({ schedule }) => schedule ?? []);
  const sum = seen.reduce((total, { retention }) => total + retention, 0);
  const due = standings.filter((one) => isDue(one, day));
  return {
    cards: standings.length,
    seen: seen.length,
    known: seen.filter(({ known }) => known).length,
    due: due.length,
    dueNew: due.filter(({ schedule }) => schedule === null).length,
    retention: seen.length === 0 ? null : sum / seen.length,
  };
}

/** The counts of each topic that has cards. */
export function countTopics(
  standings: readonly StandingOf<{ deck: Deck; theory: readonly string[] }>[],
  theory: readonly { id: string; deck: Deck }[],
  day: Day,
): TopicCounts[] {
  const seen = standings.filter(({ schedule }) => schedule !== null);
  const seenIds = new Set(seen.flatMap(({ card }) => card.theory));
  return DECKS.flatMap((deck) => {
    const own = standings.filter(({ card }) => card.deck === deck);
    const ids = theory.filter((entry) => entry.deck === deck);
    if (own.length === 0) return [];
    return {
      deck,
      ...countStandings(own, day),
      ids: ids.length,
      seenIds: ids.filter(({ id }) => seenIds.has(id)).length,
    };
  });
}

/** The counts of each of the kinds that has cards. */
export function countKinds(
  standings: readonly StandingOf<{ kind: Kind }>[],
  kinds: readonly KindMinutes[],
): KindCounts[] {
  return kinds.flatMap(({ kind, minutes }) => {
    const own = standings.filter(({ card }) => card.kind === kind);
    const seen = own.filter(({ schedule }) => schedule !== null).length;
    return own.length === 0 ? [] : { kind, cards: own.length, seen, minutes };
  });
}

/** When the cards are due. */
export function countDue(standings: readonly StandingOf<unknown>[], now: Date): DueCounts {
  const counts: DueCounts = { now: 0, tomorrow: 0, week: 0, later: 0, fresh: 0 };
  for (const { due, schedule } of standings) {
    if (schedule === null) counts.fresh += 1;
    else if (due !== null) counts[nameSpan(due, now)] += 1;
  }
  return counts;
}

/** What counts of an answer at the end of a session. */
export type Told = Pick<Answered, "card" | "deck" | "correct">;

/** The topics of a session, those with the fewest right answers first. */
export function scoreTopics(answered: readonly Told[]): TopicScore[] {
  const first = pickFirst(answered);
  const decks = [...new Set(first.map(({ deck }) => deck))];
  const scores = decks.map((deck) => {
    const own = first.filter((one) => one.deck === deck);
    return { deck, asked: own.length, correct: own.filter(({ correct }) => correct).length };
  });
  return scores.toSorted((a, b) => a.correct / a.asked - b.correct / b.asked);
}

/** Ids of the cards of a session that were not correct on the first try, in the order asked. */
export function listMissed(answered: readonly Told[]): string[] {
  return pickFirst(answered).flatMap(({ card, correct }) => (correct ? [] : card));
}

function pickFirst(answered: readonly Told[]): Told[] {
  return answered.filter(
    ({ card }, at) => answered.findIndex((other) => other.card === card) === at,
  );
}

const DAY_MS = 24 * 60 * 60 * 1000;

function nameSpan(due: Date, now: Date): "now" | "tomorrow" | "week" | "later" {
  const days = (due.getTime() - now.getTime()) / DAY_MS;
  if (days <= 0) return "now";
  if (days <= 1) return "tomorrow";
  return days <= 7 ? "week" : "later";
}
