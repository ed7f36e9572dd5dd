import { closeSync, fsyncSync, openSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** A text to put at a path, and the permissions of the new file. */
export interface StagedText {
  path: string;
  text: string;
  /** Such as `0o644`; the default of the system if absent. */
  mode?: number | undefined;
}

/**
 * Writes a text to a temporary file beside its path, down to the disk, and returns where that is. On
 * failure nothing is left and the error of the system is thrown as it is.
 */
export function stageFile({ path, text, mode }: StagedText): string {
  // The global loads what it needs when it is used; importing `node:crypto` slows every start.
  const staged = join(dirname(path), `.${basename(path)}.${crypto.randomUUID()}.tmp`);
  const file = openSync(staged, "wx", mode ?? 0o666);
  try {
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    rmSync(staged, { force: true });
    throw error;
  }
  return staged;
}
