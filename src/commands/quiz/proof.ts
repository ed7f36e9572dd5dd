import { join } from "node:path";
import process from "node:process";
import type { AskedCard } from "../../quiz/card/card.ts";
import type { Proof } from "../../quiz/card/card-base.ts";
import { runProof } from "../../quiz/io/run-proof.ts";
import { checkProof, findPrint } from "../../quiz/proof-run.ts";
import { renderProof } from "../../ui/quiz/render-proof.ts";
import { startSpinner } from "../../ui/spinner.ts";
import { createFile } from "../../workspace/io/create-file.ts";
import { withScratch } from "../../process/scratch.ts";
import type { Context } from "../context.ts";
import type { QuizDesk } from "./desk.ts";

/** The proof that a card can show on this Node; `null` when it has none. */
export function findProof({ card }: AskedCard, { version }: QuizDesk): Proof | null {
  return card.proof !== null && findPrint(card.proof, version) !== null ? card.proof : null;
}

/** Runs a proof on this machine and shows what it printed. */
export async function showProof(
  proof: Proof,
  { version }: Pick<QuizDesk, "version">,
  context: Context,
): Promise<void> {
  const { style, note, signal } = context;
  const spinner = startSpinner({ text: "Running the proof", style, interactive: true, note });
  const run = await runProof(proof, { node: process.execPath, signal }).finally(() =>
    spinner.stop(),
  );
  if (signal.aborted) return;
  const fault = checkProof(proof, run, version);
  context.out(`\n${renderProof({ proof, run, version, fault }, context)}\n`);
}

/** Opens a proof in the loop lab. */
export async function openLoop(proof: Proof, context: Context): Promise<void> {
  await withScratch(async (folder) => {
    const file = join(folder, `proof.${proof.language}`);
    createFile(file, `${proof.code}\n`);
    await context.run(["loop", file]).catch(context.explain);
  });
  context.out("\n");
}
