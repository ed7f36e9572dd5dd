import process from "node:process";
import { listMutants } from "../../judge/mutate.ts";
import { findCard } from "../../quiz/find-card.ts";
import { loadCards } from "../../quiz/io/load-cards.ts";
import { mutateProofs } from "../../quiz/io/mutate-proofs.ts";
import { isProved, loadProved, saveProved } from "../../quiz/io/proved-cards.ts";
import { canFail } from "../../quiz/mutation/mutation-row.ts";
import { renderProofMutation } from "../../ui/quiz/render-proof-mutation.ts";
import { startSpinner } from "../../ui/spinner.ts";
import type { Context, ExitCode } from "../context.ts";
import { printJson } from "../json.ts";
import type { MutationOptions } from "./mutation.ts";

/**
 * Puts small faults into the proofs of cards, and finds those that print the same whatever Node does. Exits
 * with 1 if there is one.
 */
export async function mutateCards(
  ids: readonly string[],
  { count, json, record }: MutationOptions,
  context: Context,
): Promise<ExitCode> {
  const { packageRoot, style, note, terminal, signal } = context;
  const { cards } = loadCards(packageRoot);
  const named = ids.map((id) => findCard(cards, id));
  const known = record === true ? loadProved(packageRoot) : null;
  const chosen = ids.length === 0 ? cards.filter((card) => !isProved(card, known)) : named;
  const says = (done: number, of: number): string => `Running mutants: ${done} of ${of} proofs`;
  const spinner = startSpinner({
    text: "Running mutants of proofs",
    style,
    interactive: terminal.interactive,
    note,
  });
  const rows = await mutateProofs(chosen, {
    ...{ packageRoot, signal },
    // Who names a card wants to see what else could be changed without a trace.
    count: count ?? (ids.length === 0 ? Infinity : COUNT),
    untilProved: count === undefined && ids.length === 0,
    node: process.execPath,
    version: process.version,
    listFaults: listMutants,
    onRun: (done, of) => {
      if (terminal.interactive || done % NOTED === 0) spinner.update(says(done, of));
    },
  }).finally(() => spinner.stop());
  if (signal.aborted) return 130;
  const shown = new Set(rows.filter((row) => canFail(row)).map(({ card }) => card));
  if (record === true) saveProved(packageRoot, { cards, shown });
  const page = rows.map((row) => ({ ...row, canFail: canFail(row) }));
  if (json === true) printJson(context, { cards: page });
  else context.out(renderProofMutation({ rows: page, named: ids.length > 0 }, context));
  return page.every((row) => row.canFail) ? 0 : 1;
}

const COUNT = 24;

/** After how many proofs a line is printed where no spinner turns. */
const NOTED = 50;
