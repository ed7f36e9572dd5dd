import type { Mistake } from "../../catalog/challenge.ts";
import { renderNext } from "../command-list.ts";
import { countNoun } from "../text/count-noun.ts";
import { joinPage } from "../text/page.ts";
import { sayText } from "../text/say.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";

/** What the page of a wrong solution is made from that tests let pass. */
export interface SurvivorPage {
  slug: string;
  /** `null` when there is none left. */
  survivor: Pick<Mistake, "title" | "says"> | null;
  /** The promises that it breaks. */
  breaks: readonly string[];
  /** How many passed, and of how many. */
  left: number;
  total: number;
}

/** One wrong solution that passes all of a learner's tests, and what it breaks. */
export function renderSurvivor(page: SurvivorPage, view: View): string {
  const { slug, survivor, breaks, left, total } = page;
  const { style, width } = view;
  const next = [renderNext([`trainer drill tests ${slug}`], view)];
  if (survivor === null) {
    const message = `Your tests caught all ${countNoun(total, "mistake")} of your last run.`;
    return joinPage([wrapText(message, width), next]);
  }
  const one =
    left === 1 ? "The wrong solution that passes" : `One of ${left} wrong solutions that pass`;
  return joinPage([
    wrapText(style.quiet(`${one} all of your tests`), width),
    wrapText(style.strong(sayText(survivor.title, style)), width),
    wrapText(sayText(survivor.says, style), width),
    breaks.flatMap((title) => wrapText(sayText(`It breaks: ${title}`, style), width)),
    next,
  ]);
}
