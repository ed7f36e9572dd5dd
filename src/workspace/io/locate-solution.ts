import { accessSync, constants, statSync } from "node:fs";
import { extname, resolve } from "node:path";
import { TrainerError } from "../../errors.ts";
import { explainFsFault, findErrno } from "../../fs-fault.ts";
import { SOLUTION_ENDINGS } from "../workspace.ts";
import { findLatestBackup } from "./find-latest-backup.ts";
import { listSolutions } from "./list-solutions.ts";

/** Whose file is wanted: that of a challenge in a workspace, or the one that was named. */
export interface SolutionQuery {
  /** Absolute. */
  workspace: string;
  slug: string;
  /** What `--file` was given: any file, anywhere. */
  file?: string | undefined;
  /** Absolute current folder. */
  cwd: string;
}

/**
 * The absolute path of the file to judge; of several for one challenge the one modified last.
 *
 * @throws TrainerError `FILE_NOT_FOUND`, `NOT_A_FILE`, `UNSUPPORTED_FILE`, or what
 * `explainFsFault` makes of a file that cannot be read.
 */
export function locateSolution({ workspace, slug, file, cwd }: SolutionQuery): string {
  const path = file === undefined ? findOwn(workspace, slug) : findNamed(resolve(cwd, file), slug);
  try {
    accessSync(path, constants.R_OK);
  } catch (error) {
    throw explainFsFault(error, { action: "read", path });
  }
  return path;
}

function findOwn(workspace: string, slug: string): string {
  const [newest] = listSolutions(workspace, slug);
  if (newest !== undefined) return newest;
  const backup = findLatestBackup(workspace, slug);
  if (backup !== null) {
    throw new TrainerError("FILE_NOT_FOUND", `Your file for \`${slug}\` is gone.`, {
      hint: `Its latest backup is \`${backup}\`: rename that to go on with it, or type \`trainer new ${slug}\` for a fresh starter.`,
    });
  }
  throw new TrainerError("FILE_NOT_FOUND", `You have not started \`${slug}\` yet.`, {
    hint: `Type \`trainer new ${slug}\` to start it.`,
  });
}

function findNamed(path: string, slug: string): string {
  if (!isFile(path, slug)) {
    throw new TrainerError("NOT_A_FILE", `\`${path}\` is not a file.`, {
      hint: `Name a file in it: \`trainer test ${slug} --file <file>\`.`,
    });
  }
  const declares = /\.d\.m?ts$/.test(path);
  if (!declares && SOLUTION_ENDINGS.some((ending) => ending === extname(path))) return path;
  throw new TrainerError("UNSUPPORTED_FILE", `\`${path}\` cannot be judged.`, {
    hint: `Name a file that ends in ${SOLUTION_ENDINGS.join(", ")} and is not a \`.d.ts\` file.`,
  });
}

function isFile(path: string, slug: string): boolean {
  try {
    return statSync(path).isFile();
  } catch (error) {
    if (findErrno(error) !== "ENOENT") throw explainFsFault(error, { action: "read", path });
    throw new TrainerError("FILE_NOT_FOUND", `There is no file \`${path}\`.`, {
      hint: `Check the path, or type \`trainer new ${slug}\` to start from the starter.`,
      cause: error,
    });
  }
}
