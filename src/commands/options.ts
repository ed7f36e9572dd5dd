import type { OptionCommand } from "./command.ts";

/** Adds the option that names the learner's folder. */
export function addWorkspaceOption<C extends OptionCommand>(command: C): C {
  return command.option(
    "--workspace <dir>",
    "Where your solutions are (default: TRAINER_WORKSPACE, else the nearest parent folder with .trainer/, else ./practice).",
  );
}

/** Adds `--json`. */
export function addJsonOption<C extends OptionCommand>(command: C): C {
  return command.option("--json", "Print one JSON document.");
}

/** Adds examples below the help. */
export function addExamples<C extends OptionCommand>(command: C, ...examples: string[]): C {
  return command.addHelpText(
    "after",
    `\nExamples:\n${examples.map((line) => `  ${line}`).join("\n")}`,
  );
}
