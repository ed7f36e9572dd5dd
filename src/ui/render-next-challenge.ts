import type { Challenge, Stage } from "../catalog/challenge.ts";
import { renderNext } from "./command-list.ts";
import { tellStage } from "./tell-stage.ts";
import { joinPage } from "./text/page.ts";
import { sayText } from "./text/say.ts";
import { wrapText } from "./text/wrap.ts";
import type { View } from "./view.ts";

/** What to do next is made from. */
export interface NextPage {
  /** `null` when all are solved. */
  challenge: Challenge | null;
  started: boolean;
  /** The stage that the learner is at, if the challenge has several. */
  stage: Stage | null;
  /** Commands to type next. */
  next: readonly string[];
}

/** The challenge to do next: what it is, at which stage, and what to type. */
export function renderNextChallenge(page: NextPage, view: View): string {
  return joinPage([[...describe(page, view), renderNext(page.next, view)]]);
}

function describe({ challenge, started, stage }: NextPage, { style, width }: View): string[] {
  if (challenge === null) return wrapText("You have solved every challenge.", width);
  const { slug, title, level, minutes, summary, stages } = challenge;
  const name = style.strong(sayText(title, style));
  const text = `${started ? "Continue" : "Next"}: ${name} (${slug}, ${level}, ${minutes} min)`;
  const at = stage === null ? "" : tellStage(stage, stages.length, style);
  return [
    ...wrapText(text, width, { first: "", rest: "  " }),
    ...wrapText(sayText(summary, style), width),
    ...(at === "" ? [] : wrapText(at, width, { first: "", rest: "  " })),
  ];
}
