import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { loadText } from "../../catalog/io/load-text.ts";
import { digest } from "../../process/outcome-cache.ts";
import { LINE, readCount, readEntries, readList, readObject, readText } from "../../text/field.ts";
import { parseJson } from "../../text/parse-json.ts";
import { rejectFaults } from "../../text/reject-faults.ts";
import type { PlannedRun } from "../plan-runs.ts";
import { digestProgram } from "./digest-judge.ts";

/** What the last check of all programs of a challenge proved. */
export interface Proof {
  /** Of all that the verdicts depend on but Node itself: judge, suite, programs, what each must come to. */
  digest: string;
  /** The major versions of Node it was proved on. */
  nodes: number[];
  /** How many runs it took on each. */
  runs: number;
}

/** Kept in the repository, so that a check may judge a sample of what is proved already. */
const SOURCE = "challenges/proved.json";

/**
 * The proofs that are on record, by challenge; none where there is no record yet.
 *
 * @throws TrainerError `INVALID_PROOFS` with every fault, a line each, or when it cannot be read.
 */
export function loadProofs(packageRoot: string): Map<string, Proof> {
  const path = join(packageRoot, SOURCE);
  if (!existsSync(path)) return new Map();
  const value = parseJson(loadText(path, SOURCE), SOURCE);
  const faults: string[] = [];
  const entries = readEntries({ path: "", value, faults });
  const proofs = [...entries].map(([slug, entry]): [string, Proof] => {
    const field = readObject(entry, ["digest", "nodes", "runs"]);
    const nodes = readList(field("nodes"), 1).map((node) => readCount(node));
    const runs = readCount(field("runs"));
    return [slug, { digest: readText(field("digest"), LINE), nodes, runs }];
  });
  rejectFaults("INVALID_PROOFS", SOURCE, faults);
  return new Map(proofs);
}

/**
 * Writes the proofs of some challenges. The same on another Node is added to what is there; challenges
 * that still exist stay, all others go.
 */
export function saveProofs(
  packageRoot: string,
  proved: ReadonlyMap<string, Proof>,
  slugs: readonly string[],
): void {
  const known = loadProofs(packageRoot);
  const added = [...proved].map(
    ([slug, proof]) => [slug, addNodes(proof, known.get(slug))] as const,
  );
  const proofs = new Map([...known, ...added]);
  const lines = slugs.toSorted().flatMap((slug) => {
    const proof = proofs.get(slug);
    return proof === undefined ? [] : [`  ${JSON.stringify(slug)}: ${printProof(proof)}`];
  });
  writeFileSync(join(packageRoot, SOURCE), `{\n${lines.join(",\n")}\n}\n`);
}

function addNodes(proof: Proof, known: Proof | undefined): Proof {
  if (known?.digest !== proof.digest) return proof;
  const nodes = [...new Set([...known.nodes, ...proof.nodes])];
  return { ...proof, nodes: nodes.toSorted((one, other) => one - other) };
}

function printProof({ digest: name, nodes, runs }: Proof): string {
  return `{ "digest": ${JSON.stringify(name)}, "nodes": [${nodes.join(", ")}], "runs": ${runs} }`;
}

/** What a check of all these runs proves here when nothing is found wrong; `judge` names what judges. */
export function describeProof(judge: string, runs: readonly PlannedRun[]): Proof {
  const programs = runs
    .filter(({ expected }) => expected.kind !== "mixed")
    .map((run) => [digestProgram(run), run.label, run.expected]);
  return {
    digest: digest(judge, JSON.stringify(programs)),
    nodes: [Number.parseInt(process.versions.node, 10)],
    runs: programs.length,
  };
}

/** Whether the record says of a challenge what a check of all its runs would prove here. */
export function isProved(proof: Proof, recorded: Proof | undefined): boolean {
  return (
    recorded?.digest === proof.digest && proof.nodes.every((node) => recorded.nodes.includes(node))
  );
}
