import type { Command } from "commander";
import { findNext } from "../catalog/next-challenge.ts";
import { countStages } from "../catalog/stages.ts";
import { summarizeDrills } from "../drill/summarize-drills.ts";
import { loadScenes } from "../loop/io/load-scenes.ts";
import { countScenes } from "../progress/count-scenes.ts";
import { summarizeProgress } from "../progress/summarize-progress.ts";
import { countStandings, countTopics } from "../quiz/summarize.ts";
import { renderProgress } from "../ui/render-progress.ts";
import { summarizeToday } from "../ui/tell-today.ts";
import type { Context, ExitCode } from "./context.ts";
import { describeChallenge, printJson } from "./json.ts";
import { suggestCommands } from "./next-commands.ts";
import { addExamples, addJsonOption, addWorkspaceOption } from "./options.ts";
import { findDeskDay, findStandings, openDesk } from "./quiz/desk.ts";
import type { WorkspaceOption } from "./state.ts";
import { loadToday } from "./today/load-today.ts";

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
  const today = loadToday(desk.state, context);
  const scenes = countScenes(loadScenes(context.packageRoot).scenes, progress);
  if (options.json === true) {
    const { tornLines, unknownEvents } = progress;
    const rows = challenges.map((challenge) => describeChallenge(challenge, progress));
    const theory = { ...countStandings(standings, day), topics };
    const all = {
      ...summary,
      challenges: rows,
      theory,
      scenes,
      today,
      drills,
      tornLines,
      unknownEvents,
    };
    printJson(context, all);
    return 0;
  }
  const stages = countStages(challenges, progress.challenges);
  const following = findNext(catalog, progress);
  const status = progress.challenges.get(following?.slug ?? "")?.status ?? "new";
  const own = following === null ? [] : suggestCommands(following.slug, status);
  const next = today === null || today.items.length === 0 ? own : ["trainer today"];
  const plan = today === null ? [] : summarizeToday(today);
  const page = { challenges, progress, summary, stages, plan, topics, scenes, drills, next };
  context.out(renderProgress(page, context));
  return 0;
}
