import { transformSync } from "rolldown/utils";
import { locateChallenge } from "../challenge-paths.ts";
import { loadText } from "./load-text.ts";

/**
 * The starter of a challenge in TypeScript, or what is left of it without its types.
 *
 * @throws TrainerError when it cannot be read.
 */
export function loadStarter(packageRoot: string, slug: string, language: "ts" | "js"): string {
  const source = `challenges/${slug}/starter.ts`;
  const text = loadText(locateChallenge(packageRoot, slug).starter, source);
  return language === "ts" ? text : transformSync(source, text, { lang: "ts" }).code;
}
