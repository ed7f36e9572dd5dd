import type { Day } from "../../memory/day.ts";
import type { CardList, ListedCard } from "../../quiz/card-list.ts";
import type { StandingOf } from "../../quiz/standing.ts";
import { countDue, countKinds, countStandings, countTopics } from "../../quiz/summarize.ts";
import { renderNext } from "../../ui/command-list.ts";
import { renderDecks, renderKinds } from "../../ui/quiz/render-decks.ts";
import { renderDue } from "../../ui/quiz/render-summary.ts";
import { countNoun } from "../../ui/text/count-noun.ts";
import type { Context, ExitCode } from "../context.ts";
import { printJson } from "../json.ts";
import type { QuizOptions } from "./options.ts";

/** What the list of decks is made from. */
interface DeckPage extends Pick<CardList, "topics" | "kinds"> {
  standings: readonly StandingOf<Pick<ListedCard, "deck" | "kind" | "theory">>[];
  day: Day;
  /** Ids of the cards that were left in the middle of an answer. */
  begun: readonly string[];
  /** Cards that were left out, as `file:line: what`. */
  faults: readonly string[];
}

const MOST = 2;

/** Prints the decks with what is known and what is due. */
export function printDecks(
  { standings, day, topics, kinds, begun, faults }: DeckPage,
  { json, exam }: QuizOptions,
  context: Context,
): ExitCode {
  const decks = countTopics(standings, topics, day);
  const counts = countKinds(standings, kinds);
  const due = countDue(standings, day.now);
  if (json === true) {
    printJson(context, {
      ...countStandings(standings, day),
      ...{ topics: decks, kinds: counts, begun, spans: due, faults },
    });
    return 0;
  }
  context.out(
    `${renderDecks(decks, context)}\n\n${renderKinds(counts, context)}\n${renderDue(due, context)}\n`,
  );
  const planned = exam === undefined ? "" : ` --exam ${exam}`;
  const first = `trainer quiz${due.now > 0 ? " --due" : ""}${planned}`;
  // What was left in the middle is named, since nothing else tells that it is kept.
  const goOn = begun.slice(0, MOST).map((id) => `trainer quiz --card ${id}`);
  if (begun.length > 0)
    context.out(`${countNoun(begun.length, "card")} left in the middle of an answer\n`);
  const next = [...goOn, first, "trainer quiz --deck event-loop"];
  context.out(`${renderNext(next, context)}\n`);
  return 0;
}
