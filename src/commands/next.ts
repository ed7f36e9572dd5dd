import { findNext } from "../catalog/next-challenge.ts";
import { findCurrent } from "../catalog/stages.ts";
import { renderNextChallenge } from "../ui/render-next-challenge.ts";
import type { OptionCommand } from "./command.ts";
import type { Context, ExitCode } from "./context.ts";
import { offerDrill } from "./drill/offer.ts";
import { describeChallenge, printJson } from "./json.ts";
import { suggestCommands } from "./next-commands.ts";
import { addExamples, addJsonOption, addWorkspaceOption } from "./options.ts";
import { loadState } from "./state.ts";
import type { WorkspaceOption } from "./state.ts";

interface NextOptions extends WorkspaceOption {
  json?: boolean;
}

/** `trainer next`: the challenge to continue with. */
export function define(
  command: OptionCommand,
  context: Context,
  finish: (code: ExitCode) => void,
): void {
  addWorkspaceOption(addJsonOption(command)).action((options: NextOptions) =>
    finish(sayNext(options, context)),
  );
  addExamples(command, "trainer next", "trainer next --json");
}

function sayNext(options: NextOptions, context: Context): ExitCode {
  const { catalog, progress } = loadState(context, options);
  const challenge = findNext(catalog, progress);
  const drill = offerDrill({ catalog, progress }, context.now());
  if (options.json === true) {
    printJson(context, {
      challenge: challenge === null ? null : describeChallenge(challenge, progress),
      drill,
    });
    return 0;
  }
  const own = progress.challenges.get(challenge?.slug ?? "");
  const status = own?.status ?? "new";
  const next =
    challenge === null
      ? ["trainer progress", "trainer list"]
      : [`trainer show ${challenge.slug}`, ...suggestCommands(challenge.slug, status)];
  const stage = challenge === null ? null : findCurrent(challenge, own);
  if (drill !== null) next.push(["trainer", ...drill.command].join(" "));
  const page = { challenge, started: status !== "new", stage, next };
  context.out(renderNextChallenge(page, context));
  return 0;
}
