import { parseSync } from "rolldown/utils";
import { digest, digestFiles, openOutcomes } from "../../process/outcome-cache.ts";
import type { OutcomeCache } from "../../process/outcome-cache.ts";
import { runSideBySide } from "../../process/run-side-by-side.ts";
import { matchesRange } from "../../text/version-range.ts";
import type { Card } from "../card/card.ts";
import type { Proof } from "../card/card-base.ts";
import { findTie } from "../mutation/answer-tie.ts";
import { countEnd, endOf, openRow } from "../mutation/mutation-row.ts";
import type { MutantEnd, ProofMutationRow } from "../mutation/mutation-row.ts";
import { drawProofMutants, listProofMutants } from "../mutation/proof-mutants.ts";
import type { ListFaults, ProofMutant } from "../mutation/proof-mutants.ts";
import { checkProof, findPrint } from "../proof-run.ts";
import { runProof } from "./run-proof.ts";

/** How the mutants of proofs are made and run. */
export interface MutationCheck {
  packageRoot: string;
  /** Absolute path of the Node to run them on. */
  node: string;
  /** Its version, such as `v22.23.3`. */
  version: string;
  /** At most so many mutants of a proof. */
  count: number;
  /** What makes faults of any program. */
  listFaults: ListFaults;
  signal: AbortSignal;
  onRun?: (done: number, of: number) => void;
}

/** A mutant that is to be run. */
interface Job {
  proof: Proof;
  mutant: ProofMutant;
  row: ProofMutationRow;
  outcomes: OutcomeCache<MutantEnd>;
  /** How many of the proof are still to come. */
  left: { count: number };
}

/** Runs mutants of every proof that holds on this Node; what was run before is not run again. */
export async function mutateProofs(
  cards: readonly Card[],
  check: MutationCheck,
): Promise<ProofMutationRow[]> {
  const { packageRoot, version, signal } = check;
  const own = cards.filter(
    ({ proof, node }) =>
      proof?.proves === true && matchesRange(version, node) && findPrint(proof, version) !== null,
  );
  const rows = own.map((card) => openRow(card, findTie(card)));
  const jobs = own.flatMap((card, at) => plan(card, { ...check, row: rows[at] }));
  const runner = digestFiles(packageRoot, ["src/quiz/io/run-proof.ts", "src/quiz/proof-run.ts"]);
  let done = 0;
  const work = async (job: Job): Promise<void> => {
    const { mutant, proof, row, outcomes, left } = job;
    const key = digest(runner, version, mutant.text, JSON.stringify({ ...proof, line: 0 }));
    const end = outcomes.find(key) ?? (await runMutant(job, check));
    if (signal.aborted) return;
    outcomes.keep(key, end);
    countEnd(row, mutant, end);
    left.count -= 1;
    if (left.count === 0) outcomes.save();
    check.onRun?.((done += 1), jobs.length);
  };
  await runSideBySide(jobs, work, signal);
  return rows;
}

function plan(card: Card, check: MutationCheck & { row: ProofMutationRow | undefined }): Job[] {
  const { proof, id } = card;
  const { packageRoot, count, listFaults, row } = check;
  if (proof === null || row === undefined) return [];
  const parse = (text: string): ReturnType<typeof parseSync> =>
    parseSync(`proof.${proof.language}`, text, {
      lang: proof.language === "ts" ? "ts" : "js",
      sourceType: proof.language === "cjs" ? "script" : "module",
    });
  const { program: tree } = parse(proof.code);
  const sound = listProofMutants({ text: proof.code, tree }, listFaults).filter(
    ({ text }) => parse(text).errors.length === 0,
  );
  const drawn = drawProofMutants(sound, { count, seed: id });
  const outcomes = openOutcomes<MutantEnd>(packageRoot, `proof-mutants/${id}`);
  const left = { count: drawn.length };
  return drawn.map((mutant) => ({ proof, mutant, row, outcomes, left }));
}

/** One that waits for what never comes ends by this time. */
const TIMEOUT_MS = 5000;

async function runMutant({ proof, mutant }: Job, check: MutationCheck): Promise<MutantEnd> {
  const { node, signal, version } = check;
  const run = await runProof(
    { ...proof, code: mutant.text },
    { node, signal, timeoutMs: TIMEOUT_MS },
  );
  return endOf(run, { fault: checkProof(proof, run, version), exit: proof.exit });
}
