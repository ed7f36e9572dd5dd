import { splitMarkdown } from "../text/markdown-lines.ts";
import type { MarkdownLine } from "../text/markdown-lines.ts";

/**
 * What a learner may read of a `WHY.md`: its title and the sections of the stages up to `green`.
 * Everything else tells of what is still to come. Markdown, empty if there is no such section.
 */
export function cutWhy(markdown: string, green: number): string {
  const sections: { stage: number; lines: MarkdownLine[] }[] = [];
  let title = "";
  for (const line of splitMarkdown(markdown)) {
    if (title === "" && !line.code && line.text.startsWith("# ")) title = line.text;
    const isHead = !line.code && line.text.startsWith("## ");
    if (isHead) sections.push({ stage: readStage(line.text), lines: [] });
    sections.at(-1)?.lines.push(line);
  }
  const shown = sections.filter(({ stage }) => stage <= green);
  if (shown.length === 0) return "";
  const texts = shown.map(({ lines }) =>
    lines
      .map(({ text }) => text)
      .join("\n")
      .trim(),
  );
  return `${[title, ...texts].filter((text) => text !== "").join("\n\n")}\n`;
}

/** The number of the stage that a heading names; beyond all stages for any other section. */
function readStage(heading: string): number {
  const [, digits] = /^## +Stage +(\d+)\b/.exec(heading) ?? [];
  return digits === undefined ? Infinity : Number(digits);
}
