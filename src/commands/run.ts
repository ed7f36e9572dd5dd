import { relative } from "node:path";
import type { Command } from "commander";
import { locateChallenge } from "../catalog/challenge-paths.ts";
import { findStats } from "../workspace/io/find-stats.ts";
import { locateRunnable } from "../workspace/io/locate-runnable.ts";
import { locateSolution } from "../workspace/io/locate-solution.ts";
import { playExample } from "../workspace/io/play-example.ts";
import { runFile } from "../workspace/io/run-file.ts";
import type { RunEnd } from "../workspace/io/run-file.ts";
import type { Context, ExitCode } from "./context.ts";
import { addExamples, addWorkspaceOption } from "./options.ts";
import { loadState } from "./state.ts";
import type { WorkspaceOption } from "./state.ts";

/** `trainer run`: the brief's example on the learner's file, or any file, untested and without limits. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  command.argument(
    "<slug|file>",
    "A challenge, whose example runs on your file, or any TypeScript or JavaScript file.",
  );
  addWorkspaceOption(command).action(async (target: string, options: WorkspaceOption) =>
    finish(await run(target, options, context)),
  );
  addExamples(command, "trainer run event-emitter", "trainer run ./scratch.ts");
}

async function run(target: string, options: WorkspaceOption, context: Context): Promise<ExitCode> {
  const { catalog, workspace } = loadState(context, options);
  const isSlug = catalog.challenges.some(({ slug }) => slug === target);
  const search = { workspace: workspace.folder, slug: target, cwd: context.cwd };
  const end = isSlug
    ? await play(target, locateSolution(search), context)
    : await runFile(locateRunnable(target, context.cwd));
  if (end.signal === "SIGINT" || context.signal.aborted) return 130;
  if (end.code === 0) return 0;
  context.note(`The file ended with ${end.signal ?? `code ${end.code}`}.\n`);
  return 1;
}

/** Plays the example of the brief on a learner's file; where there is none, just runs the file. */
async function play(slug: string, file: string, context: Context): Promise<RunEnd> {
  const main = locateChallenge(context.packageRoot, slug).play;
  if (findStats(main) === null) return runFile(file);
  const name = relative(context.cwd, file) || file;
  context.note(`Running the example of the brief on ${name}\n`);
  return playExample({ main, solution: file });
}
