import { splitMarkdown } from "../../text/markdown-lines.ts";

/** A part of a Markdown file, from a heading to the next one of its level. */
export interface Section {
  title: string;
  /** Without the heading. */
  text: string;
}

/** The sections below headings of one level; what stands before the first is left out. */
export function listSections(markdown: string, level: number): Section[] {
  const mark = `${"#".repeat(level)} `;
  const sections: { title: string; lines: string[] }[] = [];
  for (const { code, text } of splitMarkdown(markdown)) {
    if (!code && text.startsWith(mark))
      sections.push({ title: text.slice(mark.length).trim(), lines: [] });
    else sections.at(-1)?.lines.push(text);
  }
  return sections.map(({ title, lines }) => ({ title, text: lines.join("\n").trim() }));
}

/** What is wrong with the sections of a file: they must have these titles, in this order, and a text. */
export function checkSections(
  file: string,
  sections: readonly Section[],
  titles: readonly string[],
): string[] {
  const found = sections.map(({ title }) => title);
  const isRight = titles.join("\n") === found.join("\n");
  return [
    ...(isRight
      ? []
      : [
          `the sections of ${file} must be ${titles.join("; ")}, got ${found.join("; ") || "none"}`,
        ]),
    ...sections
      .filter(({ text }) => text === "")
      .map(({ title }) => `\`${title}\` of ${file} is empty`),
  ];
}
