import { filterChallenges } from "../catalog/filter-challenges.ts";
import { LEVELS, TRACKS } from "../catalog/challenge.ts";
import { countStages } from "../catalog/stages.ts";
import { summarizeProgress } from "../progress/summarize-progress.ts";
import { renderCatalog } from "../ui/render-catalog.ts";
import type { OptionCommand } from "./command.ts";
import type { Context, ExitCode } from "./context.ts";
import { describeChallenge, printJson } from "./json.ts";
import { addExamples, addJsonOption, addWorkspaceOption } from "./options.ts";
import { loadState } from "./state.ts";
import type { WorkspaceOption } from "./state.ts";

interface ListOptions extends WorkspaceOption {
  track?: string;
  level?: string;
  status?: string;
  search?: string;
  json?: boolean;
}

/** `trainer list`: the catalog with the learner's status. */
export function define(
  command: OptionCommand,
  context: Context,
  finish: (code: ExitCode) => void,
): void {
  command
    .option("--track <track>", `Only one track: ${TRACKS.join(", ")}.`)
    .option("--level <level>", `Only one level: ${LEVELS.join(", ")}.`)
    .option("--status <status>", "Only challenges with this status: new, started or solved.")
    .option("--search <words>", "Only challenges that contain all of these words.");
  addWorkspaceOption(addJsonOption(command)).action((options: ListOptions) =>
    finish(list(options, context)),
  );
  addExamples(command, "trainer list --status started", "trainer list --search timer --json");
}

function list(options: ListOptions, context: Context): ExitCode {
  const { catalog, progress } = loadState(context, options);
  const { track, level, status, search } = options;
  const filter = { track, level, status, search };
  const challenges = filterChallenges(catalog, progress, filter);
  if (options.json === true) {
    printJson(context, {
      challenges: challenges.map((challenge) => describeChallenge(challenge, progress)),
    });
    return 0;
  }
  const stages = countStages(challenges, progress.challenges);
  const summary = summarizeProgress(catalog, progress);
  const page = { challenges, summary, filter, progress, stages };
  context.out(renderCatalog(page, context));
  return 0;
}
