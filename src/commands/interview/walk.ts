import { nextMove } from "../../interview/next-move.ts";
import { PART_TITLES } from "../../interview/plan.ts";
import { WARNINGS, listDueWarnings } from "../../interview/warnings.ts";
import type { Candidate, InterviewEnd } from "./candidate.ts";
import { recordStep } from "./desk.ts";
import type { InterviewDesk } from "./desk.ts";

/** Goes through an interview from where it is, until it is over or was left. */
export async function walkInterview(
  desk: InterviewDesk,
  candidate: Candidate,
): Promise<InterviewEnd> {
  const { interview, content, clock, context } = desk;
  if (interview.steps.length === 0) recordStep(desk, { kind: "begun", plan: interview.plan });
  // Without a pause the program had stopped; what comes next is told apart from what was before.
  else if (interview.ended === null) recordStep(desk, { kind: "resumed" });
  for (;;) {
    if (context.signal.aborted) return "interrupted";
    giveWarnings(desk, candidate);
    const move = nextMove(interview, content, clock.read());
    if (move.kind === "over") return "over";
    if (move.kind === "note") {
      recordStep(desk, move.step);
      const { step } = move;
      if (step.kind === "entered") candidate.hear({ kind: "part", text: PART_TITLES[step.part] });
      continue;
    }
    const end = await candidate.act(move);
    if (end !== "done") return end;
  }
}

/** Says, and records, how much of the time is over. */
export function giveWarnings(desk: InterviewDesk, { hear }: Pick<Candidate, "hear">): void {
  for (const at of listDueWarnings(desk.interview, desk.clock.read())) {
    recordStep(desk, { kind: "warned", at });
    hear({ kind: "warning", text: WARNINGS[at] });
  }
}
