/**
 * The settings of each challenge's TypeScript, which editors, the linter and the type check read. They are
 * written by the build and ignored by git.
 */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Writes a `tsconfig.json` into the folder of each challenge, and gives their slugs. */
export function writeChallengeSettings(root) {
  const slugs = readdirSync(path.join(root, "challenges")).filter((slug) =>
    existsSync(path.join(root, "challenges", slug, "challenge.json")),
  );
  for (const slug of slugs) writeSettings(root, slug);
  return slugs;
}

/** `@solution` is another file for each challenge. */
function writeSettings(root, slug) {
  const solution = `../../solutions/${slug}`;
  const settings = {
    extends: "../../tsconfig.json",
    compilerOptions: {
      noUnusedParameters: false,
      paths: { "@solution": [`${solution}/${slug}.ts`] },
    },
    include: ["starter.ts", "bench.ts", "play", "suite", "right", solution],
    exclude: [],
  };
  const file = path.join(root, "challenges", slug, "tsconfig.json");
  writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`);
}
