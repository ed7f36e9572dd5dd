import { TrainerError } from "../../errors.ts";
import { loadScenes } from "../../loop/io/load-scenes.ts";
import { filterScenes } from "../../loop/scene/filter-scenes.ts";
import type { Context, ExitCode } from "../context.ts";
import { loadState } from "../state.ts";
import type { LoopOptions } from "./options.ts";
import { showSnippet } from "./snippet.ts";

/**
 * Runs the first scene that the learner has not seen; the filters say among which.
 *
 * @throws TrainerError `ONE_OR_NEXT` with a scene, `ALL_SEEN` without one that is left.
 */
export async function showNext(
  target: string | undefined,
  options: LoopOptions,
  context: Context,
): Promise<ExitCode> {
  if (target !== undefined) {
    throw new TrainerError("ONE_OR_NEXT", "`--next` chooses the scene itself.", {
      hint: `Type \`trainer loop ${target}\`, or \`trainer loop --next\`.`,
    });
  }
  const seen = new Set(loadState(context, options).progress.scenes.keys());
  const { scenes } = loadScenes(context.packageRoot);
  const [next] = filterScenes(scenes, seen, { ...options, unseen: true });
  if (next === undefined) {
    throw new TrainerError("ALL_SEEN", "You have seen every scene of this list.", {
      hint: "Predict one again, such as `trainer loop timer-or-immediate --predict`.",
    });
  }
  return showSnippet(next.slug, options, context);
}
