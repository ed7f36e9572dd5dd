import { readFileSync } from "node:fs";
import { dirname, relative, sep } from "node:path";
import type { Challenge, Mistake, SuiteTest } from "../../catalog/challenge.ts";
import { findMembers } from "../../catalog/brief.ts";
import { loadBrief } from "../../catalog/io/load-brief.ts";
import { loadMistakes } from "../../catalog/io/load-mistakes.ts";
import { loadTests } from "../../catalog/io/load-tests.ts";
import type { Attempt } from "../attempt.ts";
import { listWhole } from "../attempt-request.ts";
import type { JudgeOptions } from "../attempt-request.ts";
import type { LearnerSource } from "../learner-source.ts";
import { judge } from "../judge.ts";
import { nameMistakes } from "../name-mistakes.ts";
import { parseFrames } from "../stack-place.ts";
import type { Verdict } from "../verdict.ts";
import { attemptChallenge } from "./attempt-challenge.ts";
import { bootSpare } from "./spare.ts";
import type { Spare } from "./spare.ts";

/** What is judged with. */
export interface SessionQuestion {
  challenge: Challenge;
  /** Absolute folder that holds `challenges/`, `solutions/` and `dist/`. */
  packageRoot: string;
  /** Absolute current folder; places in verdicts are relative to it. */
  cwd: string;
  /** Absolute folder of the learner's workspace, from all of which files may import each other. */
  workspace?: string;
}

/** A verdict and the learner's files that it speaks of, by the path used in its places. */
export interface Judged {
  verdict: Verdict;
  /** Ids of the requirements of which every test was asked for, not only those of one rule. */
  whole: string[];
  sources: Map<string, string>;
}

/** The judge of one challenge: what it needs is loaded when it is opened or first needed. */
export interface JudgeSession {
  /** All tests of the suite. */
  tests: readonly SuiteTest[];
  /** Runs the hidden suite on a file, in the spare if one is given, and judges what came of it. */
  judge: (file: string, options: JudgeOptions, spare?: Spare) => Promise<Judged>;
  /** Boots a child for the next run of the file; whoever does so disposes of it. */
  bootSpare: (file: string, options: JudgeOptions) => Spare;
  /** The verdict with the names of common mistakes, which `judge` has added already. */
  nameMistakes: (verdict: Verdict) => Verdict;
}

/**
 * Opens the judge of a challenge.
 *
 * @throws TrainerError when the suite cannot be read.
 */
export function openJudge(question: SessionQuestion): JudgeSession {
  const { challenge, packageRoot, cwd, workspace } = question;
  const tests = loadTests(packageRoot, challenge);
  const last = challenge.stages.length;
  const readMistakes = once((): Mistake[] => loadMistakes(packageRoot, challenge.slug));
  const readMembers = once(() => findMembers(loadBrief(packageRoot, challenge.slug), last));
  const relativeTo = (path: string): string => relative(cwd, path) || path;
  const name = (verdict: Verdict): Verdict => {
    const isMissed = verdict.requirements.some(({ outcome }) => outcome === "missed");
    return isMissed ? nameMistakes(verdict, readMistakes()) : verdict;
  };
  return {
    tests,
    nameMistakes: name,
    judge: async (file, options, spare) => {
      const attempt = await attemptChallenge(
        { challenge, packageRoot, workspace, file, ...options },
        spare,
      );
      const sources = readSources(file, attempt);
      const { scope } = options;
      const found = { challenge, tests, scope, attempt, sources, relativeTo };
      const verdict = name(judge({ ...found, readMembers }));
      return {
        verdict,
        whole: listWhole(scope, challenge, tests),
        sources: new Map(sources.map(({ path, text }) => [relativeTo(path), text])),
      };
    },
    bootSpare: (file, options) =>
      bootSpare({ challenge, packageRoot, workspace, file, ...options }, { warm: true }),
  };
}

function once<T>(load: () => T): () => T {
  let loaded: { value: T } | null = null;
  return () => (loaded ??= { value: load() }).value;
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
