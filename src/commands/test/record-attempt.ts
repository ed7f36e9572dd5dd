import { join } from "node:path";
import { TrainerError } from "../../errors.ts";
import type { AttemptScope } from "../../progress/event.ts";
import type { Scope } from "../../judge/attempt-request.ts";
import type { Judged } from "../../judge/io/session.ts";
import { renderError } from "../../ui/render-error.ts";
import { nameFile } from "../../workspace/workspace-paths.ts";
import type { Context } from "../context.ts";
import { recordEvent } from "../state.ts";
import type { State } from "../state.ts";

/** Where an attempt is written down. */
interface Surroundings {
  state: State;
  context: Context;
}

/**
 * Writes an attempt into the journal. A journal that cannot be written is noted; the verdict stands.
 * Judging the trainer's own solutions is no attempt of the learner, and a requirement counts as met
 * only if all of its tests were asked for.
 */
export function recordAttempt(
  { verdict, whole }: Judged,
  { file, scope }: { file: string; scope: Scope },
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
      scope: nameScope(scope),
      status: verdict.status,
      reason: verdict.reason,
      met: ids("met").filter((id) => whole.includes(id)),
      missed: ids("missed"),
      durationMs: verdict.durationMs,
    });
  } catch (error) {
    if (!(error instanceof TrainerError)) throw error;
    context.note(renderError(error, context));
    context.note("The verdict is valid, but it was not saved to your journal.\n");
  }
}

function nameScope({ kind }: Scope): AttemptScope {
  return kind === "plain" ? "all" : kind;
}
