import { readFileSync, statSync } from "node:fs";
import { explainFsFault } from "../../fs-fault.ts";

/**
 * A program that an author names, with line feeds, without a byte order mark and with a line end at
 * its end.
 *
 * @throws TrainerError that says why it cannot be read.
 */
export function loadProgram(path: string): string {
  try {
    const text = readFileSync(path, "utf8");
    return `${text
      .replace(/^\uFEFF/, "")
      .replaceAll(/\r\n?/g, "\n")
      .trimEnd()}\n`;
  } catch (error) {
    throw explainFsFault(error, { action: "read", path });
  }
}

/** The program in a file; `null` if there is no such file. */
export function findProgram(path: string): string | null {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true ? loadProgram(path) : null;
}
