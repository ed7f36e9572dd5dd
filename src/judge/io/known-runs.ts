import { join } from "node:path";
import { findMembers } from "../../catalog/brief.ts";
import type { Challenge } from "../../catalog/challenge.ts";
import { loadBrief } from "../../catalog/io/load-brief.ts";
import { digest, digestFiles, openOutcomes } from "../../process/outcome-cache.ts";
import type { PlannedRun } from "../soundness.ts";
import type { Verdict } from "../verdict.ts";

/** Verdicts of runs whose program, suite, judge and Node have not changed since. */
export interface KnownRuns {
  find: (run: PlannedRun) => Verdict | undefined;
  keep: (run: PlannedRun, verdict: Verdict) => void;
  /** Writes down what was found or kept, and forgets the rest. */
  save: () => void;
}

/** Opens the verdicts that are known of a challenge. Names of mistakes in them may be out of date. */
export function openKnownRuns(packageRoot: string, challenge: Challenge): KnownRuns {
  const { slug, limits, stages, requirements, forbiddenImports } = challenge;
  const outcomes = openOutcomes<Verdict>(packageRoot, `runs-${slug}`);
  const inPackage = (...names: string[]): string => join(packageRoot, ...names);
  const judge = digestFiles([
    ...["src/judge", "src/process", "src/text", "package-lock.json", "dist/judge-child.js"].map(
      (name) => inPackage(name),
    ),
    ...["suite", "fixtures"].map((name) => inPackage("challenges", slug, name)),
    inPackage("challenges", "kit.ts"),
  ]);
  const members = [...findMembers(loadBrief(packageRoot, slug), stages.length)].toSorted();
  const asked = JSON.stringify({ limits, stages, requirements, forbiddenImports, members });
  const keyOf = ({ text, file, ...run }: PlannedRun): string => {
    const { language, scope, sandbox, types } = run;
    const how = JSON.stringify({ language, scope, sandbox, types });
    return digest(judge, process.version, asked, text, file ?? "", how);
  };
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
