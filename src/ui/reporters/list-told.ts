import type { RequirementResult, Verdict } from "../../judge/verdict.ts";
import type { StageView } from "./reporter.ts";

/** The requirements whose findings are told: those that were asked for, not of a stage that has just opened. */
export function listTold({ requirements }: Verdict, stages: StageView): RequirementResult[] {
  const { asked, only, opened } = stages;
  return requirements.filter(
    ({ id, stage }) =>
      stage !== opened &&
      (asked === null || asked.includes(id)) &&
      (only === null || stage === only),
  );
}

/** Of what is told, the requirements that are not met; each has a finding of its own. */
export function listMissed(verdict: Verdict, stages: StageView): RequirementResult[] {
  return listTold(verdict, stages).filter(
    ({ outcome, finding }) => outcome === "missed" && finding?.missing === undefined,
  );
}

/** Of what is told, the requirements that ask for something that is not there yet. */
export function listWaiting(verdict: Verdict, stages: StageView): RequirementResult[] {
  return listTold(verdict, stages).filter(
    ({ outcome, finding }) => outcome === "missed" && finding?.missing !== undefined,
  );
}

/** The members that are not there yet, in one sentence without looks. */
export function tellMissing(waiting: readonly RequirementResult[]): string {
  const names = waiting.flatMap(({ finding }) => finding?.missing ?? []);
  return `Not there yet: ${[...new Set(names)].map((name) => `\`${name}\``).join(", ")}`;
}

/** Whether the run was ended early by a stage that has just opened, which is told from the next run on. */
export function isEndedByOpened(
  { status, running, requirements }: Verdict,
  { opened }: StageView,
): boolean {
  const at = requirements.find(({ id }) => id === running)?.stage;
  return status === "broken" && opened !== null && at === opened;
}
