import type { Command } from "commander";
import type { Context, ExitCode } from "./context.ts";
import { explainNothing } from "./drill/desk.ts";
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
  addDrillOptions(command).action(async (options: DrillOptions) =>
    finish(await drillChosen(options, context)),
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

/** Does the drill that the learner needs most, with the options that were given. */
async function drillChosen(options: DrillOptions, context: Context): Promise<ExitCode> {
  const { seed, level, json, workspace } = options;
  const state = loadState(context, options);
  const offer = offerDrill(state, context.now());
  if (offer === null) throw explainNothing("review");
  const { drill, slug, reason, command } = offer;
  context.note(`Drill: ${drill} of ${slug}. ${reason}\n`);
  return context.run([
    ...command,
    ...["--level", level],
    ...(seed === undefined ? [] : ["--seed", seed]),
    ...(workspace === undefined ? [] : ["--workspace", workspace]),
    ...(json === true ? ["--json"] : []),
  ]);
}
