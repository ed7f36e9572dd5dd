import { findMembers } from "../../catalog/brief.ts";
import type { Challenge } from "../../catalog/challenge.ts";
import { loadBrief } from "../../catalog/io/load-brief.ts";
import { digest, digestFiles } from "../../process/outcome-cache.ts";
import type { PlannedRun } from "../soundness.ts";

/** A short name for all that judges a challenge's programs: judge, suite, and what the brief asks for. */
export function digestJudge(packageRoot: string, challenge: Challenge): string {
  const { slug, limits, stages, requirements, forbiddenImports } = challenge;
  const files = digestFiles(packageRoot, [
    ...["src/judge", "src/process", "src/text", "dist/judge-child.js"],
    ...["suite", "fixtures"].map((name) => `challenges/${slug}/${name}`),
    ...["kit.ts", "kit-http.ts"].map((name) => `challenges/${name}`),
  ]);
  const members = [...findMembers(loadBrief(packageRoot, slug), stages.length)].toSorted();
  return digest(files, JSON.stringify({ limits, stages, requirements, forbiddenImports, members }));
}

/** A short name for a judged program and the way it is judged. */
export function digestProgram({ text, file, language, scope, sandbox, types }: PlannedRun): string {
  return digest(text, file ?? "", JSON.stringify({ language, scope, sandbox, types }));
}
