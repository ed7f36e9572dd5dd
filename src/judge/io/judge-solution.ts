import { readFileSync } from "node:fs";
import { dirname, relative, sep } from "node:path";
import type { Challenge, Mistake } from "../../catalog/challenge.ts";
import type { LearnerSource } from "../finding.ts";
import { judge } from "../judge.ts";
import { parseFrames } from "../stack-place.ts";
import type { Attempt } from "../attempt.ts";
import type { Verdict } from "../verdict.ts";
import { attemptChallenge } from "./attempt-challenge.ts";
import type { Spare } from "./spare.ts";

/** What to judge, and with what. */
export interface JudgeRequest {
  challenge: Challenge;
  manifest: string[];
  mistakes: Mistake[];
  packageRoot: string;
  /** Absolute path of the learner's file. */
  file: string;
  /** Absolute current folder; places in the verdict are relative to it. */
  cwd: string;
  sandbox: boolean;
  types: boolean;
  /** Judge this requirement alone. */
  only?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** A verdict and the learner's files that it speaks of, by the path used in its places. */
export interface Judged {
  verdict: Verdict;
  sources: Map<string, string>;
}

/** Runs the hidden suite on a file, in the spare if one is given, and judges what came of it. */
export async function judgeSolution(request: JudgeRequest, spare?: Spare): Promise<Judged> {
  const attempt = await attemptChallenge(request, spare);
  const sources = readSources(request.file, attempt);
  const relativeTo = (path: string) => relative(request.cwd, path) || path;
  const verdict = judge({ ...request, attempt, sources, relativeTo });
  return { verdict, sources: new Map(sources.map(({ path, text }) => [relativeTo(path), text])) };
}

/** The judged file and the files beside it that a stack names. */
function readSources(file: string, attempt: Attempt): LearnerSource[] {
  const folder = dirname(file) + sep;
  const errors = [
    ...attempt.tests.map(({ error }) => error),
    ...attempt.loadErrors,
    ...attempt.lateErrors,
  ];
  const named = errors.flatMap((error) => parseFrames(error?.stack ?? "").map(({ path }) => path));
  const near = named.filter((path) => path.startsWith(folder) && !path.includes("node_modules"));
  return [...new Set([file, ...near])].flatMap((path) => readSource(path));
}

function readSource(path: string): LearnerSource[] {
  try {
    return [{ path, text: readFileSync(path, "utf8") }];
  } catch {
    return [];
  }
}
