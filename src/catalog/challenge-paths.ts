import { join } from "node:path";

/** Where the parts of a challenge are; absolute if the package's folder is. */
export interface ChallengePaths {
  folder: string;
  challenge: string;
  brief: string;
  hints: string;
  tsconfig: string;
  starter: { ts: string; js: string };
  suite: string;
  manifest: string;
  mistakes: string;
  right: string;
  fixtures: string;
  solution: string;
  why: string;
}

/** Where the parts of a challenge are, whether they exist or not. */
export function locateChallenge(packageRoot: string, slug: string): ChallengePaths {
  const folder = join(packageRoot, "challenges", slug);
  const answers = join(packageRoot, "solutions", slug);
  const suite = join(folder, "suite");
  const starter = join(folder, "starter");
  return {
    folder,
    challenge: join(folder, "challenge.json"),
    brief: join(folder, "README.md"),
    hints: join(folder, "hints.md"),
    tsconfig: join(folder, "tsconfig.json"),
    starter: { ts: join(starter, `${slug}.ts`), js: join(starter, `${slug}.js`) },
    suite,
    manifest: join(suite, "manifest.json"),
    mistakes: join(folder, "mistakes"),
    right: join(folder, "right"),
    fixtures: join(folder, "fixtures"),
    solution: join(answers, `${slug}.ts`),
    why: join(answers, "WHY.md"),
  };
}
