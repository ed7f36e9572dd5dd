import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import process from "node:process";
import { sweepFiles } from "./sweep-files.ts";
import { parseOutcomes } from "./parse-outcomes.ts";

/** Outcomes of runs by what they depend on, kept between two starts of the program. */
export interface OutcomeCache<T> {
  find: (key: string) => T | undefined;
  keep: (key: string, outcome: T) => void;
  /** Writes down what was found or kept since it was opened, and forgets the rest. Never throws. */
  save: () => void;
}

/**
 * Opens the outcomes of a package's checks under a name; what cannot be read is empty. They stand
 * in the clone and are ignored by git, so that a fresh clone begins without any.
 */
export function openOutcomes<T>(packageRoot: string, name: string): OutcomeCache<T> {
  const path = join(packageRoot, ".cache", `${name}.json`);
  const known = readKnown<T>(path);
  const used = new Map<string, T>();
  return {
    find: (key) => {
      const outcome = used.get(key) ?? known.get(key);
      if (outcome !== undefined) used.set(key, outcome);
      return outcome;
    },
    keep: (key, outcome) => void used.set(key, outcome),
    save: () => write(path, JSON.stringify([...used])),
  };
}

/** A short name for texts: the same for the same texts in the same order, and for no others. */
export function digest(...texts: string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${Buffer.byteLength(text)} ${text}`);
  return hash.digest("base64url");
}

/**
 * A short name for files, and for all files of folders, by their names below `root`: the same wherever
 * that is. What is absent counts as absent.
 */
export function digestFiles(root: string, names: readonly string[]): string {
  return digest(...names.flatMap((name) => readAll(root, name)));
}

function readKnown<T>(path: string): Map<string, T> {
  try {
    return parseOutcomes<T>(readFileSync(path, "utf8"));
  } catch {
    return new Map();
  }
}

function write(path: string, text: string): void {
  const staged = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(staged, text);
    renameSync(staged, path);
    const name = basename(path);
    const isOurs = (other: string) => other.startsWith(`${name}.`) && /\.\d+\.tmp$/.test(other);
    sweepFiles(dirname(path), isOurs, new Date());
  } catch {
    // The next check runs everything again, which is slower and nothing worse.
  }
}

function readAll(root: string, name: string): string[] {
  try {
    return [name, readFileSync(join(root, name), "utf8")];
  } catch {
    return listFiles(join(root, name)).flatMap((file) => [
      relative(root, file).replaceAll("\\", "/"),
      readFileSync(file, "utf8"),
    ]);
  }
}

function listFiles(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
    const files = entries.filter((entry) => entry.isFile());
    return files.map(({ parentPath, name }) => join(parentPath, name)).toSorted();
  } catch {
    return [];
  }
}
