import { readFileSync, statSync } from "node:fs";
import { TrainerError } from "../../errors.ts";
import { explainFsFault } from "../../fs-fault.ts";
import { ARCHIVE_LIMITS } from "../archive/archive.ts";
import type { Archive } from "../archive/archive.ts";
import { parseArchive } from "../archive/parse-archive.ts";

/**
 * Reads an archive as a whole.
 *
 * @throws TrainerError that says why it cannot be imported.
 */
export function readArchive(path: string): Archive {
  try {
    const stats = statSync(path);
    // A device has no end.
    if (!stats.isFile()) {
      throw new TrainerError("NOT_A_FILE", `\`${path}\` is not a file.`, {
        hint: "Name the file that `trainer export` has made.",
      });
    }
    if (stats.size > ARCHIVE_LIMITS.archive) {
      throw new TrainerError("TOO_LARGE", `\`${path}\` is too large to be an exported workspace.`, {
        hint: "Check the path; `trainer export` makes files of up to 64 MB.",
      });
    }
    return parseArchive(readFileSync(path, "utf8"), path);
  } catch (error) {
    throw explainFsFault(error, { action: "read", path });
  }
}
