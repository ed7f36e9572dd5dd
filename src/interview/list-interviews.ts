import type { Interviewed } from "../progress/event.ts";
import { beginState, takeStep } from "./fold-interview.ts";
import type { InterviewState } from "./fold-interview.ts";
import { parseStep } from "./parse-step.ts";

/** All interviews of a journal, in the order in which they began; a step without a beginning is left out. */
export function listInterviews(events: readonly Interviewed[]): InterviewState[] {
  const states = new Map<string, InterviewState>();
  for (const event of events.toSorted((one, other) => one.n - other.n)) {
    const stepped = parseStep(event);
    if (stepped === null) continue;
    const { interview: id } = event;
    const { step } = stepped;
    const known = states.get(id);
    if (known !== undefined) takeStep(known, stepped);
    else if (step.kind === "begun") states.set(id, takeStep(beginState(id, step.plan), stepped));
  }
  return [...states.values()].toSorted((one, other) => Date.parse(one.id) - Date.parse(other.id));
}

/** The interview that is not over; of several the one that began last, or `null`. */
export function findOpenInterview(interviews: readonly InterviewState[]): InterviewState | null {
  return interviews.findLast(({ ended }) => ended === null) ?? null;
}
