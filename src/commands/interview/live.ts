import type { InterviewState } from "../../interview/fold-interview.ts";
import { listParts } from "../../interview/plan.ts";
import type { InterviewPlan, InterviewWish } from "../../interview/plan.ts";
import { renderBegin } from "../../ui/interview/render-plan.ts";
import { askChoice } from "../../ui/prompts/ask-choice.ts";
import type { Context, ExitCode } from "../context.ts";
import type { State } from "../state.ts";
import { startClock } from "./clock.ts";
import {
  beginInterview,
  drawPlan,
  loadInterviewContent,
  stopInterview,
  tellDebrief,
} from "./desk.ts";
import { showDebrief } from "./finish.ts";
import { seatCandidate } from "./terminal.ts";
import type { TerminalDesk } from "./terminal-desk.ts";
import { walkInterview } from "./walk.ts";

/** Where an interview at a terminal takes place. */
export interface LivePlace {
  state: State;
  context: Context;
}

/** Takes an interview at the terminal: goes on with the one that is not over, or begins another. */
export async function takeInterview(
  open: InterviewState | null,
  wish: InterviewWish,
  place: LivePlace,
): Promise<ExitCode> {
  const chosen = open === null ? "other" : await askOpen(open, place);
  if (chosen === "interrupted") return 130;
  if (chosen === null) return 0;
  if (open !== null && chosen === "end") {
    await withDesk(open, place, async (desk) => stopInterview(desk));
    place.context.out(ENDED);
    return 0;
  }
  const resumed = open !== null && chosen === "go-on" ? open : null;
  const interview = resumed ?? beginInterview(drawPlan(wish, place), place.context);
  const begins = resumed !== null || (await askBegin(interview.plan, place));
  if (begins === "interrupted") return 130;
  if (!begins) return 0;
  return withDesk(interview, place, hold);
}

const ENDED =
  "The interview is over. Run `trainer interview --debrief` to read its debrief, or `trainer interview` to begin another.\n";

async function hold(desk: TerminalDesk): Promise<ExitCode> {
  const { context } = desk;
  const end = await walkInterview(desk, seatCandidate(desk));
  if (end === "over") {
    const debrief = tellDebrief(desk);
    await showDebrief(debrief, desk);
    return debrief.result === "not yet" ? 1 : 0;
  }
  context.out("\nYour interview is kept as it is. Run `trainer interview` to go on.\n");
  return end === "left" ? 0 : 130;
}

async function withDesk<T>(
  interview: InterviewState,
  { state, context }: LivePlace,
  act: (desk: TerminalDesk) => Promise<T>,
): Promise<T> {
  const content = loadInterviewContent(interview.plan, { state, context });
  const speed = Number(context.env["TRAINER_INTERVIEW_SPEED"] ?? 1);
  const clock = startClock(interview.clockMs, { now: context.now, speed });
  try {
    return await act({
      state,
      context,
      interview,
      content,
      clock,
      notice: null,
      isOverTold: false,
      shownQuestion: null,
    });
  } finally {
    clock.end();
  }
}

/** What to do with an interview that is not over; `null` for nothing. */
async function askOpen(
  { plan }: InterviewState,
  { context }: LivePlace,
): Promise<"go-on" | "end" | null | "interrupted"> {
  const choices = [
    { name: "Go on with it", value: "go-on" },
    { name: "End it, so that another one can begin", value: "end" },
  ] as const;
  const message = `An interview of ${plan.minutes} minutes (seed ${plan.seed}) is not over.`;
  const answer = await askChoice<(typeof choices)[number]["value"]>({ message, choices }, context);
  if (answer.kind === "interrupted") return "interrupted";
  return answer.kind === "answered" ? answer.value : null;
}

/** Says what comes, part by part, and begins when the candidate is ready. */
async function askBegin(
  plan: InterviewPlan,
  { context }: LivePlace,
): Promise<boolean | "interrupted"> {
  context.out(renderBegin(plan, listParts(plan), context));
  const choices = [
    { name: "Begin", value: true },
    { name: "Not now", value: false },
  ];
  const message = "The clock starts when you begin.";
  const answer = await askChoice({ message, choices }, context);
  if (answer.kind === "interrupted") return "interrupted";
  return answer.kind === "answered" && answer.value;
}
