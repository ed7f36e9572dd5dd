import { printUnified } from "../../../catalog/unified-diff.ts";
import type { Context, ExitCode } from "../../context.ts";
import { findBase, findMistake, makeProgram, openBank } from "./bank.ts";

/**
 * Prints the whole program of a mistake, or how it differs from its base.
 *
 * @throws TrainerError `NO_MISTAKE`, `NO_BASE` or `INVALID_MISTAKE`.
 */
export function showMistake(
  [slug, name]: [slug: string, name: string],
  { diff = false }: { diff?: boolean },
  context: Context,
): ExitCode {
  const bank = openBank(slug, context);
  const mistake = findMistake(bank, name);
  const text = makeProgram(mistake, bank);
  const base = findBase(bank, mistake.on);
  const after = { name: `challenges/${slug}/mistakes/${name}.ts`, text };
  context.out(diff ? printUnified({ name: base.path, text: base.text }, after) : text);
  return 0;
}
