import process from "node:process";
import { chooseDrill } from "../../drill/choose-drill.ts";
import { loadScenes } from "../../loop/io/load-scenes.ts";
import { readPlan } from "../../plan/plan.ts";
import type { Plan, Today } from "../../plan/plan.ts";
import { findPlanExam } from "../../plan/plan-cards.ts";
import { findMorning, planToday } from "../../plan/plan-today.ts";
import type { Progress } from "../../progress/event.ts";
import { foldProgress } from "../../progress/fold-progress.ts";
import { loadJournal } from "../../progress/io/load-journal.ts";
import type { Card } from "../../quiz/card/card.ts";
import { loadCards } from "../../quiz/io/load-cards.ts";
import type { Exam } from "../../quiz/plan-exam.ts";
import { matchesRange } from "../../text/version-range.ts";
import type { Context } from "../context.ts";
import type { State } from "../state.ts";

/** What today holds by the plan of a workspace; `null` without a plan. */
export function loadToday(state: State, { packageRoot, now: clock }: Context): Today | null {
  const { catalog, progress } = state;
  const plan = readPlan(progress);
  if (plan === null) return null;
  const now = clock();
  const { version } = process;
  return planToday({
    ...{ plan, catalog, progress, now },
    cards: loadCards(packageRoot).cards.filter(({ node }) => matchesRange(version, node)),
    scenes: loadScenes(packageRoot).scenes,
    morning: foldMorning(state, plan, now),
    chooseDrill: (at, when) => chooseDrill(catalog, at, when),
  });
}

/** The exam that the plan stands for; `null` without a plan, and from its date on. */
export function findPlannedExam(
  state: State,
  cards: readonly Card[],
  { now: clock }: Context,
): Exam | null {
  const { catalog, progress } = state;
  const plan = readPlan(progress);
  if (plan === null) return null;
  const now = clock();
  const morning = foldMorning(state, plan, now);
  return findPlanExam({ plan, catalog, cards, progress, morning, now });
}

/** What the journal said when the day began. */
function foldMorning({ workspace }: State, plan: Plan, now: Date): Progress {
  const start = findMorning(plan, now);
  const { events, ...rest } = loadJournal(workspace.folder);
  const before = events.filter(({ at }) => Date.parse(at) < start.getTime());
  return foldProgress({ ...rest, events: before }, start);
}
