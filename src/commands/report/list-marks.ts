import { buildDebrief, summarizeDebrief } from "../../interview/build-debrief.ts";
import { listInterviews } from "../../interview/list-interviews.ts";
import type { InterviewMark } from "../../report/report.ts";
import type { Context } from "../context.ts";
import { loadInterviewContent, loadLibrary } from "../interview/desk.ts";
import type { State } from "../state.ts";

/** What remains of each interview that is over, in their order; one whose challenge is gone is left out. */
export function listMarks(state: State, context: Context): InterviewMark[] {
  const known = new Set(state.catalog.challenges.map(({ slug }) => slug));
  const over = listInterviews(state.progress.interviews).filter(
    ({ ended, plan }) => ended !== null && known.has(plan.coding.slug),
  );
  if (over.length === 0) return [];
  const library = loadLibrary(context);
  return over.map((one) => {
    const content = loadInterviewContent(one.plan, { state, context }, library);
    const debrief = buildDebrief(one, content, []);
    return { ...summarizeDebrief(debrief), calibration: debrief.calibration };
  });
}
