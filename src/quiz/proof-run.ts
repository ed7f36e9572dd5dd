import type { Proof } from "./card/card-base.ts";
import { matchesRange } from "../text/version-range.ts";

/** How a run of a proof ended. */
export interface ProofRun {
  end: "ended" | "timeout" | "output-limit" | "interrupted" | "not-started";
  /** `null` when it was killed. */
  code: number | null;
  stdout: string;
  stderr: string;
  durationMs: number;
}

/** What a proof prints on a version; `null` when the card says nothing of it. */
export function findPrint(proof: Proof, version: string): string | null {
  return proof.prints.find(({ range }) => matchesRange(version, range))?.text ?? null;
}

/** The proof of a card where both hold on this version, such as `v22.23.3`; else `null`. */
export function findProofOn(
  { node, proof }: { node: string; proof: Proof | null },
  version: string,
): Proof | null {
  if (proof === null || !matchesRange(version, node)) return null;
  return findPrint(proof, version) === null ? null : proof;
}

/** What is wrong with a run of a proof, as one sentence; `null` when it shows what it claims. */
export function checkProof(proof: Proof, run: ProofRun, version: string): string | null {
  const expected = findPrint(proof, version);
  if (expected === null) return null;
  const said = lastLine(run.stderr);
  const because = said === "" ? "" : `; it says ${JSON.stringify(said)}`;
  switch (run.end) {
    case "timeout":
      return "the proof did not end in time";
    case "output-limit":
      return "the proof printed too much";
    case "interrupted":
      return "the proof was interrupted";
    case "not-started":
      return `the proof did not start${because}`;
    case "ended":
      break;
  }
  const printed = cutEnd(run.stdout);
  if (printed !== cutEnd(expected)) {
    const got = JSON.stringify(printed.slice(0, 400));
    return `expected the proof to print ${JSON.stringify(expected)}, got ${got}${because}`;
  }
  if (run.code === proof.exit) return null;
  return `expected the proof to exit with ${proof.exit}, got ${run.code ?? "a signal"}${because}`;
}

/** Line ends differ between systems, and the last one is not written in a card. */
function cutEnd(text: string): string {
  return text.replaceAll("\r\n", "\n").replace(/\n+$/, "");
}

function lastLine(text: string): string {
  const lines = text
    .split("\n")
    .filter((line) => /\S/.test(line) && !/^\s+at |^Node\.js v/.test(line));
  return (lines.find((line) => /Error/.test(line)) ?? lines.at(-1) ?? "").trim().slice(0, 160);
}
