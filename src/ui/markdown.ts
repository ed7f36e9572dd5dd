import { lexer, type MarkedToken, type Token, type Tokens } from "marked";
import { isMarked, renderInline } from "./markdown/inline.ts";
import { renderMarkdownTable } from "./markdown/table.ts";
import type { Style } from "./style.ts";
import { fitCharacters } from "./text/fit-characters.ts";
import { displayWidth } from "./text/glyphs.ts";
import { paintSql } from "./text/paint-sql.ts";
import { paintSource } from "./text/paint-source.ts";
import { wrapText } from "./text/wrap.ts";
import type { View } from "./view.ts";

/** Wider lines are hard to read. */
const WIDEST = 100;
const CODE_INDENT = "    ";
/** What fenced code says of itself when it is JavaScript or TypeScript. */
const SOURCE = /^(?:[cm]?[jt]s|javascript|typescript)\b/;
/** A list with an item of more lines than this gets air between its items. */
const TALL = 3;

/**
 * Markdown of ours for the terminal: text wrapped to `width` columns (at most 100), fenced code
 * indented and never wrapped. No line feed at its end.
 */
export function renderMarkdown(text: string, style: Style, width: number): string {
  const view = { style, width: Math.min(width, WIDEST) };
  return renderBlocks(lexer(text.replace(/^\uFEFF/, "")), view, true).join("\n");
}

/** `loose` blocks stand apart by an empty line. */
function renderBlocks(tokens: readonly Token[], view: View, loose: boolean): string[] {
  const blocks = tokens
    .filter(isMarked)
    .map((token) => renderBlock(token, view))
    .filter((lines) => lines.length > 0);
  return blocks.flatMap((lines, at) => (loose && at > 0 ? ["", ...lines] : lines));
}

function renderBlock(token: MarkedToken, view: View): string[] {
  const { style, width } = view;
  switch (token.type) {
    case "space":
    case "def":
      return [];
    case "heading":
      return renderHeading(token, view);
    case "code":
      return renderCode(token, style);
    case "list":
      return renderList(token, view);
    case "table":
      return renderMarkdownTable(token, view);
    case "blockquote":
      return renderQuote(token, view);
    case "hr":
      return [style.quiet(style.symbols.line.repeat(width))];
    case "paragraph":
      return renderText(token.tokens, view);
    case "br":
    case "checkbox":
    case "codespan":
    case "del":
    case "em":
    case "escape":
    case "html":
    case "image":
    case "link":
    case "list_item":
    case "strong":
    case "text":
      return renderText([token], view);
  }
}

function renderText(tokens: readonly Token[], view: View): string[] {
  const text = renderInline(tokens, view.style).trim();
  return text === "" ? [] : wrapText(text, view.width);
}

function renderHeading(token: Tokens.Heading, { style, width }: View): string[] {
  const { heavyLine, line } = style.symbols;
  const text = style.strong(renderInline(token.tokens, style));
  if (token.depth > 2) {
    const mark = `${style.quiet(line.repeat(2))} `;
    return wrapText(text, width, { first: mark, rest: "   " });
  }
  const lines = wrapText(text, width);
  const rule = (token.depth === 1 ? heavyLine : line).repeat(Math.max(...lines.map(displayWidth)));
  return [...lines, style.quiet(rule)];
}

function renderCode(token: Tokens.Code, style: Style): string[] {
  const text = fitCharacters(token.text, style).replaceAll("\t", "  ");
  const lang = token.lang ?? "";
  const lines = SOURCE.test(lang)
    ? paintSource(text, style)
    : lang === "sql"
      ? paintSql(text, style)
      : text;
  return lines.split("\n").map((line) => (line === "" ? "" : CODE_INDENT + line));
}

function renderList(list: Tokens.List, view: View): string[] {
  const first = list.start === "" ? 1 : list.start;
  const digits = String(first + list.items.length - 1).length;
  const items = list.items.map((item, index) => {
    const number = `${String(first + index).padStart(digits)}.`;
    const mark = `${list.ordered ? number : view.style.symbols.bullet} ${writeBox(item)}`;
    const inner = { style: view.style, width: view.width - mark.length };
    const tokens = item.tokens.filter(({ type }) => type !== "checkbox");
    const nested = tokens.filter(({ type }) => type === "list");
    const lines = renderBlocks(tokens, inner, item.loose);
    const height = lines.length - renderBlocks(nested, inner, item.loose).length;
    return { height, lines: indent(lines.length === 0 ? [""] : lines, mark) };
  });
  const apart = list.loose || items.some(({ height }) => height > TALL);
  return items.flatMap(({ lines }, at) => (apart && at > 0 ? ["", ...lines] : lines));
}

function writeBox(item: Tokens.ListItem): string {
  if (!item.task) return "";
  return item.checked === true ? "[x] " : "[ ] ";
}

function renderQuote(quote: Tokens.Blockquote, { style, width }: View): string[] {
  const mark = style.quiet(`${style.symbols.side} `);
  const lines = renderBlocks(quote.tokens, { style, width: width - 2 }, true);
  return lines.map((line) => (mark + line).trimEnd());
}

function indent(lines: readonly string[], mark: string): string[] {
  return lines.map((line, at) => {
    if (at === 0) return (mark + line).trimEnd();
    return line === "" ? "" : " ".repeat(mark.length) + line;
  });
}
