import { locateChallenge } from "../challenge-paths.ts";
import { loadText } from "./load-text.ts";

/** The reference solution of a challenge. */
export interface Solution {
  /** TypeScript. */
  source: string;
  /** The walk-through, Markdown. */
  why: string;
}

/**
 * The reference solution of a challenge and its walk-through.
 *
 * @throws TrainerError when one of the two cannot be read.
 */
export function loadSolution(packageRoot: string, slug: string): Solution {
  const { solution, why } = locateChallenge(packageRoot, slug);
  return {
    source: loadText(solution, `solutions/${slug}/${slug}.ts`),
    why: loadText(why, `solutions/${slug}/WHY.md`),
  };
}
