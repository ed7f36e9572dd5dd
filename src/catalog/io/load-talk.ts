import { locateChallenge } from "../challenge-paths.ts";
import { splitTalk } from "../talk.ts";
import type { Talk } from "../talk.ts";
import { loadText } from "./load-text.ts";

/**
 * What an interviewer says, is asked and asks next about a challenge.
 *
 * @throws TrainerError when it cannot be read.
 */
export function loadTalk(packageRoot: string, slug: string): Talk {
  const source = `challenges/${slug}/interview.md`;
  return splitTalk(loadText(locateChallenge(packageRoot, slug).interview, source));
}
