import type { InterviewState } from "./fold-interview.ts";
import type { Run } from "./step.ts";

/** The last run of an interview that came to a judgement; else the last one, or `null`. */
export function findLastRun({ runs }: InterviewState): Run | null {
  const judged = runs.findLast(({ run }) => run.status !== "broken");
  return (judged ?? runs.at(-1))?.run ?? null;
}

/** How many stages a run met, from the first on. */
export function countGreenStages(run: Run | null): number {
  if (run === null) return 0;
  const firstRed = run.stages.findIndex(({ status }) => status !== "green");
  return firstRed === -1 ? run.stages.length : firstRed;
}

/** The most stages that were ever met in one run. */
export function countBestStages({ runs }: InterviewState): number {
  return Math.max(0, ...runs.map(({ run }) => countGreenStages(run)));
}

/** Ids of requirements that were met once and are missed in the last run. */
export function listRegressions(state: InterviewState): string[] {
  const last = findLastRun(state);
  const met = new Set(
    state.runs.flatMap(({ run }) =>
      run.rows.flatMap(({ id, outcome }) => (outcome === "met" ? [id] : [])),
    ),
  );
  return (last?.rows ?? []).flatMap(({ id, outcome }) =>
    outcome === "missed" && met.has(id) ? [id] : [],
  );
}
