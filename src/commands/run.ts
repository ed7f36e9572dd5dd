import type { Command } from "commander";
import { runFile } from "../workspace/io/run-file.ts";
import { locateSolution } from "../workspace/io/locate-solution.ts";
import type { Context, ExitCode } from "./context.ts";
import { addExamples, addWorkspaceOption } from "./options.ts";
import { loadState } from "./state.ts";
import type { WorkspaceOption } from "./state.ts";

/** `trainer run`: the learner's file with its own output, unjudged and without limits. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  command.argument("<slug|file>", "A challenge, or any TypeScript or JavaScript file.");
  addWorkspaceOption(command).action(async (target: string, options: WorkspaceOption) =>
    finish(await run(target, options, context)),
  );
  addExamples(command, "trainer run event-emitter", "trainer run ./scratch.ts");
}

async function run(target: string, options: WorkspaceOption, context: Context): Promise<ExitCode> {
  const { catalog, workspace } = loadState(context, options);
  const isSlug = catalog.challenges.some(({ slug }) => slug === target);
  const file = isSlug ? undefined : target;
  const search = { workspace: workspace.folder, slug: target, file, cwd: context.cwd };
  const end = await runFile(locateSolution(search));
  if (end.signal === "SIGINT" || context.signal.aborted) return 130;
  if (end.code === 0) return 0;
  context.note(`The file ended with ${end.signal ?? `code ${end.code}`}.\n`);
  return 1;
}
