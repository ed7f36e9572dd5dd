import { InvalidArgumentError, Option } from "commander";
import type { Command } from "commander";
import { DRILL_LEVELS } from "../../drill/level.ts";
import type { DrillLevel } from "../../drill/level.ts";
import { addJsonOption, addWorkspaceOption } from "../options.ts";
import type { Context } from "../context.ts";
import type { WorkspaceOption } from "../state.ts";

/** What every kind of drill was given. */
export interface DrillOptions extends WorkspaceOption {
  seed?: string;
  level: DrillLevel;
  reveal?: boolean;
  json?: boolean;
}

/** Adds the options that every kind of drill has. */
export function addDrillOptions(command: Command): Command {
  command
    .option("--seed <seed>", "Repeat the drill that printed this seed.", parseSeed)
    .addOption(
      new Option("--level <level>", "How hard it is.").choices(DRILL_LEVELS).default("middle"),
    );
  return addWorkspaceOption(addJsonOption(command));
}

/** Adds the option for kinds that show most of a right solution. */
export function addRevealOption(command: Command): Command {
  return command.option(
    "--reveal",
    "Drill a challenge before you have solved it, though this shows most of its solution; it is recorded.",
  );
}

/** A seed as an option gives it. */
export function parseSeed(text: string): string {
  if (/^[A-Za-z0-9-]{1,40}$/.test(text)) return text;
  throw new InvalidArgumentError("It must be at most 40 letters, digits and hyphens.");
}

/** The seed that was given, else one of the moment. */
export function chooseSeed({ seed }: Pick<DrillOptions, "seed">, { now }: Context): string {
  return seed ?? String(now().getTime() % 1_000_000);
}
