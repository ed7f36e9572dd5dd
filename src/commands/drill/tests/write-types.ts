import { join } from "node:path";
import { loadText } from "../../../catalog/io/load-text.ts";
import { declareProgram } from "../../../judge/io/declare-program.ts";
import { refreshTypes } from "../../../workspace/io/scaffold-tests.ts";
import type { Context } from "../../context.ts";

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
