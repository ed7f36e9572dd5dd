import type { Challenge } from "../catalog/challenge.ts";
import { findRequirement } from "../catalog/find-requirement.ts";
import { loadManifest } from "../catalog/io/load-manifest.ts";
import { loadMistakes } from "../catalog/io/load-mistakes.ts";
import { TrainerError } from "../errors.ts";
import { judgeSolution } from "../judge/io/judge-solution.ts";
import type { Judged } from "../judge/io/judge-solution.ts";
import { renderError } from "../ui/render-error.ts";
import { startSpinner } from "../ui/spinner.ts";
import { nameFile } from "../workspace/workspace-paths.ts";
import type { Context } from "./context.ts";
import { recordEvent } from "./state.ts";
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
    if (!signal.aborted) record(judged, file, { state, context });
    return judged;
  } finally {
    spinner.stop();
  }
}

function record({ verdict }: Judged, file: string, { state, context }: Surroundings): void {
  const ids = (wanted: string) =>
    verdict.requirements.filter(({ outcome }) => outcome === wanted).map(({ id }) => id);
  try {
    recordEvent(state, {
      kind: "attempted",
      at: context.now().toISOString(),
      slug: verdict.challenge,
      file: nameFile(state.workspace.folder, file),
      status: verdict.status,
      reason: verdict.reason,
      met: ids("met"),
      missed: ids("missed"),
      durationMs: verdict.durationMs,
    });
  } catch (error) {
    if (!(error instanceof TrainerError)) throw error;
    context.note(renderError(error, context));
    context.note("The verdict stands, but this attempt is not in your journal.\n");
  }
}
