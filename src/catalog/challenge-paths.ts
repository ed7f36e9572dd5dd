import { join } from "node:path";

/** Where the parts of a challenge are; absolute if the package's folder is. */
export interface ChallengePaths {
  folder: string;
  challenge: string;
  brief: string;
  hints: string;
  interview: string;
  starter: string;
  play: string;
  bench: string;
  suite: string;
  mistakes: string;
  right: string;
  fixtures: string;
  survivors: string;
  solution: string;
  why: string;
}

/** Where the parts of a challenge are, whether they exist or not. */
export function locateChallenge(packageRoot: string, slug: string): ChallengePaths {
  const folder = join(packageRoot, "challenges", slug);
  const answers = join(packageRoot, "solutions", slug);
  return {
    folder,
    challenge: join(folder, "challenge.json"),
    brief: join(folder, "README.md"),
    hints: join(folder, "hints.md"),
    interview: join(folder, "interview.md"),
    starter: join(folder, "starter.ts"),
    play: join(folder, "play", "main.ts"),
    bench: join(folder, "bench.ts"),
    suite: join(folder, "suite"),
    mistakes: join(folder, "mistakes"),
    right: join(folder, "right"),
    fixtures: join(folder, "fixtures"),
    survivors: join(folder, "survivors.json"),
    solution: join(answers, `${slug}.ts`),
    why: join(answers, "WHY.md"),
  };
}
