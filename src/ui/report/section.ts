import type { Column } from "../table.ts";

/** A part of a report: what it tells in sentences and tables, whoever shows it. */
export interface Section {
  id: SectionId;
  title: string;
  /** Sentences, a paragraph each; commands stand in backticks. */
  says: string[];
  tables: SectionTable[];
  /** Commands to type. */
  next: string[];
}

export type SectionId =
  | "theory"
  | "signals"
  | "stages"
  | "retention"
  | "calibration"
  | "drills"
  | "plan";

/** A table of a section; its first column names the row. */
export interface SectionTable {
  /** What its rows are, in a few words. */
  caption: string;
  columns: Column[];
  rows: string[][];
  /** How full the bar of each row is on screen, where there is room; empty for a table without bars. */
  bars: { done: number; total: number }[];
  /** Too long for a screen. */
  isLong: boolean;
}

/** A figure that a report begins with. */
export interface Figure {
  name: string;
  value: string;
  says: string;
}

/** A table with what most tables have. */
export function makeTable(
  table: Pick<SectionTable, "caption" | "columns" | "rows"> & Partial<SectionTable>,
): SectionTable {
  return { bars: [], isLong: false, ...table };
}

/** A share of 0 to 1 for people; a dash where there is none. */
export function tellShare(share: number | null): string {
  return share === null ? "–" : `${Math.round(share * 100)} %`;
}

/** A column of numbers. */
export function numberColumn(title: string, more: Partial<Column> = {}): Column {
  return { title, align: "right", ...more };
}
