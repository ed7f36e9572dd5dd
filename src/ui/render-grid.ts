import { countNoun } from "./text/count-noun.ts";
import { padText } from "./text/pad.ts";
import type { View } from "./view.ts";

/** One challenge of many that are judged at once. */
export interface GridRow {
  slug: string;
  state: "waiting" | "running" | "solved" | "unsolved" | "broken";
  met: number;
  total: number;
}

/** A line for each challenge and one that sums up. */
export function renderGrid(rows: readonly GridRow[], view: View): string {
  const { style } = view;
  const longest = Math.max(0, ...rows.map(({ slug }) => slug.length));
  const lines = rows.map((row) => {
    const done = row.state !== "waiting" && row.state !== "running";
    const counts = done ? `${row.met} of ${row.total} met` : "";
    return `${sign(row, view)}  ${padText(row.slug, longest)}  ${style.quiet(counts)}`.trimEnd();
  });
  const solved = rows.filter(({ state }) => state === "solved").length;
  const sum = `${solved} of ${countNoun(rows.length, "started challenge")} solved`;
  return `${[...lines, "", sum].join("\n")}\n`;
}

function sign({ state }: GridRow, { style }: View): string {
  const { symbols } = style;
  switch (state) {
    case "waiting":
      return style.quiet(`${symbols.untouched} waiting `);
    case "running":
      return style.accent(`${symbols.started} judging `);
    case "solved":
      return style.good(`${symbols.met} solved  `);
    case "unsolved":
      return style.bad(`${symbols.missed} unsolved`);
    case "broken":
      return style.bad(`${symbols.warn} broken  `);
  }
}
