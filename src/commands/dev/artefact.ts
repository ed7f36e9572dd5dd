import process from "node:process";
import { TrainerError } from "../../errors.ts";
import type { Proof } from "../../quiz/card/card-base.ts";
import type { Card } from "../../quiz/card/card.ts";
import { findCard } from "../../quiz/find-card.ts";
import { loadCards } from "../../quiz/io/load-cards.ts";
import { runProof } from "../../quiz/io/run-proof.ts";
import { checkProof } from "../../quiz/proof-run.ts";
import { sanitizeOutput } from "../../ui/sanitize.ts";
import { startSpinner } from "../../ui/spinner.ts";
import { wrapText } from "../../ui/text/wrap.ts";
import type { Context, ExitCode } from "../context.ts";

/** Variables that say where a database is; only these programs see them. */
const SERVICES = ["PGHOST", "PGPORT", "PGUSER", "PGPASSWORD", "PGDATABASE"];
const MOST_MS = 120_000;

/** Runs the program of an incident again: shows the artefact that it makes now, and whether it shows the same. */
export async function remakeArtefact(id: string, context: Context): Promise<ExitCode> {
  const { packageRoot, style, note, signal, width, terminal } = context;
  const card = findCard(loadCards(packageRoot).cards, id);
  const program = findProgram(card);
  const { version, execPath: node } = process;
  const text = `Running the program of ${card.id}`;
  const spinner = startSpinner({ text, style, interactive: terminal.interactive, note });
  const run = await runProof(program, {
    ...{ node, signal, timeoutMs: MOST_MS, passes: SERVICES },
  }).finally(() => spinner.stop());
  if (signal.aborted) return 130;
  const fault = checkProof(program, run, version);
  context.out(`${sanitizeOutput(run.stderr.trimEnd(), style)}\n\n`);
  context.out(`${sanitizeOutput(run.stdout.trimEnd(), style)}\n\n`);
  const { met, missed } = style.symbols;
  const verdict =
    fault === null
      ? style.good(`${met} It shows what the card says.`)
      : style.bad(`${missed} ${fault}`);
  context.out(`${wrapText(verdict, width).join("\n")}\n`);
  return fault === null ? 0 : 1;
}

function findProgram(card: Card): Proof {
  const program = card.kind === "incident" ? (card.recording?.program ?? card.proof) : null;
  if (program !== null) return program;
  throw new TrainerError("NO_ARTEFACT", `\`${card.id}\` is not an incident.`, {
    hint: "Type `trainer quiz --kind incident` for those that are.",
  });
}
