import { TrainerError } from "../../errors.ts";
import { listInterviews } from "../../interview/list-interviews.ts";
import type { ExitCode } from "../context.ts";
import { printJson } from "../json.ts";
import { makeSetClock } from "./clock.ts";
import { loadInterviewContent, tellDebrief } from "./desk.ts";
import { showDebrief } from "./finish.ts";
import type { PrintPlace } from "./print.ts";

/**
 * Shows the debrief of the last interview that has ended.
 *
 * @throws TrainerError `NO_INTERVIEW` when none has.
 */
export async function showLast(place: PrintPlace): Promise<ExitCode> {
  const { state, context, json } = place;
  const all = listInterviews(state.progress.interviews);
  const interview = all.findLast(({ ended }) => ended !== null);
  if (interview === undefined) {
    throw new TrainerError("NO_INTERVIEW", "No interview in this workspace has ended yet.", {
      hint: "Run `trainer interview` to take one.",
    });
  }
  const content = loadInterviewContent(interview.plan, place);
  const debrief = tellDebrief({ ...place, interview, content, clock: makeSetClock(0) });
  if (json) printJson(context, { debrief });
  else await showDebrief(debrief, place);
  return 0;
}
