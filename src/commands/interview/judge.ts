import type { Challenge } from "../../catalog/challenge.ts";
import { parseProgram } from "../../drill/io/parse-program.ts";
import { makeRun } from "../../interview/make-run.ts";
import { findSightings } from "../../interview/patterns.ts";
import type { Run, Sighting } from "../../interview/step.ts";
import type { JudgeOptions } from "../../judge/attempt-request.ts";
import { openJudge } from "../../judge/io/session.ts";
import type { Judged, JudgeSession } from "../../judge/io/session.ts";
import type { Context } from "../context.ts";

/** How a candidate's file is judged: stage by stage, up to the first one that is not green, or the last one drawn. */
export const HOW_JUDGED: JudgeOptions = { scope: { kind: "plain" }, sandbox: true, types: false };

/** Opens the judge of the coding part. */
export function openInterviewJudge(
  challenge: Challenge,
  { workspace, context }: { workspace: string; context: Context },
): JudgeSession {
  const { packageRoot, cwd } = context;
  return openJudge({ challenge, packageRoot, cwd, workspace });
}

/** What an interview keeps of a verdict, with the patterns in the file itself. */
export function readRun({ verdict, sources }: Judged): Run {
  const text = sources.get(verdict.file) ?? "";
  return makeRun({ verdict, sources, sightings: findPatternsIn(text) });
}

/** Of what cannot be parsed nothing is said. */
function findPatternsIn(text: string): Sighting[] {
  try {
    return findSightings(text, parseProgram(text));
  } catch {
    return [];
  }
}
