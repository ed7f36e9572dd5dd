import { parseSync } from "rolldown/utils";
import { digest, digestFiles, openOutcomes } from "../../process/outcome-cache.ts";
import type { OutcomeCache } from "../../process/outcome-cache.ts";
import { runSideBySide } from "../../process/run-side-by-side.ts";
import type { Card } from "../card/card.ts";
import type { Proof } from "../card/card-base.ts";
import { findTie } from "../mutation/answer-tie.ts";
import { canFail, countEnd, endOf, openRow } from "../mutation/mutation-row.ts";
import type { MutantEnd, ProofMutationRow } from "../mutation/mutation-row.ts";
import { drawProofMutants, listProofMutants } from "../mutation/proof-mutants.ts";
import type { ListFaults, ProofMutant } from "../mutation/proof-mutants.ts";
import { checkProof, findProofOn } from "../proof-run.ts";
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
  /** Whether it is enough for a proof that one of its mutants shows that it can fail. */
  untilProved: boolean;
  /** What makes faults of any program. */
  listFaults: ListFaults;
  signal: AbortSignal;
  onRun?: (done: number, of: number) => void;
}

/** A proof with the mutants that are to be run. */
interface Job {
  proof: Proof;
  mutants: ProofMutant[];
  row: ProofMutationRow;
  outcomes: OutcomeCache<MutantEnd>;
}

/** Runs mutants of every proof that holds on this Node; what was run before is not run again. */
export async function mutateProofs(
  cards: readonly Card[],
  check: MutationCheck,
): Promise<ProofMutationRow[]> {
  const { packageRoot, version, signal } = check;
  const jobs = cards.flatMap((card) => plan(card, check));
  const runner = digestFiles(packageRoot, [
    "src/quiz/io/run-proof.ts",
    "src/quiz/proof-run.ts",
    "src/quiz/mutation/mutation-row.ts",
  ]);
  let done = 0;
  const work = async (job: Job): Promise<void> => {
    const { mutants, proof, row, outcomes } = job;
    for (const mutant of mutants) {
      if (check.untilProved && canFail(row)) break;
      const key = digest(runner, version, mutant.text, JSON.stringify({ ...proof, line: 0 }));
      const end = outcomes.find(key) ?? (await runMutant(proof, mutant, check));
      if (signal.aborted) return;
      outcomes.keep(key, end);
      countEnd(row, mutant, end);
    }
    outcomes.save();
    check.onRun?.((done += 1), jobs.length);
  };
  await runSideBySide(jobs, work, { signal });
  return jobs.map(({ row }) => row);
}

function plan(card: Card, { packageRoot, version, count, listFaults }: MutationCheck): Job[] {
  const proof = findProofOn(card, version);
  if (proof?.proves !== true) return [];
  const parse = (text: string): ReturnType<typeof parseSync> =>
    parseSync(`proof.${proof.language}`, text, {
      lang: proof.language === "ts" ? "ts" : "js",
      sourceType: proof.language === "cjs" ? "script" : "module",
    });
  const { program: tree } = parse(proof.code);
  const sound = listProofMutants({ text: proof.code, tree }, listFaults).filter(
    ({ text }) => parse(text).errors.length === 0,
  );
  const mutants = drawProofMutants(sound, { count, seed: card.id });
  const outcomes = openOutcomes<MutantEnd>(packageRoot, `proof-mutants/${card.id}`);
  return [{ proof, mutants, row: openRow(card, findTie(card)), outcomes }];
}

/** One that waits for what never comes ends by this time. */
const TIMEOUT_MS = 5000;

async function runMutant(
  proof: Proof,
  mutant: ProofMutant,
  check: MutationCheck,
): Promise<MutantEnd> {
  const { node, signal, version } = check;
  const run = await runProof(
    { ...proof, code: mutant.text },
    { node, signal, timeoutMs: TIMEOUT_MS },
  );
  return endOf(run, { fault: checkProof(proof, run, version), exit: proof.exit });
}
