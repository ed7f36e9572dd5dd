import type { Naming } from "../judge/soundness.ts";
import { countNoun } from "./text/count-noun.ts";
import { formatDuration } from "./text/duration.ts";
import { wrapText } from "./text/wrap.ts";
import type { View } from "./view.ts";

/** What the soundness check found of one challenge. */
export interface SoundnessRow {
  slug: string;
  runs: number;
  /** Those that were really run, for nothing was known of them. */
  fresh: number;
  /** How many runs are proved on record where only a sample was judged; `null` where all were. */
  proved: number | null;
  /** Sum over its runs, in milliseconds. */
  durationMs: number;
  /** How the missed rows of known mistakes alone were named. */
  named: Naming;
  /** The same of programs with several of them. */
  mixed: Naming;
  /** Missed rows that were not named, or wrongly; only where they are asked for. */
  misnamed: { wrongly: string[]; not: string[] };
  faults: string[];
}

/** The whole report; `faults` are of content that could not be read at all. */
export interface SoundnessReport {
  rows: readonly SoundnessRow[];
  /** How many rows of the syllabus have a challenge. */
  coverage: { covered: number; rows: number };
  faults: readonly string[];
}

/** A line for each challenge with its faults below, those without faults first, and a sum. */
export function renderSoundness(report: SoundnessReport, view: View): string {
  const { rows, coverage, faults } = report;
  const { style, width } = view;
  const fault = (text: string): string[] =>
    wrapText(text, width, { first: "    ", rest: "      " });
  const faultsLast = rows.toSorted((one, other) => one.faults.length - other.faults.length);
  const lines = faultsLast.flatMap((row) => {
    const sound = row.faults.length === 0;
    const sign = sound
      ? style.good(`${style.symbols.met} sound`)
      : style.bad(`${style.symbols.missed} not sound`);
    const facts = describeFacts(row).join(", ");
    const { wrongly, not } = row.misnamed;
    return [
      `${sign}  ${row.slug}  ${style.quiet(facts)}`,
      ...row.faults.flatMap(fault),
      ...wrongly.flatMap((text) => fault(`named wrongly: ${text}`)),
      ...not.flatMap((text) => fault(`not named: ${text}`)),
    ];
  });
  const bad = rows.filter((row) => row.faults.length > 0).length;
  const sum = `${countNoun(rows.length, "challenge")}: ${rows.length - bad} sound, ${bad} not sound`;
  const covered = `Syllabus: ${coverage.covered} of ${countNoun(coverage.rows, "row")} covered`;
  return `${[...lines, ...faults.flatMap(fault), sum, covered].join("\n")}\n`;
}

function describeFacts({ runs, fresh, proved, named, mixed, durationMs }: SoundnessRow): string[] {
  const tell = ({ rightly, wrongly, missed }: Naming, of: string): string[] =>
    missed === 0 ? [] : [`${rightly} of ${missed} rows of ${of} named rightly, ${wrongly} wrongly`];
  const all = proved === null ? "" : ` of ${proved}, a sample, for all are proved on record`;
  return [
    `${countNoun(runs, "run")}${all} (${fresh} fresh)`,
    ...tell(named, "mistakes"),
    ...tell(mixed, "mixed programs"),
    `${formatDuration(durationMs)} of judging`,
  ];
}
