import { digest, digestFiles, openOutcomes } from "../../process/outcome-cache.ts";
import type { OutcomeCache } from "../../process/outcome-cache.ts";
import type { Proof } from "../card/card-base.ts";

/** What a proof came to: what is wrong with it, or nothing. */
interface ProofOutcome {
  fault: string | null;
}

/** Outcomes of proofs whose text, runner and Node have not changed since. */
export interface KnownProofs {
  outcomes: OutcomeCache<ProofOutcome>;
  keyOf: (proof: Proof, version: string) => string;
}

/** Opens what is known of the proofs of a package's cards. */
export function openKnownProofs(packageRoot: string): KnownProofs {
  const runner = digestFiles(packageRoot, ["src/quiz/io", "src/quiz/proof-run.ts", "src/process"]);
  return {
    outcomes: openOutcomes<ProofOutcome>(packageRoot, "proofs"),
    keyOf: (proof, version) => digest(runner, version, JSON.stringify({ ...proof, line: 0 })),
  };
}
