import type { Card } from "../card/card.ts";
import type { Proof } from "../card/card-base.ts";
import { checkProof, findProofOn } from "../proof-run.ts";
import { runSideBySide } from "../../process/run-side-by-side.ts";
import type { KnownProofs } from "./known-proofs.ts";
import { runProof } from "./run-proof.ts";

/** Which Node runs the proofs, and how. */
export interface ProofCheck {
  /** Absolute path of the Node to run them on. */
  node: string;
  /** Its version, such as `v22.23.3`. */
  version: string;
  signal: AbortSignal;
  /** What is known already; `null` runs everything again. */
  known: KnownProofs | null;
  /** Milliseconds after which one is killed; 5000 when absent. */
  timeoutMs?: number;
  /** How often each is run; once when absent. */
  times?: number;
  onRun?: (done: number, of: number) => void;
}

/** How many proofs ran, and what is wrong with them as `file:line: what`. */
export interface ProofReport {
  runs: number;
  /** Those that were really run, for nothing was known of them. */
  fresh: number;
  faults: string[];
}

/** Runs the proof of every card that holds on this Node and compares what it prints. */
export async function checkProofs(cards: readonly Card[], check: ProofCheck): Promise<ProofReport> {
  const { version, signal, known } = check;
  const each = cards.flatMap((card) => {
    const proof = findProofOn(card, version);
    return proof === null ? [] : [{ file: card.file, proof }];
  });
  const jobs = Array.from({ length: check.times ?? 1 }, () => each).flat();
  const report: ProofReport = { runs: 0, fresh: 0, faults: [] };
  const work = async ({ file, proof }: { file: string; proof: Proof }): Promise<void> => {
    const key = known?.keyOf(proof, version) ?? "";
    const before = known?.outcomes.find(key);
    const fault = before === undefined ? await runJob(proof, check) : before.fault;
    if (signal.aborted) return;
    if (before === undefined) report.fresh += 1;
    known?.outcomes.keep(key, { fault });
    report.runs += 1;
    check.onRun?.(report.runs, jobs.length);
    if (fault !== null) report.faults.push(`${file}:${proof.line}: on ${version} ${fault}`);
  };
  await runSideBySide(jobs, work, signal);
  if (!signal.aborted) known?.outcomes.save();
  return { ...report, faults: [...new Set(report.faults)].toSorted() };
}

async function runJob(proof: Proof, check: ProofCheck): Promise<string | null> {
  const { node, signal, timeoutMs, version } = check;
  const limits = timeoutMs === undefined ? {} : { timeoutMs };
  return checkProof(proof, await runProof(proof, { node, signal, ...limits }), version);
}
