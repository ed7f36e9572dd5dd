import type { Command } from "commander";
import { findNext } from "../catalog/next-challenge.ts";
import { countStages } from "../catalog/stages.ts";
import { summarizeDrills } from "../drill/summarize-drills.ts";
import { summarizeProgress } from "../progress/summarize-progress.ts";
import { countStandings, countTopics } from "../quiz/summarize.ts";
import { renderProgress } from "../ui/render-progress.ts";
import type { Context, ExitCode } from "./context.ts";
import { describeChallenge, printJson } from "./json.ts";
import { suggestCommands } from "./next-commands.ts";
import { addExamples, addJsonOption, addWorkspaceOption } from "./options.ts";
import { findDeskDay, findStandings, openDesk } from "./quiz/desk.ts";
import type { WorkspaceOption } from "./state.ts";

interface ProgressOptions extends WorkspaceOption {
  json?: boolean;
}

/** `trainer progress`: what is solved, started and left. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  addWorkspaceOption(addJsonOption(command)).action((options: ProgressOptions) =>
    finish(show(options, context)),
  );
  addExamples(command, "trainer progress", "trainer progress --json");
}

function show(options: ProgressOptions, context: Context): ExitCode {
  const desk = openDesk(options, context);
  const { catalog, progress } = desk.state;
  const standings = findStandings(desk, context);
  const day = findDeskDay(desk, context);
  const topics = countTopics(standings, desk.theory, day);
  const summary = summarizeProgress(catalog, progress);
  const { challenges } = catalog;
  const drills = summarizeDrills(progress.drills);
  if (options.json === true) {
    const { tornLines, unknownEvents } = progress;
    const rows = challenges.map((challenge) => describeChallenge(challenge, progress));
    const theory = { ...countStandings(standings, day), topics };
    printJson(context, { ...summary, challenges: rows, theory, drills, tornLines, unknownEvents });
    return 0;
  }
  const stages = countStages(challenges, progress.challenges);
  const following = findNext(catalog, progress);
  const status = progress.challenges.get(following?.slug ?? "")?.status ?? "new";
  const next = following === null ? [] : suggestCommands(following.slug, status);
  context.out(
    renderProgress({ challenges, progress, summary, stages, topics, drills, next }, context),
  );
  return 0;
}
