import { resolve } from "node:path";
import { TrainerError } from "../errors.ts";
import { quoteWord } from "../text/quote-word.ts";
import { judgePlace, writePage } from "../workspace/io/write-page.ts";
import type { Context } from "./context.ts";

/** A file that was named for a page. */
export interface HtmlFile {
  /** As it was typed. */
  name: string;
  /** Replaces any file. */
  force: boolean;
  /** The command without this option, such as `trainer report`. */
  command: string;
  /** The command as it was typed, where it is not this option with the file. */
  typed?: string;
}

/**
 * Writes a sealed page into a file that was named. One that is there is only replaced when trainer wrote it
 * and nobody changed it since, or by force.
 *
 * @throws TrainerError `FILE_EXISTS` or `NOT_A_FILE`
 */
export async function writeHtml(text: string, file: HtmlFile, { cwd }: Context): Promise<void> {
  const { isSealed } = await import("../page/seal.ts");
  const { name, force } = file;
  rejectPlace(writePage({ path: resolve(cwd, name), text, isOurs: isSealed, force }), file);
}

/**
 * Refuses a file that a page may not take the place of, before there is a page.
 *
 * @throws TrainerError `FILE_EXISTS` or `NOT_A_FILE`
 */
export async function rejectTaken(file: HtmlFile, { cwd }: Context): Promise<void> {
  const { isSealed } = await import("../page/seal.ts");
  const { name, force } = file;
  rejectPlace(judgePlace({ path: resolve(cwd, name), isOurs: isSealed, force }), file);
}

function rejectPlace(outcome: string, { name, command, typed }: HtmlFile): void {
  if (outcome === "taken") {
    const again = `${typed ?? `${command} --html ${quoteWord(name)}`} --force`;
    throw new TrainerError(
      "FILE_EXISTS",
      `\`${name}\` exists and is not a page as trainer wrote it, so it was not replaced.`,
      { hint: `Name another place, or run \`${again}\` to replace it.` },
    );
  }
  if (outcome === "not-a-file") {
    throw new TrainerError("NOT_A_FILE", `\`${name}\` is not a file.`, {
      hint: `Name a file to write, such as \`${command} --html page.html\`.`,
    });
  }
}
