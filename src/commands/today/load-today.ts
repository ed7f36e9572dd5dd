import process from "node:process";
import { loadScenes } from "../../loop/io/load-scenes.ts";
import { readPlan } from "../../plan/plan.ts";
import type { Plan, Today } from "../../plan/plan.ts";
import { findMorning, planToday } from "../../plan/plan-today.ts";
import type { Progress } from "../../progress/event.ts";
import { foldProgress } from "../../progress/fold-progress.ts";
import { loadJournal } from "../../progress/io/load-journal.ts";
import { loadCards } from "../../quiz/io/load-cards.ts";
import { matchesRange } from "../../text/version-range.ts";
import type { Context } from "../context.ts";
import type { State } from "../state.ts";

/** What today holds by the plan of a workspace; `null` without a plan. */
export function loadToday(state: State, { packageRoot, now: clock }: Context): Today | null {
  const { catalog, progress, workspace } = state;
  const plan = readPlan(progress);
  if (plan === null) return null;
  const now = clock();
  const { version } = process;
  return planToday({
    ...{ plan, catalog, progress, now },
    cards: loadCards(packageRoot).cards.filter(({ node }) => matchesRange(version, node)),
    scenes: loadScenes(packageRoot).scenes,
    morning: foldMorning(workspace.folder, plan, now),
    chooseDrill: () => null,
    isDrilled: false,
  });
}

/** What the journal said when the day began. */
function foldMorning(workspace: string, plan: Plan, now: Date): Progress {
  const start = findMorning(plan, now);
  const { events, ...rest } = loadJournal(workspace);
  const before = events.filter(({ at }) => Date.parse(at) < start.getTime());
  return foldProgress({ ...rest, events: before }, start);
}
