import type { Command } from "commander";
import type { Catalog, Challenge } from "../catalog/challenge.ts";
import { findChallenge } from "../catalog/find-challenge.ts";
import { findNearest } from "../catalog/nearest-challenges.ts";
import { findNearestName } from "../catalog/nearest-name.ts";
import { DRILL_KINDS } from "../drill/choose-drill.ts";
import { TrainerError } from "../errors.ts";
import type { Context, ExitCode } from "./context.ts";
import { explainLocked, explainNothing } from "./drill/desk.ts";
import { offerDrill } from "./drill/offer.ts";
import { addDrillOptions } from "./drill/options.ts";
import type { DrillOptions } from "./drill/options.ts";
import { defineRepair } from "./drill/repair.ts";
import { defineReview } from "./drill/review.ts";
import { defineTests } from "./drill/tests.ts";
import { nameWork } from "./next-commands.ts";
import { addExamples } from "./options.ts";
import { loadState } from "./state.ts";

/** `trainer drill`: exercises that are made from what a challenge's bank of mistakes holds. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  // So that an option after the name of a kind is that kind's; the program above hands it on unread.
  command.parent?.enablePositionalOptions();
  command.enablePositionalOptions();
  // More words than one begin with a kind that there is not, which is to be said.
  command.argument("[slug...]", "A challenge, for the kind that you need most of it.");
  command.usage("[options] [command] [slug]");
  addDrillOptions(command).action(async (words: string[], options: DrillOptions) => {
    if (words.length > 1) throw explainUnknown(words);
    finish(await drillChosen(words[0], options, context));
  });
  const review = "Say which lines of a colleague's change are wrong, and what they break.";
  defineReview(add(command, "review", { says: review }), context, finish);
  const repair = "Repair a solution with planted mistakes, from what users report.";
  defineRepair(add(command, "repair", { says: repair }), context, finish);
  const tests = "Write tests for a brief, and see which wrong solutions they catch.";
  defineTests(add(command, "tests", { says: tests }), context, finish);
  addExamples(command, "trainer drill", "trainer drill review event-emitter --seed 7");
}

function add(command: Command, name: string, { says }: { says: string }): Command {
  return command
    .command(name)
    .summary(says)
    .description(says)
    .helpOption("-h, --help", "Show help.");
}

/** Does the drill that the learner needs most, of one challenge or of all, with the options that were given. */
async function drillChosen(
  slug: string | undefined,
  options: DrillOptions,
  context: Context,
): Promise<ExitCode> {
  const { seed, level, json, workspace } = options;
  const { catalog, progress } = loadState(context, options);
  const challenges = slug === undefined ? catalog.challenges : [findNamed(catalog, slug)];
  const offer = offerDrill({
    ...{ catalog: { ...catalog, challenges }, progress, now: context.now() },
    named: slug !== undefined,
  });
  if (offer === null)
    throw slug === undefined
      ? explainNothing("review")
      : explainLocked("review", slug, nameWork(slug, progress.challenges.get(slug)));
  const { drill, reason, command } = offer;
  context.note(`Drill: ${drill} of ${offer.slug}. ${reason}\n`);
  return context.run([
    ...command,
    ...(drill === "tests" ? [] : ["--level", level]),
    ...(seed === undefined ? [] : ["--seed", seed]),
    ...(workspace === undefined ? [] : ["--workspace", workspace]),
    ...(json === true ? ["--json"] : []),
  ]);
}

/** What is no challenge may be the name of a kind with a typing error. */
function findNamed(catalog: Catalog, slug: string): Challenge {
  const isKind = findNearestName(DRILL_KINDS, slug) !== null;
  const isKnown = catalog.challenges.some((one) => one.slug === slug);
  const isNear = !isKind && findNearest(catalog.challenges, slug).length > 0;
  if (isKnown || isNear) return findChallenge(catalog, slug);
  throw explainUnknown([slug]);
}

/** The kind may be typed wrongly, or stand behind the challenge. */
function explainUnknown(words: readonly string[]): TrainerError {
  const [first = "", second] = words;
  const behind = DRILL_KINDS.find((kind) => kind === second);
  const kind = behind ?? findNearestName(DRILL_KINDS, first);
  const slug = behind === undefined ? second : first;
  const meant = `trainer drill ${kind ?? "review"}${slug === undefined ? "" : ` ${slug}`}`;
  const kinds = "The drills are `review`, `repair` and `tests`";
  const what = second === undefined ? "drill or challenge" : "drill";
  const hint =
    kind === null
      ? `${kinds}, such as \`${meant}\`. \`trainer list\` shows the challenges.`
      : `Did you mean \`${meant}\`? ${kinds}.`;
  return new TrainerError("UNKNOWN_DRILL", `There is no ${what} \`${first}\`.`, { hint });
}
