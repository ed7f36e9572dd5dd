import { join } from "node:path";
import { TrainerError } from "../errors.ts";
import type { Judged } from "../judge/io/judge-solution.ts";
import { renderError } from "../ui/render-error.ts";
import { nameFile } from "../workspace/workspace-paths.ts";
import type { Context } from "./context.ts";
import { recordEvent } from "./state.ts";
import type { State } from "./state.ts";

/** Where an attempt is written down. */
interface Surroundings {
  state: State;
  context: Context;
}

/**
 * Writes an attempt into the journal. A journal that cannot be written is noted; the verdict stands.
 * Judging the trainer's own solutions is no attempt of the learner.
 */
export function recordAttempt(
  { verdict }: Judged,
  file: string,
  { state, context }: Surroundings,
): void {
  const own = ["challenges", "solutions"].map((name) => join(context.packageRoot, name));
  if (own.some((folder) => nameFile(folder, file) !== file)) return;
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
