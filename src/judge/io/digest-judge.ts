import { findMembers } from "../../catalog/brief.ts";
import type { Challenge } from "../../catalog/challenge.ts";
import { loadBrief } from "../../catalog/io/load-brief.ts";
import { digest, digestFiles } from "../../process/outcome-cache.ts";
import type { PlannedRun } from "../plan-runs.ts";
import { findSources } from "./find-sources.ts";

/** Where judging begins, and what says whether a verdict is the one that was promised. */
const ENTRIES = ["src/judge/io/session.ts", "src/judge/io/judge-text.ts", "src/judge/soundness.ts"];

/** What runs in the judged process. */
const CHILD = ["judge-child.js", "judge-process.cjs", "judge-thread.cjs"].map(
  (name) => `dist/${name}`,
);

/** A short name for the judge itself, the same for all challenges: it takes a while to make. */
export function digestSources(packageRoot: string): string {
  return digestFiles(packageRoot, [...findSources(packageRoot, ENTRIES), ...CHILD]);
}

/**
 * A short name for all that judges a challenge's programs: suite, what the brief asks for, and the judge,
 * of which `sources` is the name.
 */
export function digestJudge(packageRoot: string, challenge: Challenge, sources: string): string {
  const { slug, limits, stages, requirements, forbiddenImports } = challenge;
  const files = digestFiles(packageRoot, [
    ...["suite", "fixtures"].map((name) => `challenges/${slug}/${name}`),
    ...["kit.ts", "kit-http.ts"].map((name) => `challenges/${name}`),
  ]);
  const members = [...findMembers(loadBrief(packageRoot, slug), stages.length)].toSorted();
  const asked = { limits, stages, requirements, forbiddenImports, members };
  return digest(sources, files, JSON.stringify(asked));
}

/** A short name for a judged program and the way it is judged. */
export function digestProgram({ text, file, language, scope, sandbox, types }: PlannedRun): string {
  return digest(text, file ?? "", JSON.stringify({ language, scope, sandbox, types }));
}
