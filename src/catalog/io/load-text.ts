import { readFileSync } from "node:fs";
import { TrainerError } from "../../errors.ts";
import { explainFsFault, findErrno } from "../../fs-fault.ts";

/**
 * A content file as text, with line feeds and without a byte order mark; `source` is its name in
 * errors.
 *
 * @throws TrainerError `MISSING_CONTENT`, or what `explainFsFault` makes of the failure.
 */
export function loadText(path: string, source: string): string {
  try {
    return readFileSync(path, "utf8")
      .replace(/^\uFEFF/, "")
      .replace(/\r\n?/g, "\n");
  } catch (error) {
    if (findErrno(error) !== "ENOENT") throw explainFsFault(error, { action: "read", path });
    throw new TrainerError("MISSING_CONTENT", `\`${source}\` is missing.`, {
      hint: "Install trainer again, or add the file if you are writing this challenge.",
      cause: error,
    });
  }
}
