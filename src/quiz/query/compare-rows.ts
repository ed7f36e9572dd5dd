import type { Cell } from "./query-run.ts";

/** Rows that are missing and rows that are too many. */
export interface RowDifference {
  missing: Cell[][];
  extra: Cell[][];
}

/** Compares rows in any order; each counts as often as it stands there. */
export function compareRows(got: readonly Cell[][], wanted: readonly Cell[][]): RowDifference {
  const left = countRows(got);
  const missing = wanted.filter((row) => !takeRow(left, row));
  const open = countRows(wanted);
  return { missing, extra: got.filter((row) => !takeRow(open, row)) };
}

/** The first place where two lists of rows differ, from 0; `null` when they are the same. */
export function findMisplaced(got: readonly Cell[][], wanted: readonly Cell[][]): number | null {
  const at = wanted.findIndex((row, place) => nameRow(row) !== nameRow(got[place] ?? []));
  if (at !== -1) return at;
  return got.length === wanted.length ? null : wanted.length;
}

function countRows(rows: readonly Cell[][]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(nameRow(row), (counts.get(nameRow(row)) ?? 0) + 1);
  return counts;
}

function takeRow(counts: Map<string, number>, row: readonly Cell[]): boolean {
  const name = nameRow(row);
  const left = counts.get(name) ?? 0;
  if (left > 0) counts.set(name, left - 1);
  return left > 0;
}

/** A name that rows with the same values share; sums in another order may differ in their last digits. */
export function nameRow(row: readonly Cell[]): string {
  const cells = row.map((cell) => (typeof cell === "number" ? Number(cell.toPrecision(12)) : cell));
  return JSON.stringify(cells);
}
