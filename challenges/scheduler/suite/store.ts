/** A folder of its own for the file of a scheduler. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { Scheduler } from "@solution";
import { calm, watchFiles } from "./file-watch.ts";

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
  /** The entries of the file by job name; empty while it is missing or no JSON. */
  entries(): Record<string, Entry>;
  /** The names of all files in the folder. */
  files(): string[];
  /** Makes the folder, for a store that was made without. */
  makeFolder(): void;
  /** Puts a folder in the place of the file, which can then be neither read nor replaced. */
  block(): void;
}

/** Makes a folder that lasts until the test ends, with `content` in the file if it is given. */
export function makeStore(content?: string, { folder = true } = {}): Store {
  const root = mkdtempSync(join(tmpdir(), "trainer-scheduler-"));
  watchFiles();
  const home = folder ? root : join(root, "missing");
  const path = join(home, "jobs.json");
  if (content !== undefined) writeFileSync(path, content);
  onTestFinished(async () => {
    // A write that is under way ends first, or it would fail for want of its folder.
    await calm();
    rmSync(root, { recursive: true, force: true });
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
    files: () => readdirSync(home).toSorted(),
    makeFolder: () => void mkdirSync(home, { recursive: true }),
    block: () => void mkdirSync(join(path, "inside"), { recursive: true }),
  };
}

/** A scheduler on the file of `store`. */
export function open(store: Store, maxConcurrent = 10): Scheduler {
  return new Scheduler({ persistPath: store.path, maxConcurrent });
}

/** The text of a file that holds these entries. */
export function fileOf(entries: Record<string, Entry>): string {
  return JSON.stringify(entries);
}

/** An entry of a job that ran five times, long ago. */
export function pastEntry(changes: Entry = {}): Entry {
  return {
    config: 60_000,
    runCount: 5,
    lastRun: "2026-01-03T09:00:00.000Z",
    nextRun: "2026-01-03T09:01:00.000Z",
    enabled: true,
    ...changes,
  };
}

function parse(text: string | undefined): Record<string, Entry> {
  try {
    const parsed: unknown = JSON.parse(text ?? "{}");
    return typeof parsed === "object" && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}
