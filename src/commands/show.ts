import type { Command } from "commander";
import { findChallenge } from "../catalog/find-challenge.ts";
import { cutBrief } from "../catalog/brief.ts";
import { loadBrief } from "../catalog/io/load-brief.ts";
import { countUnlocked, findCurrent, listLocked } from "../catalog/stages.ts";
import { renderChallenge } from "../ui/render-challenge.ts";
import type { Context, ExitCode } from "./context.ts";
import { describeChallenge, printJson } from "./json.ts";
import { findWorkStatus, suggestCommands } from "./next-commands.ts";
import { addExamples, addJsonOption, addWorkspaceOption } from "./options.ts";
import { loadState } from "./state.ts";
import type { WorkspaceOption } from "./state.ts";

interface ShowOptions extends WorkspaceOption {
  all?: boolean;
  json?: boolean;
}

/** `trainer show`: a challenge's brief. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  command
    .argument("<slug>", "The challenge.")
    .option("--all", "Show every stage, including those that are still locked.");
  addWorkspaceOption(addJsonOption(command)).action((slug: string, options: ShowOptions) =>
    finish(show(slug, options, context)),
  );
  addExamples(command, "trainer show event-emitter", "trainer show event-emitter --all");
}

function show(slug: string, options: ShowOptions, context: Context): ExitCode {
  const { catalog, progress } = loadState(context, options);
  const challenge = findChallenge(catalog, slug);
  const own = progress.challenges.get(slug);
  const last = challenge.stages.length;
  const unlocked = options.all === true ? last : countUnlocked(challenge, own);
  const brief = cutBrief(loadBrief(context.packageRoot, slug), unlocked);
  if (options.json === true) {
    printJson(context, { ...describeChallenge(challenge, progress), brief });
    return 0;
  }
  const locked = listLocked(challenge, unlocked);
  const next = suggestCommands(slug, findWorkStatus(own));
  const stage = findCurrent(challenge, own);
  context.out(renderChallenge({ challenge, progress: own, brief, locked, stage, next }, context));
  return 0;
}
