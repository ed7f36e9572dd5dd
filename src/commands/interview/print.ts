import type { InterviewContent } from "../../interview/content.ts";
import type { InterviewState } from "../../interview/fold-interview.ts";
import { listParts } from "../../interview/plan.ts";
import type { InterviewPlan, InterviewWish } from "../../interview/plan.ts";
import { renderPlan } from "../../ui/interview/render-plan.ts";
import type { Context, ExitCode } from "../context.ts";
import { printJson } from "../json.ts";
import { drawPlan, loadInterviewContent } from "./desk.ts";
import type { State } from "../state.ts";

/** Where a plan is printed. */
export interface PrintPlace {
  state: State;
  context: Context;
  json: boolean;
}

/** Prints what an interview would ask, or the one that is not over; nothing is recorded. */
export function printPlan(
  open: InterviewState | null,
  wish: InterviewWish,
  place: PrintPlace,
): ExitCode {
  const { context, json } = place;
  const plan = open?.plan ?? drawPlan(wish, place);
  const content = loadInterviewContent(plan, place);
  if (json) printJson(context, { ...describePlan(plan, content), begun: open?.id ?? null });
  else
    context.out(
      renderPlan({ plan, said: content.talk.said, title: content.challenge.title }, context),
    );
  return 0;
}

/** A plan as `--json` shows it: what is asked, and no answers. */
export function describePlan(plan: InterviewPlan, content: InterviewContent): object {
  const { seed, minutes, level, focus, coding, cards, scene, notes } = plan;
  const { challenge, talk } = content;
  return {
    ...{ seed, minutes, level, focus, notes },
    parts: listParts(plan),
    task: { said: talk.said, signature: content.signature },
    coding: { ...coding, title: challenge.title },
    theory: cards.map((id) => ({
      card: id,
      question: content.cards.find((card) => card.id === id)?.question ?? "",
    })),
    puzzle: scene,
  };
}
