import { readdirSync } from "node:fs";
import { join } from "node:path";
import { explainFsFault, findErrno } from "../../fs-fault.ts";
import type { Challenge, SuiteTest } from "../challenge.ts";
import { locateChallenge } from "../challenge-paths.ts";
import { findTests } from "../suite-tests.ts";
import { loadText } from "./load-text.ts";

/** A test file of a hidden suite. */
export interface SuiteFile {
  stage: number;
  /** Absolute. */
  path: string;
}

/**
 * The test files of a suite, stage by stage, in the order of their names.
 *
 * @throws TrainerError when a folder cannot be read; an absent one has no files.
 */
export function listSuiteFiles(packageRoot: string, { slug, stages }: Challenge): SuiteFile[] {
  const { suite } = locateChallenge(packageRoot, slug);
  return stages.flatMap(({ n }) => {
    const folder = join(suite, `stage-${n}`);
    const names = listNames(folder).filter((name) => name.endsWith(".test.ts"));
    return names.toSorted().map((name) => ({ stage: n, path: join(folder, name) }));
  });
}

/**
 * All tests of a challenge's suite, in the order in which they run.
 *
 * @throws TrainerError when a file cannot be read.
 */
export function loadTests(packageRoot: string, challenge: Challenge): SuiteTest[] {
  return listSuiteFiles(packageRoot, challenge).flatMap(({ stage, path }) =>
    findTests(loadText(path, path), stage),
  );
}

function listNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (findErrno(error) === "ENOENT") return [];
    throw explainFsFault(error, { action: "read", path: folder });
  }
}
