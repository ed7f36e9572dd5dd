import { locateChallenge } from "../challenge-paths.ts";
import { loadText } from "./load-text.ts";

/**
 * The starter of a challenge in TypeScript or JavaScript.
 *
 * @throws TrainerError when it cannot be read.
 */
export function loadStarter(packageRoot: string, slug: string, language: "ts" | "js"): string {
  const path = locateChallenge(packageRoot, slug).starter[language];
  return loadText(path, `challenges/${slug}/starter/${slug}.${language}`);
}
