import { join } from "node:path";
import { locateFolder } from "./workspace-paths.ts";
import type { Language } from "./workspace.ts";

/** What a learner's test file of a challenge may end with, the usual ones first. */
const ENDINGS = [".test.ts", ".test.mts", ".test.js", ".test.mjs"] as const;

/** The folder of a learner's own tests of a challenge. */
export function locateTests(workspace: string, slug: string): string {
  return join(locateFolder(workspace, slug), "tests");
}

/** Where a new test file goes. */
export function locateNewTest(workspace: string, slug: string, language: Language): string {
  return join(locateTests(workspace, slug), `${slug}.test.${language}`);
}

/** All the paths that a learner's test file may have. */
export function listTestPaths(workspace: string, slug: string): string[] {
  const folder = locateTests(workspace, slug);
  return ENDINGS.map((ending) => join(folder, `${slug}${ending}`));
}

/** What editors need to understand tests, relative to the workspace. */
export const TYPES = join(".trainer", "types");

/** The settings beside a test file, which tell editors what its two imports mean. */
export function writeTestSettings(slug: string): string {
  const types = "../../.trainer/types";
  const paths = { vitest: [`${types}/vitest.d.ts`], "@solution": [`${types}/${slug}.d.ts`] };
  const own = { compilerOptions: { paths }, include: ["."], exclude: ["**/*.bak.*"] };
  const settings = { extends: "../../tsconfig.json", ...own };
  return `${JSON.stringify(settings, null, 2)}\n`;
}

/** What a new test file begins with; `exports` are the names that the challenge has so far. */
export function writeTestSkeleton(slug: string, exports: readonly string[]): string {
  return [
    'import { describe, expect, test } from "vitest";',
    `import { ${exports.join(", ")} } from "@solution";`,
    "",
    `// Tests for what \`trainer show ${slug}\` promises. They must pass on every right solution,`,
    "// and each wrong one should make at least one of them fail. `@solution` is what is tested.",
    `// Save, then run: trainer drill tests ${slug}`,
    "",
    `describe("${exports[0] ?? slug}", () => {`,
    '  test.todo("does what the brief says");',
    "});",
    "",
  ].join("\n");
}
