import { listAttempts } from "../../interview/own-progress.ts";
import type { ChallengeProgress } from "../../progress/event.ts";
import { foldProgress } from "../../progress/fold-progress.ts";
import type { InterviewDesk } from "./desk.ts";

/** Where the candidate stands by the runs of this interview alone; `undefined` before the first. */
export function foldOwn({ interview, context }: InterviewDesk): ChallengeProgress | undefined {
  const events = listAttempts(interview);
  const journal = { events, tornLines: 0, unknownEvents: 0 };
  return foldProgress(journal, context.now()).challenges.get(interview.plan.coding.slug);
}
