import type { Hint } from "../challenge.ts";
import { locateChallenge } from "../challenge-paths.ts";
import { parseHints } from "../parse-hints.ts";
import { loadText } from "./load-text.ts";

/**
 * The hints of a challenge, in the order of its `hints.md`.
 *
 * @throws TrainerError `INVALID_HINTS`, or when the file cannot be read.
 */
export function loadHints(packageRoot: string, slug: string): Hint[] {
  const source = `challenges/${slug}/hints.md`;
  return parseHints(loadText(locateChallenge(packageRoot, slug).hints, source), source);
}
