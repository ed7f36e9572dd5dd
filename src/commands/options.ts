import type { Command } from "commander";

/** Adds the option that names the learner's folder. */
export function addWorkspaceOption(command: Command): Command {
  return command.option(
    "--workspace <dir>",
    "Where your solutions are (default: TRAINER_WORKSPACE, else the nearest parent folder with .trainer/, else ./practice).",
  );
}

/** Adds `--json`. */
export function addJsonOption(command: Command): Command {
  return command.option("--json", "Print one JSON document.");
}

/** Adds examples below the help. */
export function addExamples(command: Command, ...examples: string[]): Command {
  return command.addHelpText(
    "after",
    `\nExamples:\n${examples.map((line) => `  ${line}`).join("\n")}`,
  );
}
