import type { Deck } from "./card/card-base.ts";
import { DECKS } from "./card/card-base.ts";
import type { Fact, Rung, Theory, TheoryTopic } from "./parse-theory.ts";
import { RUNGS } from "./parse-theory.ts";
import type { Standing } from "./standing.ts";

/** A fact, and where the learner stands with it. */
export interface LadderFact extends Fact {
  /**
   * `known` when one of its cards is known, `seen` when one was answered, `open` when there is no card on this
   * Node that asks for it.
   */
  state: "known" | "seen" | "new" | "open";
}

/** A topic of the syllabus with its facts, those expected first of a junior first. */
export interface TopicLadder {
  id: string;
  deck: Deck;
  title: string;
  facts: LadderFact[];
}

/** How many facts of a rung are known, and how many there are. */
export interface RungCount {
  rung: Rung;
  known: number;
  /** Those that a card asks for. */
  facts: number;
}

/** Where a learner stands with some topics. */
export interface LadderCounts {
  rungs: RungCount[];
  /** The highest rung of which enough is known, and of all below it; `null` below the first. */
  reached: Rung | null;
}

/** So much of a rung has to be known to stand on it. */
const ENOUGH = 0.8;

/** The topics that are asked for, with what is to be known of each and where the learner stands. */
export function buildLadder(
  theory: Theory,
  standings: readonly Standing[],
  only: { deck?: Deck | undefined; topic?: string | undefined },
): TopicLadder[] {
  const byId = new Map(standings.map((one) => [one.card.id, one]));
  return theory
    .filter(({ deck, id }) => deck === (only.deck ?? deck) && id === (only.topic ?? id))
    .map((topic) => ({
      id: topic.id,
      deck: topic.deck,
      title: topic.title,
      facts: sortFacts(listFacts(topic, standings)).map((fact) => ({
        ...fact,
        state: findState(fact, byId),
      })),
    }));
}

/** How far the learner is with topics taken together. */
export function countLadder(topics: readonly TopicLadder[]): LadderCounts {
  const facts = topics.flatMap((topic) => topic.facts).filter(({ state }) => state !== "open");
  const rungs = RUNGS.map((rung) => {
    const own = facts.filter((fact) => fact.rung === rung);
    return { rung, known: own.filter(({ state }) => state === "known").length, facts: own.length };
  });
  let reached: Rung | null = null;
  for (const { rung, known, facts: of } of rungs) {
    if (known < of * ENOUGH) break;
    if (of > 0) reached = rung;
  }
  return { rungs, reached };
}

/** The decks of some topics, each with its own. */
export function groupByDeck(
  topics: readonly TopicLadder[],
): { deck: Deck; topics: TopicLadder[] }[] {
  return DECKS.flatMap((deck) => {
    const own = topics.filter((topic) => topic.deck === deck);
    return own.length === 0 ? [] : [{ deck, topics: own }];
  });
}

/** What the first cards to ask next are: those of facts of the lowest rung that is not known. */
export function findNextCards(topics: readonly TopicLadder[], most: number): string[] {
  const facts = sortFacts(topics.flatMap((topic) => topic.facts)).filter(
    ({ state }) => state === "seen" || state === "new",
  );
  const [first] = facts;
  const own = facts.filter(({ rung }) => rung === first?.rung);
  return [...new Set(own.flatMap(({ cards }) => cards.slice(0, 1)))].slice(0, most);
}

/** A topic whose facts are not written down has its cards, by their levels. */
function listFacts({ id, facts, title }: TheoryTopic, standings: readonly Standing[]): Fact[] {
  if (facts.length > 0) return facts;
  const cards = standings.flatMap(({ card }) => (card.theory.includes(id) ? [card] : []));
  return RUNGS.flatMap((rung) => {
    const own = cards.filter(({ level }) => RUNG_OF[level] === rung).map((card) => card.id);
    return own.length === 0 ? [] : { rung, text: title, cards: own };
  });
}

const RUNG_OF = {
  "warm-up": "junior",
  core: "junior",
  advanced: "senior",
  expert: "staff",
} as const;

function sortFacts<T extends Fact>(facts: readonly T[]): T[] {
  return facts.toSorted((a, b) => RUNGS.indexOf(a.rung) - RUNGS.indexOf(b.rung));
}

function findState({ cards }: Fact, byId: ReadonlyMap<string, Standing>): LadderFact["state"] {
  const own = cards.flatMap((card) => byId.get(card) ?? []);
  if (own.length === 0) return "open";
  if (own.some(({ schedule }) => schedule?.known === true)) return "known";
  return own.some(({ schedule }) => schedule !== null) ? "seen" : "new";
}
