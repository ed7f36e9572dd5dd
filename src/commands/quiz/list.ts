import { KIND_MINUTES } from "../../quiz/card-minutes.ts";
import { makeCardList } from "../../quiz/card-list.ts";
import { keepCardList } from "../../quiz/io/load-card-list.ts";
import type { Context, ExitCode } from "../context.ts";
import { findDeskDay, findStandings } from "./desk.ts";
import type { QuizDesk } from "./desk.ts";
import { listBegun } from "./keep-steps.ts";
import type { QuizOptions } from "./options.ts";
import { printDecks } from "./print-decks.ts";

/** Lists the decks with what is known and what is due. */
export function listDecks(desk: QuizDesk, options: QuizOptions, context: Context): ExitCode {
  const { packageRoot } = context;
  const { theory: topics, allCards, faults } = desk;
  // What cannot be read is told each time.
  if (faults.length === 0) keepCardList(packageRoot, () => makeCardList(allCards, topics));
  const page = {
    standings: findStandings(desk, context),
    day: findDeskDay(desk, context),
    ...{ topics, kinds: KIND_MINUTES, begun: listBegun(desk), faults },
  };
  return printDecks(page, options, context);
}
