import { cutText } from "./text/cut.ts";
import { displayWidth } from "./text/glyphs.ts";
import { padText } from "./text/pad.ts";
import type { View } from "./view.ts";

/** How a column behaves when there is little room. */
export interface Column {
  title: string;
  align?: "left" | "right";
  /** Shrinks first, with an ellipsis, down to `least` columns. */
  flexible?: boolean;
  /** Goes away, the last one first, when shrinking is not enough. */
  optional?: boolean;
  /** Fewest columns that still make sense; 8 when absent. */
  least?: number;
}

/** Cells may carry looks; a row is one line. */
export interface Table {
  columns: readonly Column[];
  rows: readonly (readonly string[])[];
}

interface Slot {
  column: Column;
  /** Place in the row. */
  index: number;
  width: number;
}

const GAP = 2;
const LEAST = 8;

/** A table with a head line and a rule, never wider than the view; no line feed at its end. */
export function renderTable(table: Table, view: View): string {
  const { head, rule, rows } = renderRows(table, view);
  return [head, rule, ...rows].join("\n");
}

/** The lines of a table apart, for rows that are shown in groups. */
export function renderRows(
  table: Table,
  view: View,
): { head: string; rule: string; rows: string[] } {
  const slots = layOut(table, view.width);
  const { style } = view;
  const width = totalWidth(slots);
  return {
    head: style.quiet(
      renderLine(
        slots,
        table.columns.map((column) => column.title),
        view,
      ),
    ),
    rule: style.quiet(style.symbols.line.repeat(width)),
    rows: table.rows.map((row) => renderLine(slots, row, view)),
  };
}

function layOut(table: Table, width: number): Slot[] {
  let slots = table.columns.map((column, index) => ({
    column,
    index,
    width: Math.max(
      displayWidth(column.title),
      ...table.rows.map((row) => displayWidth(row[index] ?? "")),
    ),
  }));
  for (;;) {
    const fitted = shrink(slots, width, (slot) => slot.column.flexible === true);
    const victim = slots.findLast((slot) => slot.column.optional === true);
    if (totalWidth(fitted) <= width) return fitted;
    if (victim === undefined) return shrink(fitted, width, () => true);
    slots = slots.filter((slot) => slot !== victim);
  }
}

/** Takes from the widest of the chosen slots, one column at a time, until the row fits. */
function shrink(slots: readonly Slot[], width: number, chosen: (slot: Slot) => boolean): Slot[] {
  const shrunk = slots.map((slot) => ({ ...slot }));
  for (let over = totalWidth(shrunk) - width; over > 0; over -= 1) {
    const able = shrunk.filter((slot) => chosen(slot) && slot.width > (slot.column.least ?? LEAST));
    const widest = able.toSorted((a, b) => b.width - a.width)[0];
    if (widest === undefined) break;
    widest.width -= 1;
  }
  return shrunk;
}

function totalWidth(slots: readonly Slot[]): number {
  return slots.reduce((sum, slot) => sum + slot.width, Math.max(0, slots.length - 1) * GAP);
}

function renderLine(slots: readonly Slot[], cells: readonly string[], { style }: View): string {
  const parts = slots.map((slot) => {
    const cell = cutText(cells[slot.index] ?? "", slot.width, style.symbols.ellipsis);
    return padText(cell, slot.width, slot.column.align);
  });
  return parts.join(" ".repeat(GAP)).trimEnd();
}
