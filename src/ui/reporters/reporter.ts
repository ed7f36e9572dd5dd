import type { Verdict } from "../../judge/verdict.ts";
import type { View } from "../view.ts";

/** What a reporter knows besides the verdict. */
export interface ReporterView extends View {
  /** The learner's files by the path used in `Place.file`. */
  sources: Map<string, string>;
  challengeTitle: string;
  /** Whether the types of the verdict are still to come. */
  typesPending: boolean;
  /** When the verdict was made. */
  at: Date;
  /** Commands to type next. */
  next: string[];
}

/** Turns a verdict into the text that is printed, ending in a line feed. */
export type Reporter = (verdict: Verdict, view: ReporterView) => string;
