import type { Cell } from "../../quiz/query/query-run.ts";
import { sayText } from "../text/say.ts";
import { renderTable } from "../table.ts";
import { countNoun } from "../text/count-noun.ts";
import type { View } from "../view.ts";

/** Rows to show below each other, each with a sign in front of it or none. */
export interface SignedRow {
  sign: string;
  row: readonly Cell[];
}

/** Rows of a result as a table, at most ten of them. */
export function renderRows(
  columns: readonly string[],
  rows: readonly SignedRow[],
  view: View,
): string[] {
  const { style } = view;
  if (rows.length === 0) return [`  ${style.quiet("no rows")}`];
  const hasSigns = rows.some(({ sign }) => sign !== "");
  const write = (cell: Cell): string =>
    cell === null ? style.quiet("NULL") : sayText(String(cell), style) || style.quiet("''");
  const table = {
    columns: [
      ...(hasSigns ? [{ title: "" }] : []),
      ...columns.map((title, at) => ({
        title: sayText(title, style),
        flexible: true,
        least: 3,
        ...(rows.every(({ row }) => typeof row[at] !== "string")
          ? { align: "right" as const }
          : {}),
      })),
    ],
    rows: rows
      .slice(0, MOST)
      .map(({ sign, row }) => [...(hasSigns ? [sign] : []), ...row.map(write)]),
  };
  const lines = renderTable(table, { ...view, width: view.width - 2 }).split("\n");
  const more = rows.length - MOST;
  return [
    ...lines.map((line) => `  ${line}`),
    ...(more > 0 ? [`  ${style.quiet(`and ${countNoun(more, "more row")}`)}`] : []),
  ];
}

const MOST = 10;
