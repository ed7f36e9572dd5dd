import type { DiffHunk, DiffRow } from "../../drill/diff-rows.ts";
import { sanitizeOutput } from "../sanitize.ts";
import type { Style } from "../style.ts";
import { joinPage } from "../text/page.ts";
import { chopCode, wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";

/** What the page of a change to review is made from. */
export interface ChangePage {
  title: string;
  seed: string;
  level: string;
  hunks: readonly DiffHunk[];
}

/** What is asked, above the change. */
export function renderTask({ title, seed, level }: Omit<ChangePage, "hunks">, view: View): string {
  const { style, width } = view;
  const task =
    "A colleague changed a right solution. Mark the lines that are wrong, and name the requirements that they break. Some changes may be harmless.";
  const repeat = `Seed ${seed}: \`--seed ${seed} --level ${level}\` shows the same again.`;
  return joinPage([
    wrapText(style.strong(`Review: ${title}`), width),
    wrapText(task, width),
    wrapText(style.quiet(repeat), width),
  ]);
}

/** A change with the numbers of its lines, for those who answer in a file. */
export function renderChange(page: ChangePage, view: View): string {
  const { hunks } = page;
  const digits = countDigits(hunks);
  const body = hunks.flatMap(({ head, rows }) => [
    view.style.quiet(head),
    ...rows.flatMap((row) => renderRow(row, digits, view)),
  ]);
  return `${renderTask(page, view)}\n${body.join("\n")}\n`;
}

/** How many digits the largest number of a line has. */
export function countDigits(hunks: readonly DiffHunk[]): number {
  return String(hunks.at(-1)?.rows.at(-1)?.n ?? 1).length;
}

/** A line of a diff with its number, on as many lines as it takes. */
export function renderRow(row: DiffRow, digits: number, view: View): string[] {
  const room = Math.max(10, view.width - digits - 5);
  const label = String(row.n).padStart(digits);
  return chopCode(clean(row.text), room).map((piece, part) => {
    const lead = part === 0 ? label : " ".repeat(digits);
    const side = view.style.quiet(`${lead} ${view.style.symbols.side}`);
    return `${side} ${paint(row.sign, `${part === 0 ? row.sign : " "} ${piece}`, view.style)}`.trimEnd();
  });
}

/** The same on one line, however long that is. */
export function renderRowLine(row: DiffRow, digits: number, style: Style): string {
  const side = style.quiet(`${String(row.n).padStart(digits)} ${style.symbols.side}`);
  return `${side} ${paint(row.sign, `${row.sign} ${clean(row.text)}`, style)}`;
}

function paint(sign: DiffRow["sign"], text: string, { good, bad }: Style): string {
  if (sign === " ") return text;
  return sign === "-" ? bad(text) : good(text);
}

function clean(text: string): string {
  return sanitizeOutput(text, { color: false }).replaceAll("\t", "  ");
}
