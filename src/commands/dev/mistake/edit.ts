import { join } from "node:path";
import { materialize } from "../../../catalog/bank.ts";
import { locateChallenge } from "../../../catalog/challenge-paths.ts";
import { makeChange } from "../../../catalog/draft-mistake.ts";
import { loadText } from "../../../catalog/io/load-text.ts";
import type { Change } from "../../../catalog/parse-mistake-file.ts";
import { replaceChange } from "../../../catalog/print-mistake-file.ts";
import { renderNext } from "../../../ui/command-list.ts";
import { replaceFile } from "../../../workspace/io/replace-file.ts";
import type { Context, ExitCode } from "../../context.ts";
import { findBase, findMistake, openBank } from "./bank.ts";
import { changeProgram } from "./change-program.ts";

/**
 * Gives a mistake another program; the rest of its file stays as it is.
 *
 * @throws TrainerError `NO_MISTAKE`, `NO_BASE`, or what keeps the program from being changed.
 */
export async function editMistake(
  [slug, name]: [slug: string, name: string],
  { file }: { file?: string },
  context: Context,
): Promise<ExitCode> {
  const bank = openBank(slug, context);
  const mistake = findMistake(bank, name);
  const base = findBase(bank, mistake.on);
  const made = materialize(mistake, bank);
  // An edit that does not fit has no program, so it begins as its base.
  const text = "text" in made ? made.text : base.text;
  const changed = await changeProgram({ name, text, file }, context);
  writeChange([slug, name], makeChange(base.text, changed), context);
  context.out(`Changed challenges/${slug}/mistakes/${name}.md\n`);
  context.out(`${renderNext([`trainer dev check ${slug}`], context)}\n`);
  return 0;
}

/** Writes another change into the file of a mistake. */
export function writeChange(
  [slug, name]: [slug: string, name: string],
  change: Change,
  { packageRoot }: Context,
): void {
  const path = join(locateChallenge(packageRoot, slug).mistakes, `${name}.md`);
  const text = loadText(path, `challenges/${slug}/mistakes/${name}.md`);
  replaceFile(path, replaceChange(text, change));
}
