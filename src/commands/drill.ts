import type { Command } from "commander";
import type { Catalog, Challenge } from "../catalog/challenge.ts";
import { findChallenge } from "../catalog/find-challenge.ts";
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
import { addExamples } from "./options.ts";
import { loadState } from "./state.ts";

/** `trainer drill`: exercises that are made from what a challenge's bank of mistakes holds. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  // So that an option after the name of a kind is that kind's; the program above hands it on unread.
  command.parent?.enablePositionalOptions();
  command.enablePositionalOptions();
  command.argument("[slug]", "A challenge, for the kind that you need most of it.");
  addDrillOptions(command).action(async (slug: string | undefined, options: DrillOptions) =>
    finish(await drillChosen(slug, options, context)),
  );
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
    throw slug === undefined ? explainNothing("review") : explainLocked("review", slug);
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
  const kind = findNearestName(DRILL_KINDS, slug);
  const isKnown = catalog.challenges.some((one) => one.slug === slug);
  if (isKnown || kind === null) return findChallenge(catalog, slug);
  throw new TrainerError("UNKNOWN_DRILL", `There is no drill \`${slug}\`.`, {
    hint: `Did you mean \`trainer drill ${kind}\`? \`trainer drill --help\` lists all kinds.`,
  });
}
