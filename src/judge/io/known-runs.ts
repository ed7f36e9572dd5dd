import process from "node:process";
import type { Challenge } from "../../catalog/challenge.ts";
import { digest, digestFiles, openOutcomes } from "../../process/outcome-cache.ts";
import type { PlannedRun } from "../plan-runs.ts";
import type { Verdict } from "../verdict.ts";
import { digestProgram } from "./digest-judge.ts";

/** Verdicts of runs whose program, suite, judge and Node have not changed since. */
export interface KnownRuns {
  find: (run: PlannedRun) => Verdict | undefined;
  keep: (run: PlannedRun, verdict: Verdict) => void;
  /** Writes down what was found or kept, and forgets the rest. */
  save: () => void;
}

/**
 * Opens the verdicts that are known of a challenge; `judge` is the name of what judges it. Names of
 * mistakes in them may be out of date.
 */
export function openKnownRuns(packageRoot: string, { slug }: Challenge, judge: string): KnownRuns {
  const outcomes = openOutcomes<Verdict>(packageRoot, `runs-${slug}`);
  const packages = digestFiles(packageRoot, ["package-lock.json"]);
  const keyOf = (run: PlannedRun): string =>
    digest(packages, process.version, judge, digestProgram(run));
  return {
    find: (run) => outcomes.find(keyOf(run)),
    keep: (run, verdict) => {
      // A busy machine may keep the compiler from an answer, which says nothing of the program.
      if (run.types && verdict.types.status === "skipped") return;
      outcomes.keep(keyOf(run), { ...verdict, output: NOTHING });
    },
    save: outcomes.save,
  };
}

const NOTHING = { text: "", truncated: false };
