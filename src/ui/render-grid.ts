import { gapOf } from "./text/gap.ts";
import { countNoun } from "./text/count-noun.ts";
import { padText } from "./text/pad.ts";
import type { View } from "./view.ts";

/** One challenge of many that are judged at once. */
export interface GridRow {
  slug: string;
  state: "waiting" | "running" | "solved" | "unsolved" | "broken" | "untested";
  met: number;
  total: number;
  /** How many of its stages are complete. */
  green: number;
  stages: number;
  /** The stage that this run has opened, if any. */
  opened: number | null;
}

const WITHOUT_COUNTS = new Set<GridRow["state"]>(["waiting", "running", "untested"]);

/** A line for each challenge and one that sums up. */
export function renderGrid(rows: readonly GridRow[], view: View): string {
  const { style } = view;
  const longest = Math.max(0, ...rows.map(({ slug }) => slug.length));
  const lines = rows.map((row) => {
    const done = !WITHOUT_COUNTS.has(row.state);
    const counts = done ? style.quiet(tellCounts(row, view)) : "";
    const opened = row.opened === null ? "" : `  stage ${row.opened} is open`;
    return `${sign(row, view)}  ${padText(row.slug, longest)}  ${counts}${opened}`.trimEnd();
  });
  const solved = rows.filter(({ state }) => state === "solved").length;
  const sum = `${solved} of ${countNoun(rows.length, "started challenge")} solved`;
  return `${[...lines, "", sum].join("\n")}\n`;
}

function tellCounts({ met, total, green, stages }: GridRow, { style }: View): string {
  const requirements = `${met} of ${total} met`;
  return stages < 2 ? requirements : `${green}/${stages} stages${gapOf(style)}${requirements}`;
}

function sign({ state }: GridRow, { style }: View): string {
  const { symbols } = style;
  switch (state) {
    case "waiting":
      return style.quiet(`${symbols.untouched} waiting `);
    case "running":
      return style.accent(`${symbols.started} testing `);
    case "solved":
      return style.good(`${symbols.met} solved  `);
    case "unsolved":
      return style.bad(`${symbols.missed} unsolved`);
    case "broken":
      return style.bad(`${symbols.warn} broken  `);
    case "untested":
      return style.bad(`${symbols.warn} untested`);
  }
}
