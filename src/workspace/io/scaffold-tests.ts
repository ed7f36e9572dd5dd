import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { explainFsFault, findErrno } from "../../fs-fault.ts";
import {
  listTestPaths,
  locateNewTest,
  locateTests,
  TYPES,
  writeTestSettings,
} from "../test-files.ts";
import type { Language } from "../workspace.ts";
import { createFile } from "./create-file.ts";
import { makeFolder } from "./make-folder.ts";
import { replaceFile } from "./replace-file.ts";

/** Whose tests, and what they begin with. */
export interface TestsOrder {
  /** Absolute. */
  workspace: string;
  slug: string;
  language: Language;
  /** The skeleton. */
  text: string;
}

/** Types by the names of their files, such as `vitest.d.ts`. */
export type TypeFiles = Readonly<Record<string, string>>;

/** The learner's test files of a challenge, the one modified last first; absolute. */
export function listTestFiles(workspace: string, slug: string): string[] {
  return listTestPaths(workspace, slug)
    .flatMap((path) => {
      const stats = statSync(path, { throwIfNoEntry: false });
      return stats?.isFile() === true ? [{ path, at: stats.mtimeMs }] : [];
    })
    .toSorted((one, other) => other.at - one.at)
    .map(({ path }) => path);
}

/**
 * Creates a test file; never touches one that exists. Returns its absolute path.
 *
 * @throws TrainerError that says why it could not.
 */
export function scaffoldTests({ workspace, slug, language, text }: TestsOrder): string {
  const file = locateNewTest(workspace, slug, language);
  createFile(file, text);
  return file;
}

/**
 * Writes what editors need to understand the tests of a challenge, where it is not there or has changed;
 * settings that are there stay. Never throws: nothing else depends on it.
 */
export function refreshTypes(workspace: string, slug: string, types: TypeFiles): void {
  try {
    createFile(join(locateTests(workspace, slug), "tsconfig.json"), writeTestSettings(slug));
    const folder = join(workspace, TYPES);
    makeFolder(folder);
    for (const [name, text] of Object.entries(types)) refresh(join(folder, name), text);
  } catch {
    // A folder that cannot be written to.
  }
}

function refresh(path: string, text: string): void {
  if (readText(path) !== text) replaceFile(path, text);
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (findErrno(error) === "ENOENT") return null;
    throw explainFsFault(error, { action: "read", path });
  }
}
