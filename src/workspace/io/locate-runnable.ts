import { accessSync, constants } from "node:fs";
import { extname, resolve } from "node:path";
import { TrainerError } from "../../errors.ts";
import { explainFsFault, findErrno } from "../../fs-fault.ts";
import { findStats } from "./find-stats.ts";

/** What tsx runs; declarations alone do nothing. */
const ENDINGS = [".ts", ".mts", ".cts", ".js", ".mjs", ".cjs"];

/**
 * The absolute path of any file that can be run.
 *
 * @throws TrainerError `FILE_NOT_FOUND`, `NOT_A_FILE`, `UNSUPPORTED_FILE`, or what
 * `explainFsFault` makes of a file that cannot be read.
 */
export function locateRunnable(file: string, cwd: string): string {
  const path = resolve(cwd, file);
  const stats = read(path, () => findStats(path));
  if (stats === null) {
    throw new TrainerError("FILE_NOT_FOUND", `There is no file \`${path}\`.`, {
      hint: "Check the path, or name a challenge: `trainer list` shows them.",
    });
  }
  if (!stats.isFile()) {
    throw new TrainerError("NOT_A_FILE", `\`${path}\` is not a file.`, {
      hint: `Name a file in it: \`trainer run ${file}/<file>\`.`,
    });
  }
  if (/\.d\.[cm]?ts$/.test(path) || !ENDINGS.includes(extname(path))) {
    throw new TrainerError("UNSUPPORTED_FILE", `\`${path}\` cannot be run.`, {
      hint: `Name a file that ends in ${ENDINGS.join(", ")} and is not a \`.d.ts\` file.`,
    });
  }
  read(path, () => accessSync(path, constants.R_OK));
  return path;
}

function read<T>(path: string, look: () => T): T {
  try {
    return look();
  } catch (error) {
    if (findErrno(error) === null) throw error;
    throw explainFsFault(error, { action: "read", path });
  }
}
