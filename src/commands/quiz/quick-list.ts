import process from "node:process";
import { findDay } from "../../memory/day.ts";
import { readPlan } from "../../plan/plan.ts";
import type { CardList } from "../../quiz/card-list.ts";
import { loadCardList } from "../../quiz/io/load-card-list.ts";
import { joinReviews } from "../../quiz/standing.ts";
import { matchesRange } from "../../text/version-range.ts";
import type { OptionCommand } from "../command.ts";
import type { Context, ExitCode } from "../context.ts";
import { addJsonOption, addWorkspaceOption } from "../options.ts";
import { loadPlace } from "../state.ts";
import type { QuizOptions } from "./options.ts";
import { printDecks } from "./print-decks.ts";

type Define = (command: OptionCommand, context: Context, finish: (code: ExitCode) => void) => void;

/** What only the whole program can answer; nothing was done by then. */
type LeaveToWhole = () => never;

/** Defines `trainer quiz --list` as far as the list of cards and the journal are enough for it. */
export function defineQuickList(leaveToWhole: LeaveToWhole): Define {
  return (command, context, finish) => {
    command.option("--list", "List the decks.");
    addWorkspaceOption(addJsonOption(command)).action((options: QuizOptions) => {
      const list = options.list === true ? loadCardList(context.packageRoot) : null;
      finish(
        list === null ? leaveToWhole() : listQuickly(list, options, { context, leaveToWhole }),
      );
    });
  };
}

function listQuickly(
  { cards, topics, kinds }: CardList,
  options: QuizOptions,
  { context, leaveToWhole }: { context: Context; leaveToWhole: LeaveToWhole },
): ExitCode {
  const { progress } = loadPlace(context, options);
  // A plan brings cards forward, and what was begun has to fit the card as it is now.
  const isBegun = [...progress.answering.values()].some(({ isGraded }) => !isGraded);
  if (isBegun || readPlan(progress) !== null) return leaveToWhole();
  const now = context.now();
  const own = cards.filter(({ node }) => matchesRange(process.version, node));
  const digest = ({ answer }: { answer: string }): string => answer;
  const standings = joinReviews(own, progress.reviews, { now, digest });
  const day = findDay(now, progress.planned?.dayStarts ?? null);
  return printDecks({ standings, day, topics, kinds, begun: [], faults: [] }, options, context);
}
