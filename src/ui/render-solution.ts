import { renderMarkdown } from "./markdown.ts";
import { joinPage } from "./text/page.ts";
import { sayText } from "./text/say.ts";
import { wrapText } from "./text/wrap.ts";
import type { View } from "./view.ts";

/** A reference solution to read, as far as it is unlocked. */
export interface SolutionPage {
  title: string;
  /** TypeScript; `null` while it is locked. */
  source: string | null;
  /** Markdown. */
  why: string;
}

/** The reference solution and its explanation. */
export function renderSolution({ title, source, why }: SolutionPage, view: View): string {
  const { style, width } = view;
  const code = source === null ? "" : `\`\`\`\`ts\n${source.trimEnd()}\n\`\`\`\``;
  const subject = source === null ? "the explanation so far" : "the reference solution";
  const locked =
    "The rest of the explanation unlocks stage by stage, the code when you solve the challenge.";
  return joinPage([
    wrapText(style.strong(`${sayText(title, style)}: ${subject}`), width),
    code === "" ? [] : [renderMarkdown(code, style, width)],
    [renderMarkdown(addCommands(dropTitle(why)), style, width)],
    code === "" ? wrapText(style.quiet(locked), width) : [],
  ]);
}

/** The page has a title of its own. */
function dropTitle(why: string): string {
  return why.replace(/^\s*# [^\n]*\n/, "");
}

/** Cards and scenes are named by their ids: what opens one is said beside them. */
function addCommands(why: string): string {
  return why
    .replace(/^- Cards: (?=`)/m, "- Cards (`trainer quiz --card <id>`): ")
    .replace(/^- Scenes: (?=`)/m, "- Scenes (`trainer loop <scene>`): ");
}
