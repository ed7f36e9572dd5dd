import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { explainTempFault } from "../../fs-fault.ts";

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
  } catch (error) {
    throw explainTempFault(error, tmpdir());
  }
}
