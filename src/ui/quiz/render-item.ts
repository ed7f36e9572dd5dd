import { renderMarkdown } from "../markdown.ts";
import { sayText } from "../text/say.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";

/** Markdown behind a label such as `a`, its further lines indented below the first one. */
export function renderItem(label: string, markdown: string, view: View): string[] {
  const { style, width } = view;
  const indent = " ".repeat(INDENT);
  const text = markdown.includes("\n")
    ? renderMarkdown(markdown, style, width - INDENT).split("\n")
    : wrapText(sayText(markdown, style), Math.min(width, WIDEST) - INDENT);
  return text.map((line, at) => (at === 0 ? `  ${label}  ${line}` : `${indent}${line}`.trimEnd()));
}

/** Two spaces, a label of one column, two spaces. */
const INDENT = 5;
const WIDEST = 100;
