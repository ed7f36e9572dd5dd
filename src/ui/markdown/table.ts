import type { Tokens } from "marked";
import { displayWidth } from "../text/glyphs.ts";
import { padText } from "../text/pad.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";
import { renderInline } from "./inline.ts";

const GAP = 2;
/** A column is at least as wide as its longest word, or as this when the word is longer. */
const LONGEST_WORD = 30;

const CELL = { first: "", rest: "", strict: true };

interface Grid {
  head: string[];
  rows: string[][];
  aligns: ("left" | "right")[];
}

/**
 * A Markdown table in lines no wider than the view: cells are wrapped; where columns would get too
 * narrow, each row is shown as a list of its cells.
 */
export function renderMarkdownTable(table: Tokens.Table, view: View): string[] {
  const write = (cell: Tokens.TableCell): string => renderInline(cell.tokens, view.style);
  const grid: Grid = {
    head: table.header.map((cell) => view.style.strong(write(cell))),
    rows: table.rows.map((row) => row.map(write)),
    aligns: table.align.map((align) => (align === "right" ? "right" : "left")),
  };
  const widths = fitWidths(grid, view.width);
  return widths === null ? renderStacked(grid, view) : renderGrid(grid, widths, view);
}

/** The width of each column; `null` when they do not fit side by side. */
function fitWidths({ head, rows }: Grid, width: number): number[] | null {
  const columns = head.map((title, index) => [title, ...rows.map((row) => row[index] ?? "")]);
  const widths = columns.map((cells) => Math.max(1, ...cells.map(displayWidth)));
  const least = columns.map((cells) => {
    const words = cells.flatMap((cell) => cell.split(/\s+/));
    return Math.min(LONGEST_WORD, Math.max(1, ...words.map(displayWidth)));
  });
  const room = width - (head.length - 1) * GAP;
  if (sum(least) > room) return null;
  for (let over = sum(widths) - room; over > 0; over -= 1) {
    const spare = widths.map((value, index) => (value > (least[index] ?? 0) ? value : 0));
    const widest = spare.indexOf(Math.max(...spare));
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function renderGrid(grid: Grid, widths: readonly number[], { style }: View): string[] {
  const rule = style.quiet(widths.map((width) => style.symbols.line.repeat(width)).join("  "));
  const rows = grid.rows.map((row) => renderRow(row, widths, grid.aligns));
  const tall = rows.some((row) => row.length > 1);
  const body = rows.flatMap((row, at) => (tall && at > 0 ? ["", ...row] : row));
  return [...renderRow(grid.head, widths, grid.aligns), rule, ...body];
}

function renderRow(
  cells: readonly string[],
  widths: readonly number[],
  aligns: Grid["aligns"],
): string[] {
  const wrapped = widths.map((width, index) => wrapText(cells[index] ?? "", width, CELL));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    widths
      .map((width, index) => padText(wrapped[index]?.[line] ?? "", width, aligns[index]))
      .join(" ".repeat(GAP))
      .trimEnd(),
  );
}

function renderStacked(grid: Grid, view: View): string[] {
  const blocks = grid.rows.map((row) =>
    row.flatMap((cell, index) => {
      const hang = { first: index === 0 ? "" : "  ", rest: "    " };
      const title = grid.head[index] ?? "";
      return wrapText(index === 0 || title === "" ? cell : `${title}: ${cell}`, view.width, hang);
    }),
  );
  return blocks.flatMap((block, at) => (at > 0 ? ["", ...block] : block));
}
