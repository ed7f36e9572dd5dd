import type { Challenge } from "../catalog/challenge.ts";
import { findRequirement } from "../catalog/find-requirement.ts";
import { loadManifest } from "../catalog/io/load-manifest.ts";
import { loadMistakes } from "../catalog/io/load-mistakes.ts";
import { judgeSolution } from "../judge/io/judge-solution.ts";
import type { Judged } from "../judge/io/judge-solution.ts";
import { startSpinner } from "../ui/spinner.ts";
import type { Context } from "./context.ts";
import { recordAttempt } from "./record-attempt.ts";
import type { State } from "./state.ts";

/** One file to judge. */
interface Wanted {
  challenge: Challenge;
  /** Absolute. */
  file: string;
  only?: string | undefined;
  sandbox: boolean;
}

/** What is judged with, and where it is written down. */
interface Surroundings {
  state: State;
  context: Context;
}

/**
 * Judges a learner's file once, with a sign of progress, and writes the attempt into the journal. A
 * journal that cannot be written is noted; the verdict stands.
 *
 * @throws TrainerError `UNKNOWN_REQUIREMENT` when `only` names none.
 */
export async function judgeOnce(wanted: Wanted, { state, context }: Surroundings): Promise<Judged> {
  const { challenge, file, only, sandbox } = wanted;
  const { packageRoot, cwd, signal, style, note, terminal } = context;
  if (only !== undefined) findRequirement(challenge, only);
  const manifest = loadManifest(packageRoot, challenge.slug);
  const mistakes = loadMistakes(packageRoot, challenge.slug);
  const text = `Judging ${challenge.slug}`;
  const spinner = startSpinner({ text, style, interactive: terminal.interactive, note });
  try {
    const judged = await judgeSolution({
      ...{ challenge, manifest, mistakes, packageRoot, file, cwd, sandbox, only, signal },
      types: true,
    });
    if (!signal.aborted) recordAttempt(judged, file, { state, context });
    return judged;
  } finally {
    spinner.stop();
  }
}
