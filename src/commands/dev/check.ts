import { findChallenge } from "../../catalog/find-challenge.ts";
import { loadCatalog } from "../../catalog/io/load-catalog.ts";
import { TrainerError } from "../../errors.ts";
import { renderCardSoundness } from "../../ui/quiz/render-card-soundness.ts";
import { renderSoundness } from "../../ui/render-soundness.ts";
import type { Context, ExitCode } from "../context.ts";
import { printJson } from "../json.ts";
import { checkCards } from "./check-cards.ts";
import { checkChallenges } from "./check-challenges.ts";

/** What `dev check` was given. */
export interface CheckOptions {
  json?: boolean;
  /** The quiz cards and nothing else. */
  cards?: boolean;
  times: number;
  mixed: number;
}

/**
 * Checks and runs all content of the named challenges, or of all and of the quiz, in parallel.
 *
 * @throws TrainerError `BAD_USAGE` when challenges are named where only cards are wanted.
 */
export async function check(
  slugs: string[],
  options: CheckOptions,
  context: Context,
): Promise<ExitCode> {
  if (options.cards === true) return checkOnlyCards(slugs, options, context);
  const catalog = loadCatalog(context.packageRoot);
  const chosen =
    slugs.length === 0 ? catalog.challenges : slugs.map((slug) => findChallenge(catalog, slug));
  const unreadable = slugs.length === 0 ? catalog.faults.map(({ error }) => error.message) : [];
  const rows = await checkChallenges(chosen, options, context);
  const quiz = slugs.length === 0 ? await checkCards(context) : null;
  if (context.signal.aborted) return 130;
  const report = { rows, faults: unreadable };
  if (options.json === true) printJson(context, { challenges: rows, quiz, faults: unreadable });
  else {
    context.out(renderSoundness(report, context));
    if (quiz !== null) context.out(renderCardSoundness(quiz, context));
  }
  const faults = [...unreadable, ...(quiz?.faults ?? []), ...rows.flatMap((row) => row.faults)];
  return faults.length === 0 ? 0 : 1;
}

async function checkOnlyCards(
  slugs: string[],
  { json }: CheckOptions,
  context: Context,
): Promise<ExitCode> {
  if (slugs.length > 0) {
    throw new TrainerError("BAD_USAGE", "`--cards` checks the quiz, not challenges.", {
      hint: `Type \`trainer dev check --cards\` or \`trainer dev check ${slugs.join(" ")}\`.`,
    });
  }
  const quiz = await checkCards(context);
  if (context.signal.aborted) return 130;
  if (json === true) printJson(context, { challenges: [], quiz, faults: [] });
  else context.out(renderCardSoundness(quiz, context));
  return quiz.faults.length === 0 ? 0 : 1;
}
