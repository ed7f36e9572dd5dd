import { writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import type { Challenge } from "../../catalog/challenge.ts";
import { loadText } from "../../catalog/io/load-text.ts";
import { digest } from "../../process/outcome-cache.ts";
import { LINE, readCount, readEntries, readObject, readText } from "../../text/field.ts";
import { parseJson } from "../../text/parse-json.ts";
import { rejectFaults } from "../../text/reject-faults.ts";
import type { PlannedRun } from "../soundness.ts";
import { digestJudge, digestProgram } from "./digest-judge.ts";

/** What the last check of all programs of a challenge proved. */
export interface Proof {
  /** Of all that the verdicts depend on but Node itself: judge, suite, programs, what each must come to. */
  digest: string;
  /** The major version of Node. */
  node: number;
  /** How many runs it took. */
  runs: number;
}

/** Kept in the repository, so that a check may judge a sample of what is proved already. */
const SOURCE = "challenges/proved.json";

/**
 * The proofs that are on record, by challenge.
 *
 * @throws TrainerError `INVALID_PROOFS` with every fault, a line each, or when it cannot be read.
 */
export function loadProofs(packageRoot: string): Map<string, Proof> {
  const value = parseJson(loadText(join(packageRoot, SOURCE), SOURCE), SOURCE);
  const faults: string[] = [];
  const entries = readEntries({ path: "", value, faults });
  const proofs = [...entries].map(([slug, entry]): [string, Proof] => {
    const field = readObject(entry, ["digest", "node", "runs"]);
    const proof = { node: readCount(field("node")), runs: readCount(field("runs")) };
    return [slug, { digest: readText(field("digest"), LINE), ...proof }];
  });
  rejectFaults("INVALID_PROOFS", SOURCE, faults);
  return new Map(proofs);
}

/** Writes the proofs of some challenges; those of others that still exist stay as they are. */
export function saveProofs(
  packageRoot: string,
  proved: ReadonlyMap<string, Proof>,
  slugs: readonly string[],
): void {
  const proofs = new Map([...loadProofs(packageRoot), ...proved]);
  const lines = slugs.toSorted().flatMap((slug) => {
    const proof = proofs.get(slug);
    return proof === undefined ? [] : [`  ${JSON.stringify(slug)}: ${printProof(proof)}`];
  });
  writeFileSync(join(packageRoot, SOURCE), `{\n${lines.join(",\n")}\n}\n`);
}

function printProof({ digest: name, node, runs }: Proof): string {
  return `{ "digest": ${JSON.stringify(name)}, "node": ${node}, "runs": ${runs} }`;
}

/** What a check of all these runs proves here when nothing is found wrong. */
export function describeProof(
  packageRoot: string,
  challenge: Challenge,
  runs: readonly PlannedRun[],
): Proof {
  const programs = runs
    .filter(({ expected }) => expected.kind !== "mixed")
    .map((run) => [digestProgram(run), run.label, run.expected]);
  return {
    digest: digest(digestJudge(packageRoot, challenge), JSON.stringify(programs)),
    node: Number.parseInt(process.versions.node, 10),
    runs: programs.length,
  };
}

/** Whether the record says of a challenge what a check of all its runs would prove here. */
export function isProved(proof: Proof, recorded: Proof | undefined): boolean {
  return recorded?.digest === proof.digest && recorded.node === proof.node;
}
