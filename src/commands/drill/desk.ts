import type { Challenge } from "../../catalog/challenge.ts";
import { findChallenge } from "../../catalog/find-challenge.ts";
import { chooseAmong } from "../../drill/choose-drill.ts";
import type { DrillId } from "../../drill/build-drill.ts";
import { TrainerError } from "../../errors.ts";
import type { DrillKind } from "../../progress/event.ts";
import { nameWork } from "../next-commands.ts";
import { openReference } from "../open-reference.ts";
import type { State } from "../state.ts";
import type { Context } from "../context.ts";

/** Where a drill takes place. */
export interface DrillPlace {
  state: State;
  context: Context;
  /** Whether a challenge that is not solved may be shown. */
  reveal: boolean;
}

/**
 * The challenge of a drill: the one that is named, else the one that the learner needs most. Where it is
 * not solved and was never revealed it must be revealed now, which is recorded, as it is while it is solved again.
 *
 * @throws TrainerError `UNKNOWN_CHALLENGE`, `DRILL_LOCKED` or `NOTHING_TO_DRILL`.
 */
export function openChallenge(
  drill: DrillKind,
  slug: string | undefined,
  { state, context, reveal }: DrillPlace,
): Challenge {
  const { catalog, progress } = state;
  if (slug === undefined) {
    const choice = chooseAmong([drill], { catalog, progress, now: context.now() });
    if (choice === null) throw explainNothing(drill);
    context.note(`Drilling \`${choice.slug}\`: ${choice.reason}\n`);
    return findChallenge(catalog, choice.slug);
  }
  const challenge = findChallenge(catalog, slug);
  if (!openReference(slug, { state, context, reveal })) {
    throw explainLocked(drill, slug, nameWork(slug, progress.challenges.get(slug)));
  }
  return challenge;
}

/** Says that nothing can be drilled yet. */
export function explainNothing(drill: DrillKind): TrainerError {
  return new TrainerError("NOTHING_TO_DRILL", "Drills need a challenge that you have solved.", {
    hint: `Run \`trainer next\` to see where to go on, or \`trainer drill ${drill} <slug> --reveal\` to drill one that you have not solved (this is recorded).`,
  });
}

/** Says that a drill cannot be made again. */
export function explainStale({ drill, slug }: Pick<DrillId, "drill" | "slug">): TrainerError {
  const message = `This drill on \`${slug}\` was made by another version of trainer.`;
  return new TrainerError("STALE_DRILL", message, {
    hint: `Run \`trainer drill ${drill} ${slug}\` for a new one.`,
  });
}

/** Says that a challenge must be solved or revealed first. */
export function explainLocked(drill: DrillKind, slug: string, work: string): TrainerError {
  const message = `You have not solved \`${slug}\` yet, and this drill shows most of its solution.`;
  return new TrainerError("DRILL_LOCKED", message, {
    hint: `Run \`${work}\` to solve it first, or \`trainer drill ${drill} ${slug} --reveal\` to drill it now (this is recorded).`,
  });
}
