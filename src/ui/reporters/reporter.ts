import type { Verdict } from "../../judge/verdict.ts";
import type { View } from "../view.ts";

/** What a reporter knows of stages besides the verdict. */
export interface StageView {
  /** The stage that this run has opened; its findings are told from the next run on. */
  opened: number | null;
  /** What an interviewer asks there. Markdown. */
  question: string | null;
  /** The stage that was asked for alone, if one was. */
  only: number | null;
  /** The requirements that were asked for alone; `null` when none were named. */
  asked: readonly string[] | null;
  /** Whether every stage was judged, even after one that is not green. */
  all: boolean;
  /** The last stage that was open before this run. */
  unlocked: number;
  /** For each requirement id how it was judged last before this run. */
  before: Readonly<Record<string, "met" | "missed">>;
}

/** What a reporter knows besides the verdict. */
export interface ReporterView extends View {
  /** The learner's files by the path used in `Place.file`. */
  sources: Map<string, string>;
  challengeTitle: string;
  stages: StageView;
  /** Whether every finding is told in full. */
  allFindings: boolean;
  /** Whether all that the code printed is shown. */
  allOutput: boolean;
  /** At most so many lines of what the code printed are shown; ten when absent. */
  mostOutput?: number;
  /** Whether the types of the verdict are still to come. */
  typesPending: boolean;
  /** Whether no command can be typed, so that keys are named: `a`, `b` and `h`; `false` when absent. */
  isTaken?: boolean;
  /** When the verdict was made. */
  at: Date;
  /** Commands to type next. */
  next: string[];
}

/** A verdict with what is known besides. */
export interface Report {
  verdict: Verdict;
  view: ReporterView;
}

/** A challenge whose file could not be judged, for a reason that lies in the machine. */
export interface Untested {
  challenge: string;
  title: string;
  /** How many it has. */
  requirements: number;
  stages: number;
  /** A sentence. */
  message: string;
}

/** What came of several challenges, in their order. */
export interface Batch {
  reports: readonly Report[];
  untested: readonly Untested[];
  view: View;
  /** When it was over. */
  at: Date;
}

/** Turns verdicts into the text that is printed, ending in a line feed. */
export interface Reporter {
  one: (verdict: Verdict, view: ReporterView) => string;
  /** Of several challenges at once; `null` when each is reported on its own. */
  all: ((batch: Batch) => string) | null;
}
