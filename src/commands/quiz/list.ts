import { countDue, countKinds, countStandings, countTopics } from "../../quiz/summarize.ts";
import { renderNext } from "../../ui/command-list.ts";
import { renderDecks, renderKinds } from "../../ui/quiz/render-decks.ts";
import { countNoun } from "../../ui/text/count-noun.ts";
import { renderDue } from "../../ui/quiz/render-summary.ts";
import type { Context, ExitCode } from "../context.ts";
import { printJson } from "../json.ts";
import { findDeskDay, findStandings } from "./desk.ts";
import type { QuizDesk } from "./desk.ts";
import { listBegun } from "./keep-steps.ts";
import type { QuizOptions } from "./options.ts";

const MOST = 2;

/** Lists the decks with what is known and what is due. */
export function listDecks(desk: QuizDesk, { json, exam }: QuizOptions, context: Context): ExitCode {
  const standings = findStandings(desk, context);
  const day = findDeskDay(desk, context);
  const topics = countTopics(standings, desk.theory, day);
  const kinds = countKinds(standings);
  const begun = listBegun(desk);
  const due = countDue(standings, day.now);
  if (json === true) {
    printJson(context, {
      ...countStandings(standings, day),
      topics,
      kinds,
      begun,
      spans: due,
      faults: desk.faults,
    });
    return 0;
  }
  context.out(
    `${renderDecks(topics, context)}\n\n${renderKinds(kinds, context)}\n${renderDue(due, context)}\n`,
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
