import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TrainerError } from "../../errors.ts";

/**
 * Gives `work` an empty folder outside the learner's and removes it afterwards.
 *
 * @throws TrainerError `NO_TEMP_FOLDER` when the system's folder for such files takes none.
 */
export async function withScratchFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = makeFolder();
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function makeFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), "trainer-tour-"));
  } catch (cause) {
    const message = `The folder for temporary files, \`${tmpdir()}\`, cannot be written.`;
    throw new TrainerError("NO_TEMP_FOLDER", message, {
      hint: "Set TMPDIR to a folder that can be written and type the command again.",
      cause,
    });
  }
}
