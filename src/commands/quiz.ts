import { InvalidArgumentError, Option } from "commander";
import type { Command } from "commander";
import { DECKS } from "../quiz/card/card-base.ts";
import { KINDS } from "../quiz/card/kinds.ts";
import type { Context, ExitCode } from "./context.ts";
import { addExamples, addJsonOption, addWorkspaceOption } from "./options.ts";
import { gradeAnswers } from "./quiz/answers.ts";
import { chooseCards } from "./quiz/choice.ts";
import { openDesk } from "./quiz/desk.ts";
import { showLadder } from "./quiz/ladder.ts";
import { listDecks } from "./quiz/list.ts";
import type { QuizOptions } from "./quiz/options.ts";
import { printQuestions } from "./quiz/questions.ts";
import { runSession } from "./quiz/session.ts";

/** `trainer quiz`: theory cards, spaced, with answers that prove themselves. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  addChoosing(command)
    .option("--seed <seed>", "Shuffle as in the session that printed this seed.", parseSeed)
    .option("--exam <date>", "See every card before this day, such as 2027-03-01.")
    .addOption(
      new Option("--list", "List the decks and how many cards you know and have due.").conflicts(
        CHOOSING,
      ),
    )
    .addOption(
      new Option(
        "--ladder",
        "Show what a junior, a senior and a staff engineer must know, and where you stand.",
      ).conflicts(["kind", "count", "due", "card", "list", "exam", "seed"]),
    )
    .addOption(
      new Option(
        "--topic <id>",
        "The ladder of this topic of the syllabus, such as DB-01.",
      ).conflicts("deck"),
    )
    .addOption(
      new Option(
        "--answers <file>",
        "Grade a file that `--json` printed, after you filled in the answers.",
      ).conflicts([...CHOOSING, "seed", "list", "exam", "ladder", "topic"]),
    );
  addWorkspaceOption(addJsonOption(command)).action(async (options: QuizOptions) =>
    finish(await quiz(options, context)),
  );
  addExamples(
    command,
    "trainer quiz --due",
    "trainer quiz --deck event-loop --count 5",
    "trainer quiz --kind spoken --count 3",
    "trainer quiz --ladder --topic DB-01",
    "trainer quiz --json --seed 7 > answers.json",
    "trainer quiz --answers answers.json",
  );
}

/** Adds the options that say which cards are asked. */
function addChoosing(command: Command): Command {
  return command
    .addOption(new Option("--deck <deck>", "Only cards from this deck.").choices(DECKS))
    .addOption(new Option("--kind <kind>", "Only cards of this kind.").choices(KINDS))
    .option(
      "--count <n>",
      "Ask at most this many cards (default: 10, or all due cards).",
      parseCount,
    )
    .option("--due", "Only cards that are due.")
    .addOption(
      new Option("--card <id>", "Ask this card.").conflicts([
        "deck",
        "kind",
        "count",
        "due",
        "exam",
      ]),
    );
}

/** The options that choose the cards of a session. */
const CHOOSING = ["deck", "kind", "count", "due", "card"];

async function quiz(options: QuizOptions, context: Context): Promise<ExitCode> {
  const desk = openDesk(options, context, { asksChallenges: false });
  if (options.ladder === true || options.topic !== undefined)
    return showLadder(desk, options, context);
  if (options.list === true) return listDecks(desk, options, context);
  if (options.answers !== undefined)
    return gradeAnswers(options.answers, { desk, options }, context);
  const choice = await chooseCards(desk, options, context);
  if (choice.kind === "left") return choice.code;
  const asks = context.terminal.interactive && options.json !== true;
  return asks
    ? runSession(choice.chosen, desk, context)
    : printQuestions(choice.chosen, { desk, options }, context);
}

function parseCount(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be a number from 1 to 9999.");
}

function parseSeed(text: string): string {
  if (/^[A-Za-z0-9-]{1,40}$/.test(text)) return text;
  throw new InvalidArgumentError("It must be at most 40 letters, digits and hyphens.");
}
