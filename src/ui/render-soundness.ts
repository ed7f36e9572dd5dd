import { countNoun } from "./text/count-noun.ts";
import { formatDuration } from "./text/duration.ts";
import { wrapText } from "./text/wrap.ts";
import type { View } from "./view.ts";

/** What the soundness check found of one challenge. */
export interface SoundnessRow {
  slug: string;
  runs: number;
  /** Sum over its runs, in milliseconds. */
  durationMs: number;
  /** Missed rows of known mistakes that were named rightly, of all of them. */
  named: number;
  rows: number;
  faults: string[];
}

/** The whole report; `faults` are of content that could not be read at all. */
export interface SoundnessReport {
  rows: readonly SoundnessRow[];
  faults: readonly string[];
}

/** A line for each challenge with its faults below, and a sum. */
export function renderSoundness({ rows, faults }: SoundnessReport, view: View): string {
  const { style, width } = view;
  const fault = (text: string): string[] =>
    wrapText(text, width, { first: "    ", rest: "      " });
  const lines = rows.flatMap((row) => {
    const sound = row.faults.length === 0;
    const sign = sound
      ? style.good(`${style.symbols.met} sound`)
      : style.bad(`${style.symbols.missed} not sound`);
    const facts = `${countNoun(row.runs, "run")}, ${row.named} of ${row.rows} missed rows named rightly, ${formatDuration(row.durationMs)} of judging`;
    return [`${sign}  ${row.slug}  ${style.quiet(facts)}`, ...row.faults.flatMap(fault)];
  });
  const bad = rows.filter((row) => row.faults.length > 0).length;
  const sum = `${countNoun(rows.length, "challenge")}: ${rows.length - bad} sound, ${bad} not sound`;
  return `${[...lines, ...faults.flatMap(fault), sum].join("\n")}\n`;
}
