import type { Command } from "commander";
import { findNext } from "../catalog/next-challenge.ts";
import { renderNext } from "../ui/command-list.ts";
import type { Context, ExitCode } from "./context.ts";
import { describeChallenge, printJson } from "./json.ts";
import { suggestCommands } from "./next-commands.ts";
import { addExamples, addJsonOption, addWorkspaceOption } from "./options.ts";
import { loadState } from "./state.ts";
import type { WorkspaceOption } from "./state.ts";

interface NextOptions extends WorkspaceOption {
  json?: boolean;
}

/** `trainer next`: the challenge to go on with. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  addWorkspaceOption(addJsonOption(command)).action((options: NextOptions) =>
    finish(sayNext(options, context)),
  );
  addExamples(command, "trainer next", "trainer next --json");
}

function sayNext(options: NextOptions, context: Context): ExitCode {
  const { catalog, progress } = loadState(context, options);
  const challenge = findNext(catalog, progress);
  if (options.json === true) {
    printJson(context, {
      challenge: challenge === null ? null : describeChallenge(challenge, progress),
    });
    return 0;
  }
  if (challenge === null) {
    context.out("Every challenge is solved.\n");
    context.out(`${renderNext(["trainer progress", "trainer list"], context)}\n`);
    return 0;
  }
  const { slug, title, level, minutes, summary } = challenge;
  const status = progress.challenges.get(slug)?.status ?? "new";
  const says = status === "new" ? "Next" : "Go on with";
  context.out(
    `${says}: ${context.style.strong(title)} (${slug}, ${level}, ${minutes} min)\n${summary}\n`,
  );
  const commands = [`trainer show ${slug}`, ...suggestCommands(slug, status)];
  context.out(`${renderNext(commands, context)}\n`);
  return 0;
}
