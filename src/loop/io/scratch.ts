import { realpathSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { explainTempFault } from "../../fs-fault.ts";

/**
 * Gives `work` an empty folder and removes it afterwards, whatever happens.
 *
 * @throws TrainerError `NO_TEMP_FOLDER` when the system's folder for such files takes none.
 */
export async function withScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const made = await mkdtemp(join(tmpdir(), "trainer-loop-")).catch((error: unknown) => {
    throw explainTempFault(error, tmpdir());
  });
  const folder = realpathSync(made);
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
