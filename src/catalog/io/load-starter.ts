import { parseSync } from "rolldown/utils";
import { rejectFaults } from "../../text/reject-faults.ts";
import { locateChallenge } from "../challenge-paths.ts";
import { deriveStarter } from "../starter/derive-starter.ts";
import { loadText } from "./load-text.ts";

/**
 * The starter of a challenge in TypeScript, or the same one in JavaScript.
 *
 * @throws TrainerError when it cannot be read, or `INVALID_STARTER`.
 */
export function loadStarter(packageRoot: string, slug: string, language: "ts" | "js"): string {
  const source = `challenges/${slug}/starter.ts`;
  const text = loadText(locateChallenge(packageRoot, slug).starter, source);
  return language === "ts" ? text : translateStarter(text, source);
}

/**
 * A starter in JavaScript; `source` is the name of the given one in faults.
 *
 * @throws TrainerError `INVALID_STARTER`.
 */
export function translateStarter(text: string, source: string): string {
  const options = { lang: "ts", sourceType: "module" } as const;
  const { program: tree, comments, errors } = parseSync("starter.ts", text, options);
  const faults = errors.map(({ message }) => message);
  rejectFaults("INVALID_STARTER", source, faults);
  return deriveStarter({ text, tree, comments }, source);
}
