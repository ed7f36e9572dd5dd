import type { Command } from "commander";
import { findChallenge } from "../catalog/find-challenge.ts";
import { loadSolution } from "../catalog/io/load-solution.ts";
import { loadText } from "../catalog/io/load-text.ts";
import { countGreen } from "../catalog/stages.ts";
import { cutWhy } from "../catalog/why.ts";
import { TrainerError } from "../errors.ts";
import { renderDiff } from "../ui/render-diff.ts";
import { renderSolution } from "../ui/render-solution.ts";
import { locateSolution } from "../workspace/io/locate-solution.ts";
import type { Context, ExitCode } from "./context.ts";
import { printJson } from "./json.ts";
import { openReference } from "./open-reference.ts";
import { addExamples, addJsonOption, addWorkspaceOption } from "./options.ts";
import { loadState } from "./state.ts";
import type { State, WorkspaceOption } from "./state.ts";

interface SolutionOptions extends WorkspaceOption {
  reveal?: boolean;
  diff?: boolean;
  json?: boolean;
}

/** `trainer solution`: the explanation of complete stages; the code and the rest once solved or revealed. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  command
    .argument("<slug>", "The challenge.")
    .option("--reveal", "Show it before you have solved the challenge; this is recorded.")
    .option("--diff", "Compare your file with the reference.");
  addWorkspaceOption(addJsonOption(command)).action((slug: string, options: SolutionOptions) =>
    finish(open(slug, options, context)),
  );
  addExamples(command, "trainer solution event-emitter", "trainer solution event-emitter --diff");
}

function open(slug: string, options: SolutionOptions, context: Context): ExitCode {
  const state = loadState(context, options);
  const challenge = findChallenge(state.catalog, slug);
  const isOpen = openReference(slug, { state, context, reveal: options.reveal === true });
  const solution = loadSolution(context.packageRoot, slug);
  const green = countGreen(challenge, state.progress.challenges.get(slug));
  const why = isOpen ? solution.why : cutWhy(solution.why, green);
  const source = isOpen ? solution.source : null;
  if (why === "" || (options.diff === true && source === null)) throw explainClosed(slug);
  const mine = options.diff === true ? readOwn(slug, state, context) : null;
  if (options.json === true) {
    printJson(context, { challenge: slug, source, why, ...(mine === null ? {} : { yours: mine }) });
  } else if (mine === null || source === null) {
    context.out(renderSolution({ title: challenge.title, source, why }, context));
  } else {
    context.out(renderDiff({ yours: mine, reference: source }, context));
  }
  return 0;
}

function explainClosed(slug: string): TrainerError {
  const message = `The solution to \`${slug}\` unlocks as you solve the challenge: its explanation stage by stage, its code at the end.`;
  return new TrainerError("SOLUTION_CLOSED", message, {
    hint: `Run \`trainer hint ${slug}\` for the next hint, or \`trainer solution ${slug} --reveal\` to unlock it now (this is recorded).`,
  });
}

function readOwn(slug: string, { workspace }: State, { cwd }: Context): string {
  const file = locateSolution({ workspace: workspace.folder, slug, cwd });
  return loadText(file, file);
}
