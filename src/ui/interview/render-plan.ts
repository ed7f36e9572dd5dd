import type { InterviewPlan } from "../../interview/plan.ts";
import { renderNext } from "../command-list.ts";
import { renderMarkdown } from "../markdown.ts";
import { joinPage } from "../text/page.ts";
import { gapOf } from "../text/gap.ts";
import { sayText } from "../text/say.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";

/** One part and its limit. */
export interface PartLimit {
  title: string;
  minutes: number;
}

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
  const { seed, minutes, level, focus } = plan;
  const again = `trainer interview --minutes ${minutes} --level ${level}${focus === null ? "" : ` --focus ${focus}`} --seed ${seed}`;
  return joinPage([
    [
      ...wrapText(style.strong(`Mock interview: ${sayText(title, style)}`), width),
      tellFacts(plan, view),
    ],
    [renderMarkdown(said, style, width)],
    tellNotes(plan, view),
    [
      ...wrapText("An interview is taken in a terminal. To play a scripted candidate:", width),
      renderNext([`${again} --answers candidate.json --json`], view),
    ],
  ]);
}

/** What comes, part by part, for who is about to begin. */
export function renderBegin(plan: InterviewPlan, parts: readonly PartLimit[], view: View): string {
  const { style, width } = view;
  const drawn = parts.map(({ title, minutes }) => `  ${String(minutes).padStart(2)} min  ${title}`);
  const keys = style.plain ? "Ctrl-C leaves" : "Esc pauses, Ctrl-C leaves";
  const rules = `Speak aloud, as to an interviewer. ${keys}; each step is kept, so you can go on later. Help is given when you ask for it, and recorded.`;
  return `${joinPage([
    ["", style.strong("Mock interview"), tellFacts(plan, view)],
    drawn,
    wrapText(rules, width),
    tellNotes(plan, view),
  ])}\n`;
}

function tellFacts({ seed, minutes, level, focus }: InterviewPlan, { style }: View): string {
  const facts = [`${minutes} minutes`, level, ...(focus === null ? [] : [focus]), `seed ${seed}`];
  return facts.join(gapOf(style));
}

function tellNotes({ notes }: InterviewPlan, { style, width }: View): string[] {
  return notes.flatMap((note) => wrapText(style.warn(sayText(note, style)), width));
}
