import { locateChallenge } from "../challenge-paths.ts";
import { loadText } from "./load-text.ts";

/**
 * The brief of a challenge, Markdown.
 *
 * @throws TrainerError when it cannot be read.
 */
export function loadBrief(packageRoot: string, slug: string): string {
  return loadText(locateChallenge(packageRoot, slug).brief, `challenges/${slug}/README.md`);
}
