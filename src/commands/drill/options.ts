import { InvalidArgumentError, Option } from "commander";
import type { Command } from "commander";
import { addJsonOption, addWorkspaceOption } from "../options.ts";
import type { WorkspaceOption } from "../state.ts";

/** How hard a drill is, by the interview that it is like. */
export const DRILL_LEVELS = ["junior", "middle", "senior"] as const;

export type DrillLevel = (typeof DRILL_LEVELS)[number];

/** What every kind of drill was given. */
export interface DrillOptions extends WorkspaceOption {
  seed?: string;
  level: DrillLevel;
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

function parseSeed(text: string): string {
  if (/^[A-Za-z0-9-]{1,40}$/.test(text)) return text;
  throw new InvalidArgumentError("It must be at most 40 letters, digits and hyphens.");
}
