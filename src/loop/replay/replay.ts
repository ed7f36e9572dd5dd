import type { Difference } from "../compare-traces.ts";
import type { LoopRuleText } from "../rules.ts";
import type { RuleLesson } from "./rule-lessons.ts";
import type { LoopRule, Trace } from "../trace.ts";

/** A rule with its name, and the sign that stands for it in `Replay.decided`. */
export interface NamedRule extends LoopRuleText, RuleLesson {
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

/** A scene that a page names. */
export interface NamedScene {
  slug: string;
  title: string;
  /** Its page beside this one; `null` where the page stands alone. */
  page: string | null;
}

/** Everything that a page of a snippet replays. */
export interface Show {
  /** The scene or file as one types it. */
  name: string;
  /** The lines that are shown, and the number of the first. */
  source: { lines: string[]; first: number };
  rules: NamedRule[];
  /** The scenes that its rules name. */
  scenes: NamedScene[];
  /** The page of docs/event-loop.md beside this one; `null` where the page stands alone. */
  guide: string | null;
  runs: Replay[];
}
