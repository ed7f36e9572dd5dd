import { resolve } from "node:path";
import { TrainerError } from "../errors.ts";
import { quoteWord } from "../text/quote-word.ts";
import { writePage } from "../workspace/io/write-page.ts";
import type { Context } from "./context.ts";

/** A file that was named for a page. */
export interface HtmlFile {
  /** As it was typed. */
  name: string;
  /** Replaces any file. */
  force: boolean;
  /** The command without this option, such as `trainer report`. */
  command: string;
}

/**
 * Writes a sealed page into a file that was named. One that is there is only replaced when trainer wrote it
 * and nobody changed it since, or by force.
 *
 * @throws TrainerError `FILE_EXISTS` or `NOT_A_FILE`
 */
export async function writeHtml(
  text: string,
  { name, force, command }: HtmlFile,
  { cwd }: Context,
): Promise<void> {
  const { isSealed } = await import("../page/seal.ts");
  const outcome = writePage({ path: resolve(cwd, name), text, isOurs: isSealed, force });
  if (outcome === "taken") {
    const again = `${command} --html ${quoteWord(name)} --force`;
    throw new TrainerError(
      "FILE_EXISTS",
      `\`${name}\` exists and is not a page as trainer wrote it, so it was not replaced.`,
      { hint: `Name another file, or run \`${again}\` to replace it.` },
    );
  }
  if (outcome === "not-a-file") {
    throw new TrainerError("NOT_A_FILE", `\`${name}\` is not a file.`, {
      hint: `Name a file to write, such as \`${command} --html page.html\`.`,
    });
  }
}
