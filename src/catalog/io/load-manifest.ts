import { locateChallenge } from "../challenge-paths.ts";
import { parseJson } from "../parse-json.ts";
import { parseManifest } from "../parse-manifest.ts";
import { loadText } from "./load-text.ts";

/**
 * The titles of all tests of a challenge's suite, as `requirement > test`.
 *
 * @throws TrainerError `INVALID_MANIFEST` or `INVALID_JSON`, or when the file cannot be read.
 */
export function loadManifest(packageRoot: string, slug: string): string[] {
  const source = `challenges/${slug}/suite/manifest.json`;
  const text = loadText(locateChallenge(packageRoot, slug).manifest, source);
  return parseManifest(parseJson(text, source), source);
}
