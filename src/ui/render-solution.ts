import { renderMarkdown } from "./markdown.ts";
import { joinPage } from "./text/page.ts";
import type { View } from "./view.ts";

/** A reference solution to read. */
export interface SolutionPage {
  title: string;
  /** TypeScript. */
  source: string;
  /** Markdown. */
  why: string;
}

/** The reference solution and the reasons behind it. */
export function renderSolution(
  { title, source, why }: SolutionPage,
  { style, width }: View,
): string {
  const code = `\`\`\`\`ts\n${source.trimEnd()}\n\`\`\`\``;
  return joinPage([
    [style.strong(`${title}: the reference`)],
    [renderMarkdown(code, style, width)],
    [renderMarkdown(why, style, width)],
  ]);
}
