import type { Hint } from "../catalog/challenge.ts";
import { renderNext } from "./command-list.ts";
import { renderMarkdown } from "./markdown.ts";
import { joinPage } from "./text/page.ts";
import { sayText } from "./text/say.ts";
import { wrapText } from "./text/wrap.ts";
import type { View } from "./view.ts";

/** What the page of a hint is made from. */
export interface HintPage {
  /** What it is for: the title of a requirement, or how to start. */
  title: string;
  hint: Hint;
  /** How many steps there are. */
  steps: number;
  /** Commands to type next. */
  next: readonly string[];
}

/** One hint step under what it leads to. */
export function renderHint(page: HintPage, view: View): string {
  const { style, width } = view;
  const title = style.strong(sayText(page.title, style));
  return joinPage([
    [...wrapText(title, width), style.quiet(`Hint ${page.hint.step} of ${page.steps}`)],
    [renderMarkdown(page.hint.text.trim(), style, width)],
    page.next.length === 0 ? [] : [renderNext(page.next, view)],
  ]);
}
