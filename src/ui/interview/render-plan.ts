import type { InterviewPlan } from "../../interview/plan.ts";
import { renderNext } from "../command-list.ts";
import { renderMarkdown } from "../markdown.ts";
import { joinPage } from "../text/page.ts";
import { sayText } from "../text/say.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";

/** What is said of an interview before it begins. */
export interface PlanPage {
  plan: InterviewPlan;
  /** The task as it is said aloud. Markdown. */
  said: string;
  /** Of the challenge. */
  title: string;
}

/** An interview without a terminal: what it asks first, and how to go on. */
export function renderPlan({ plan, said, title }: PlanPage, view: View): string {
  const { style, width } = view;
  const { seed, minutes, level, focus, notes } = plan;
  const facts = [
    `${minutes} minutes`,
    level,
    ...(focus === null ? [] : [focus]),
    `seed ${seed}`,
  ].join(` ${style.symbols.dot} `);
  const again = `trainer interview --minutes ${minutes} --level ${level}${focus === null ? "" : ` --focus ${focus}`} --seed ${seed}`;
  return joinPage([
    [...wrapText(style.strong(`Mock interview: ${sayText(title, style)}`), width), facts],
    [renderMarkdown(said, style, width)],
    notes.flatMap((note) => wrapText(style.warn(sayText(note, style)), width)),
    [
      ...wrapText("An interview needs a terminal. To play a scripted candidate:", width),
      renderNext([`${again} --answers candidate.json --json`], view),
    ],
  ]);
}
