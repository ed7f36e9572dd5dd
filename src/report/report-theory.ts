import type { Day } from "../memory/day.ts";
import { traceRetention } from "../memory/memory.ts";
import type { Review } from "../progress/event.ts";
import type { Deck } from "../quiz/card/card-base.ts";
import type { Card } from "../quiz/card/card.ts";
import type { Theory } from "../quiz/parse-theory.ts";
import type { Standing } from "../quiz/standing.ts";
import { countStandings, countTopics } from "../quiz/summarize.ts";
import type { Readiness, TheoryReport } from "./report.ts";

/** For each card that was seen, how likely it was known at each of the sampled times. */
export type Traces = ReadonlyMap<string, readonly (number | null)[]>;

/** Traces the cards that have reviews. */
export function traceCards(
  cards: readonly Card[],
  reviews: ReadonlyMap<string, readonly Review[]>,
  times: readonly Date[],
): Traces {
  return new Map(
    cards.flatMap(({ id }): [string, (number | null)[]][] => {
      const own = reviews.get(id) ?? [];
      return own.length === 0 ? [] : [[id, traceRetention(own, times)]];
    }),
  );
}

/** Where the learner stands with theory, by topic and over time. */
export function reportTheory(
  { standings, theory, day }: { standings: readonly Standing[]; theory: Theory; day: Day },
  traces: Traces,
  times: readonly Date[],
): TheoryReport {
  const cards = standings.map(({ card }) => card);
  const readinessOf = (deck: Deck): Readiness =>
    findReadiness(
      cards.filter((card) => card.deck === deck),
      { traces, times },
    );
  return {
    ...countStandings(standings, day),
    readiness: findReadiness(cards, { traces, times }),
    topics: countTopics(standings, theory, day).map(({ ids: _ids, seenIds: _seen, ...topic }) => ({
      ...topic,
      readiness: readinessOf(topic.deck),
    })),
  };
}

/** The average chance at each time, over the cards that had been seen by then. */
export function findRetentions(traces: Traces, times: readonly Date[]): (number | null)[] {
  return times.map((_time, index) => {
    const known = [...traces.values()].flatMap((trace) => trace[index] ?? []);
    return known.length === 0 ? null : sum(known) / known.length;
  });
}

function findReadiness(
  cards: readonly Card[],
  { traces, times }: { traces: Traces; times: readonly Date[] },
): Readiness {
  const history = times.map((_time, index) => {
    const known = cards.map(({ id }) => traces.get(id)?.[index] ?? 0);
    return known.length === 0 ? 0 : sum(known) / known.length;
  });
  return { now: history.at(-1) ?? 0, history };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
