import type { Card } from "../card/card.ts";
import type { Proof } from "../card/card-base.ts";
import { matchesRange } from "../../text/version-range.ts";
import { checkProof, findPrint } from "../proof-run.ts";
import { runProof } from "./run-proof.ts";

/** Which Node runs the proofs, and how. */
export interface ProofCheck {
  /** Absolute path of the Node to run them on. */
  node: string;
  /** Its version, such as `v22.23.3`. */
  version: string;
  /** So many at once. */
  parallel: number;
  signal: AbortSignal;
  /** Milliseconds after which one is killed; 5000 when absent. */
  timeoutMs?: number;
  onRun?: (done: number, of: number) => void;
}

/** How many proofs ran, and what is wrong with them as `file:line: what`. */
export interface ProofReport {
  runs: number;
  faults: string[];
}

/** Runs the proof of every card that holds on this Node and compares what it prints. */
export async function checkProofs(cards: readonly Card[], check: ProofCheck): Promise<ProofReport> {
  const { version, parallel, signal } = check;
  const jobs = cards.flatMap(({ file, node, proof }) => {
    const runs =
      proof !== null && matchesRange(version, node) && findPrint(proof, version) !== null;
    return runs ? [{ file, proof }] : [];
  });
  const report: ProofReport = { runs: 0, faults: [] };
  const waiting = [...jobs];
  const work = async (): Promise<void> => {
    for (let job = waiting.shift(); job !== undefined && !signal.aborted; job = waiting.shift()) {
      const fault = await runJob(job.proof, check);
      report.runs += 1;
      check.onRun?.(report.runs, jobs.length);
      if (fault !== null)
        report.faults.push(`${job.file}:${job.proof.line}: on ${version} ${fault}`);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return { ...report, faults: report.faults.toSorted() };
}

async function runJob(proof: Proof, check: ProofCheck): Promise<string | null> {
  const { node, signal, timeoutMs, version } = check;
  const limits = timeoutMs === undefined ? {} : { timeoutMs };
  return checkProof(proof, await runProof(proof, { node, signal, ...limits }), version);
}
