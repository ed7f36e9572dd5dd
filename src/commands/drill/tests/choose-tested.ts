import type { Challenge } from "../../../catalog/challenge.ts";
import { findChallenge } from "../../../catalog/find-challenge.ts";
import { chooseAmong } from "../../../drill/choose-drill.ts";
import { TrainerError } from "../../../errors.ts";
import { findLastTouched } from "../../../workspace/io/find-last-touched.ts";
import { listTestFiles } from "../../../workspace/io/scaffold-tests.ts";
import { findSlug } from "../../../workspace/workspace-paths.ts";
import type { Context } from "../../context.ts";
import type { State } from "../../state.ts";

/**
 * The challenge to write tests for: the one that is named, else the one whose folder one stands in, else
 * the one whose tests were changed last, else the one that the learner needs most.
 *
 * @throws TrainerError `UNKNOWN_CHALLENGE`, or `NOTHING_TO_DRILL` when none is named and none was begun.
 */
export function chooseTested(
  slug: string | undefined,
  { catalog, workspace, progress }: State,
  { cwd, now }: Pick<Context, "cwd" | "now">,
): Challenge {
  const slugs = catalog.challenges.map((one) => one.slug);
  const chosen =
    slug ??
    findSlug(workspace.folder, cwd, slugs) ??
    findLastTouched(slugs, (one) => listTestFiles(workspace.folder, one)) ??
    chooseAmong(["tests"], { catalog, progress, now: now() })?.slug ??
    progress.current;
  if (chosen !== null) return findChallenge(catalog, chosen);
  throw new TrainerError("NOTHING_TO_DRILL", "You have not started a challenge yet.", {
    hint: "Name one, such as `trainer drill tests event-emitter`; `trainer list` shows them all.",
  });
}
