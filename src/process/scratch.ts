import { mkdtempSync, realpathSync, utimes } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { clearInterval, setInterval } from "node:timers";
import { atEnd, undoAll } from "../at-end.ts";
import { explainTempFault } from "../fs-fault.ts";
import { removeTree } from "./remove-tree.ts";
import { nameScratch, sweepScratch } from "./sweep-scratch.ts";

/** An empty folder outside the learner's. */
export interface Scratch {
  /** Its real path. */
  folder: string;
  /** Removes it with all that is in it, whatever that is. Never rejects: nobody's run fails for it. */
  remove: () => Promise<void>;
}

process.once("exit", undoAll);

/**
 * Makes an empty folder; it is removed at the end of this process if nobody does so before.
 *
 * @throws TrainerError `NO_TEMP_FOLDER` when the system's folder for such files takes none.
 */
export function makeScratch(): Scratch {
  const folder = make(nameScratch());
  sweepOnce();
  const forget = atEnd(() => void removeTree(folder));
  const beat = setInterval(() => touch(folder), BEAT_MS).unref();
  const remove = async (): Promise<void> => {
    clearInterval(beat);
    try {
      // Windows may hold a file of a killed process for a moment.
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      forget();
    } catch {
      // Paths that are too long and modes that forbid it; what stays is tried again at the end.
      if (removeTree(folder)) forget();
    }
  };
  return { folder, remove };
}

/**
 * Makes an empty folder that stays, for what a person is to look at afterwards.
 *
 * @throws TrainerError `NO_TEMP_FOLDER` when the system's folder for such files takes none.
 */
export function makeLastingFolder(): string {
  return make("trainer-");
}

/**
 * Gives `work` an empty folder and removes it afterwards, whatever happens.
 *
 * @throws TrainerError `NO_TEMP_FOLDER` when the system's folder for such files takes none.
 */
export async function withScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const { folder, remove } = makeScratch();
  try {
    return await work(folder);
  } finally {
    await remove();
  }
}

/** Tells those who cannot see this process that the folder is in use. */
const BEAT_MS = 3_600_000;

function touch(folder: string): void {
  const now = new Date();
  utimes(folder, now, now, () => undefined);
}

let isSwept = false;

/** What killed runs have left is removed by the next one that makes a folder itself. */
function sweepOnce(): void {
  if (isSwept) return;
  isSwept = true;
  sweepScratch(tmpdir(), new Date());
}

function make(beginning: string): string {
  try {
    return realpathSync(mkdtempSync(join(tmpdir(), beginning)));
  } catch (error) {
    throw explainTempFault(error, tmpdir());
  }
}
