import type { Difference } from "../compare-traces.ts";
import type { LoopRuleText } from "../rules.ts";
import type { LoopRule, Trace } from "../trace.ts";

/** A rule with its name, and the sign that stands for it in `Replay.decided`. */
export interface NamedRule extends LoopRuleText {
  name: LoopRule;
  sign: string;
}

/** One run as a page replays it. */
export interface Replay {
  /** As `--json` prints it; places are named from the folder of the file, and a long run is cut. */
  trace: Trace;
  /** How many steps were cut out of the middle. */
  cut: number;
  /** The first step behind the cut; \`null\` without one. */
  cutBefore: number | null;
  /** For each step, the sign of a rule for each step behind it: that by which it ran before the other. */
  decided: string[];
  /** For each step, the line on which its callback is defined, as far as the source tells. */
  defined: (number | null)[];
  /** Where it first differs from the first run of the page; `null` when it does not. */
  difference: Difference | null;
}

/** Everything that a page of a snippet replays. */
export interface Show {
  /** The scene or file as one types it. */
  name: string;
  /** The lines that are shown, and the number of the first. */
  source: { lines: string[]; first: number };
  rules: NamedRule[];
  runs: Replay[];
}
