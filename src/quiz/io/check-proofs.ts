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
  /** How often each is run that waits for anything, the others a tenth as often; once when absent. */
  times?: number;
  /** How many run at once; as many as the machine has room for when absent. */
  atOnce?: number | undefined;
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
  const { times = 1, atOnce } = check;
  const waiting = each.filter(({ proof }) => waits(proof));
  const rounds = Array.from({ length: times }, (_, n) => (n * OFTENER < times ? each : waiting));
  const jobs = rounds.flat();
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
  await runSideBySide(jobs, work, { signal, atOnce });
  if (!signal.aborted) known?.outcomes.save();
  return { ...report, faults: [...new Set(report.faults)].toSorted() };
}

/** How much oftener proofs are run in which something could come at another moment. */
const OFTENER = 10;

/** Whether a proof has a timer, a process, a socket or a thread. */
function waits({ code }: Proof): boolean {
  return /\bset(?:Timeout|Immediate|Interval)\b|\b(?:timers|child_process|worker_threads|cluster|dns|fetch|WebSocket|AbortSignal\.timeout)\b|"node:(?:net|https?|http2|tls|dgram)"/.test(
    code,
  );
}

async function runJob(proof: Proof, check: ProofCheck): Promise<string | null> {
  const { node, signal, timeoutMs, version } = check;
  const limits = timeoutMs === undefined ? {} : { timeoutMs };
  return checkProof(proof, await runProof(proof, { node, signal, ...limits }), version);
}
