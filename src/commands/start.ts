import { isAbsolute, relative } from "node:path";
import type { Command } from "commander";
import { findNext } from "../catalog/next-challenge.ts";
import { findCurrent } from "../catalog/stages.ts";
import { summarizeProgress } from "../progress/summarize-progress.ts";
import type { PromptAnswer } from "../ui/prompts/answer.ts";
import { askChoice } from "../ui/prompts/ask-choice.ts";
import type { Choice } from "../ui/prompts/ask-choice.ts";
import { renderHome } from "../ui/render-home.ts";
import type { Context, ExitCode } from "./context.ts";
import { listHomeChoices } from "./home-choices.ts";
import { suggestCommands } from "./next-commands.ts";
import { addExamples, addWorkspaceOption } from "./options.ts";
import { loadState, prepareWorkspace } from "./state.ts";
import type { State, WorkspaceOption } from "./state.ts";

const COMMANDS = [
  { command: "trainer list", says: "all challenges, with filters" },
  { command: "trainer show <slug>", says: "read a brief" },
  { command: "trainer new <slug>", says: "write a starter file" },
  { command: "trainer test <slug>", says: "test your solution" },
  { command: "trainer hint <slug>", says: "get the next hint" },
  { command: "trainer solution <slug>", says: "the reference solution, explained" },
  { command: "trainer loop", says: "predict the output order, then run it" },
  { command: "trainer quiz", says: "theory questions with spaced repetition" },
  { command: "trainer progress", says: "your progress" },
  { command: "trainer tour", says: "a 30-second demo" },
];

/** What is offered when a command has ended. */
const THEN = [
  { name: "Go back to the home screen", value: true },
  { name: "Leave", value: false },
];

/** `trainer start`: the home screen; without a terminal it prints the same and the commands. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  addWorkspaceOption(command).action(async (options: WorkspaceOption) =>
    finish(await start(options, context)),
  );
  addExamples(command, "trainer start");
}

async function start(options: WorkspaceOption, context: Context): Promise<ExitCode> {
  const { interactive } = context.terminal;
  let chosen = options;
  for (;;) {
    const state = loadState(context, chosen, { makes: true });
    if (isNamed(state)) prepareWorkspace(state);
    context.out(describeHome(state, context));
    if (!interactive) return 0;
    const answer = await ask(listHomeChoices(state), context);
    if (answer.kind === "interrupted" || context.signal.aborted) return 130;
    if (answer.kind === "cancelled" || answer.value === null) return 0;
    context.out("\n");
    if (answer.value === "elsewhere") {
      chosen = { workspace: state.elsewhere ?? undefined };
      continue;
    }
    await context.run(addFolder(answer.value, chosen)).catch(context.explain);
    if (context.signal.aborted) return 130;
    context.out("\n");
    // The home screen is tall; it would push what was just shown out of sight.
    const then = await ask(THEN, context);
    if (then.kind === "interrupted") return 130;
    if (then.kind === "cancelled" || !then.value) return 0;
    context.out("\n");
  }
}

function ask<T>(choices: readonly Choice<T>[], context: Context): Promise<PromptAnswer<T>> {
  return askChoice({ message: "What next?", choices }, context);
}

/** The tour has a folder of its own. */
function addFolder(words: string[], { workspace }: WorkspaceOption): string[] {
  return workspace === undefined || words[0] === "tour"
    ? words
    : [...words, "--workspace", workspace];
}

/** Whoever names a workspace that is not there wants it to be made. */
function isNamed({ workspace: { origin, exists } }: State): boolean {
  return !exists && (origin === "flag" || origin === "environment");
}

function describeHome({ catalog, progress, workspace }: State, context: Context): string {
  const summary = summarizeProgress(catalog, progress);
  const nextChallenge = findNext(catalog, progress);
  const own = progress.challenges.get(nextChallenge?.slug ?? "");
  const next =
    nextChallenge === null ? [] : suggestCommands(nextChallenge.slug, own?.status ?? "new");
  const stage = nextChallenge === null ? null : findCurrent(nextChallenge, own);
  const commands = context.terminal.interactive ? [] : COMMANDS;
  const page = { progress, summary, nextChallenge, stage, next, commands };
  const { exists } = workspace;
  const folder = tellFolder(workspace.folder, context.cwd);
  return renderHome({ ...page, workspace: { folder, exists } }, context);
}

/** Relative where that is inside the current folder, for then it is what one would type. */
function tellFolder(folder: string, cwd: string): string {
  const path = relative(cwd, folder);
  return path === "" || path.startsWith("..") || isAbsolute(path) ? folder : path;
}
