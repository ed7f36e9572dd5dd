import { splitBrief } from "../brief.ts";
import type { Brief } from "../brief.ts";
import { locateChallenge } from "../challenge-paths.ts";
import { loadText } from "./load-text.ts";

/**
 * The brief of a challenge in its parts.
 *
 * @throws TrainerError when it cannot be read.
 */
export function loadBrief(packageRoot: string, slug: string): Brief {
  const source = `challenges/${slug}/README.md`;
  return splitBrief(loadText(locateChallenge(packageRoot, slug).brief, source));
}
