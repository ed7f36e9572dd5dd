import type { ChallengeProgress, JournalEvent } from "../progress/event.ts";
import type { InterviewState } from "./fold-interview.ts";
import type { Run } from "./step.ts";

/** The runs of an interview as attempts of nothing else, so that stages unlock by them alone. */
export function listAttempts({ id, plan, runs }: InterviewState): JournalEvent[] {
  return runs.map(({ clockMs, run }) => ({
    kind: "attempted",
    at: new Date(Date.parse(id) + clockMs).toISOString(),
    ...{ slug: plan.coding.slug, file: "", scope: "all", status: run.status, reason: run.reason },
    ...{ met: idsOf(run, "met"), missed: idsOf(run, "missed"), durationMs: 0 },
  }));
}

function idsOf({ rows }: Run, wanted: string): string[] {
  return rows.flatMap(({ id, outcome }) => (outcome === wanted ? [id] : []));
}

/** How many steps of help each requirement had in an interview. */
export function countHelps({ helps }: InterviewState): ChallengeProgress["hints"] {
  const counts = new Map<string, number>();
  for (const { requirement, step } of helps)
    counts.set(requirement, Math.max(counts.get(requirement) ?? 0, step));
  return Object.fromEntries(counts);
}

/** After this share of the coding time without a green stage, help is offered. */
const OFFER_SHARE = 0.6;

/** Whether help is to be offered now: much of the time is over, and stage 1 is not met. */
export function isHelpDue(
  { offered, runs }: InterviewState,
  { usedMs, limitMs }: { usedMs: number; limitMs: number },
): boolean {
  const isGreen = runs.some(({ run }) => run.stages[0]?.status === "green");
  return !offered && !isGreen && usedMs >= limitMs * OFFER_SHARE;
}
