import type { Challenge } from "../../../catalog/challenge.ts";
import { loadMistakes } from "../../../catalog/io/load-mistakes.ts";
import { TrainerError } from "../../../errors.ts";
import type { DrillResult } from "../../../progress/event.ts";
import { renderSurvivor } from "../../../ui/drill/render-survivor.ts";
import type { Context, ExitCode } from "../../context.ts";
import { printJson } from "../../json.ts";

/**
 * Names one wrong solution that passed all of the learner's tests when they were scored last; the same one
 * until it is caught.
 *
 * @throws TrainerError `NOT_DRILLED` when none were scored yet.
 */
export function showSurvivor(
  { slug, requirements }: Challenge,
  last: DrillResult | undefined,
  { json, context }: { json: boolean; context: Context },
): ExitCode {
  if (last === undefined) {
    throw new TrainerError("NOT_DRILLED", `Your tests for \`${slug}\` have no score yet.`, {
      hint: `Run \`trainer drill tests ${slug}\` first.`,
    });
  }
  const known = new Map(loadMistakes(context.packageRoot, slug).map((one) => [one.name, one]));
  const survivor = last.missed.flatMap((name) => known.get(name) ?? [])[0] ?? null;
  const breaks = requirements
    .filter(({ id }) => survivor?.misses.includes(id))
    .map(({ title }) => title);
  const left = last.missed.length;
  if (json) {
    const told = survivor && { title: survivor.title, says: survivor.says, breaks };
    printJson(context, { drill: "tests", challenge: slug, seed: last.seed, left, survivor: told });
  } else {
    const total = last.found.length + left;
    context.out(renderSurvivor({ slug, survivor, breaks, left, total }, context));
  }
  return 0;
}
