/** A directory of its own for the file of a scheduler. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { sleep } from "../../kit.ts";
import type { Scheduler } from "@solution";

/** One entry of the file, as far as the suite looks at it. */
export interface Entry {
  config?: unknown;
  runCount?: unknown;
  lastRun?: unknown;
  nextRun?: unknown;
  enabled?: unknown;
}

export interface Store {
  path: string;
  /** The file as it is, or `undefined` when there is none. */
  text(): string | undefined;
  /** The entries of the file by job name, or `undefined` while it is missing or no JSON. */
  entries(): Record<string, Entry> | undefined;
  /** The entry of a job in the file, or `undefined` when there is none. */
  entry(name: string): Entry | undefined;
  /** The names of all files in the directory. */
  files(): string[];
  /** Makes the directory, for a store that was made without. */
  makeDirectory(): void;
  /** Stops this scheduler before the directory is removed. */
  guard(scheduler: Scheduler): Scheduler;
}

/** Makes a directory that lasts until the test ends, with `content` in the file if given. */
export function makeStore(content?: string, { directory = true } = {}): Store {
  const root = mkdtempSync(join(tmpdir(), "trainer-scheduler-"));
  const home = directory ? root : join(root, "missing");
  const path = join(home, "jobs.json");
  const guarded: Scheduler[] = [];
  if (content !== undefined) writeFileSync(path, content);
  onTestFinished(async () => {
    for (const scheduler of guarded) {
      await Promise.race([Promise.resolve(scheduler.stop()).catch(() => undefined), sleep(200)]);
    }
    // A solution that still writes may be in the way: what is left lies in the temporary directory.
    await rm(root, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  });
  const text = () => {
    try {
      return readFileSync(path, "utf8");
    } catch {
      return undefined;
    }
  };
  return {
    path,
    text,
    entries: () => parse(text()),
    entry: (name) => parse(text())?.[name],
    files: () => readdirSync(home).toSorted(),
    makeDirectory: () => void mkdirSync(home, { recursive: true }),
    guard(scheduler) {
      guarded.push(scheduler);
      return scheduler;
    },
  };
}

/** The text of a file that holds these entries. */
export function fileOf(entries: Record<string, Entry>): string {
  return JSON.stringify(entries);
}

function parse(text: string | undefined): Record<string, Entry> | undefined {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
