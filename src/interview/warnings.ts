import type { InterviewState } from "./fold-interview.ts";
import type { Step } from "./step.ts";

type Warning = Extract<Step, { kind: "warned" }>["at"];

/** What is said when so much of the time is over. */
export const WARNINGS: Record<Warning, string> = {
  half: "Half of the time is over.",
  most: "80 % of the time is over.",
  five: "Five minutes are left.",
};

const MINUTE_MS = 60_000;

/** When each warning is due, in milliseconds of the clock. */
function whenDue(minutes: number): [Warning, number][] {
  const all = minutes * MINUTE_MS;
  return [
    ["half", all * 0.5],
    ["most", all * 0.8],
    ["five", all - 5 * MINUTE_MS],
  ];
}

/** The warnings that are due and were not given yet. */
export function listDueWarnings({ plan, warned }: InterviewState, clockMs: number): Warning[] {
  return whenDue(plan.minutes).flatMap(([at, due]) =>
    clockMs >= due && !warned.includes(at) ? [at] : [],
  );
}
