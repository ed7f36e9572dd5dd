import type { Stats } from "node:fs";
import { statSync } from "node:fs";
import { findErrno } from "../../fs-fault.ts";

/**
 * What the system says of a path, following links; `null` when nothing is there. Throws the error of
 * the system as it is, on every Node the same: with `throwIfNoEntry` they differ about `ENOTDIR`.
 */
export function findStats(path: string): Stats | null {
  try {
    return statSync(path);
  } catch (error) {
    if (findErrno(error) === "ENOENT") return null;
    throw error;
  }
}
