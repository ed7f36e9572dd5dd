import { renderGrid } from "./render-grid.ts";
import type { GridRow } from "./render-grid.ts";
import type { View } from "./view.ts";

/** What a live grid shows, and where. */
export interface GridOptions {
  /** Changed in place by the caller, who then calls `update`. */
  rows: readonly GridRow[];
  view: View;
  /** Whether somebody watches; otherwise each finished row is noted once. */
  interactive: boolean;
  /** Writes to stderr. */
  note: (text: string) => void;
}

/** A grid that is drawn again in place. */
export interface Grid {
  update: () => void;
  /** Takes the grid away. */
  stop: () => void;
}

/** Draws the grid on stderr and keeps it up to date until it is stopped. */
export function startGrid({ rows, view, interactive, note }: GridOptions): Grid {
  if (!interactive || view.style.plain) return noteRows(rows, note);
  let drawn = 0;
  const wipe = (): string => (drawn === 0 ? "" : `\u001B[${drawn}A\u001B[J`);
  const update = (): void => {
    const text = renderGrid(rows, view);
    note(`${wipe()}${text}`);
    drawn = text.split("\n").length - 1;
  };
  update();
  return { update, stop: () => note(wipe()) };
}

function noteRows(rows: readonly GridRow[], note: (text: string) => void): Grid {
  const told = new Set<string>();
  const update = (): void => {
    for (const { slug, state } of rows) {
      if (state === "waiting" || state === "running" || told.has(slug)) continue;
      told.add(slug);
      note(`${slug}: ${state}\n`);
    }
  };
  return { update, stop: () => undefined };
}
