import { dirname, resolve } from "node:path";
import type { InterviewState } from "../../interview/fold-interview.ts";
import { loadScript } from "../../interview/io/load-script.ts";
import type { InterviewWish } from "../../interview/plan.ts";
import type { ExitCode } from "../context.ts";
import { printJson } from "../json.ts";
import { makeSetClock } from "./clock.ts";
import { beginInterview, drawPlan, loadInterviewContent, tellDebrief } from "./desk.ts";
import { showDebrief } from "./finish.ts";
import { describePlan } from "./print.ts";
import type { PrintPlace } from "./print.ts";
import { scriptCandidate } from "./scripted.ts";
import { walkInterview } from "./walk.ts";

/** Plays a scripted candidate through an interview, or through what is left of one, and prints the debrief. */
export async function playScript(
  file: string,
  { open, wish }: { open: InterviewState | null; wish: InterviewWish },
  place: PrintPlace,
): Promise<ExitCode> {
  const { context, json } = place;
  const path = resolve(context.cwd, file);
  const script = loadScript(path, file);
  const interview = open ?? beginInterview(drawPlan(wish, place), context);
  const content = loadInterviewContent(interview.plan, place);
  const clock = makeSetClock(interview.clockMs);
  const desk = { ...place, interview, content, clock };
  const end = await walkInterview(desk, scriptCandidate(desk, { script, folder: dirname(path) }));
  if (end !== "over") return 130;
  const debrief = tellDebrief(desk);
  if (json) printJson(context, { plan: describePlan(interview.plan, content), debrief });
  else await showDebrief(debrief, place);
  return debrief.result === "not yet" ? 1 : 0;
}
