import { join } from "node:path";
import type { Challenge } from "../../../catalog/challenge.ts";
import { loadDrillBank } from "../../../catalog/io/load-mistakes.ts";
import { loadText } from "../../../catalog/io/load-text.ts";
import { countUnlocked } from "../../../catalog/stages.ts";
import { declareProgram } from "../../../judge/io/declare-program.ts";
import { refreshTypes } from "../../../workspace/io/scaffold-tests.ts";
import type { Context } from "../../context.ts";
import type { State } from "../../state.ts";
import { findReference } from "./judge-suite.ts";

/** Tells editors what `vitest` and `@solution` are in a learner's tests; `reference` is what is declared. */
export function writeTypes(
  { slug, reference }: { slug: string; reference: string },
  workspace: string,
  { packageRoot }: Pick<Context, "packageRoot">,
): void {
  refreshTypes(workspace, slug, {
    "vitest.d.ts": loadText(join(packageRoot, "types", "vitest.d.ts"), "types/vitest.d.ts"),
    [`${slug}.d.ts`]: declareProgram(slug, reference),
  });
}

/** The same for tests that are there already, up to the last stage that is open. */
export function writeOwnTypes(
  challenge: Challenge,
  { workspace, progress }: Pick<State, "workspace" | "progress">,
  context: Pick<Context, "packageRoot">,
): void {
  const { slug } = challenge;
  const bank = loadDrillBank(context.packageRoot, slug);
  const stage = countUnlocked(challenge, progress.challenges.get(slug));
  const reference = findReference({ challenge, bank, stage }, context.packageRoot);
  writeTypes({ slug, reference }, workspace.folder, context);
}
