import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Form } from "../bank.ts";
import type { Mistake } from "../challenge.ts";
import { describeMistake } from "../bank.ts";
import { locateChallenge } from "../challenge-paths.ts";
import { parsePackedAdapters, parsePackedMistakes } from "../parse-packed-bank.ts";
import { loadForms, loadMistakeFiles } from "./load-bank.ts";

/**
 * The common mistakes of a challenge: from their files where they are, as in a clone, else from what
 * the build has packed for learners.
 *
 * @throws TrainerError `INVALID_MISTAKE` with the faults of all of them, a line each.
 */
export function loadMistakes(packageRoot: string, slug: string): Mistake[] {
  if (existsSync(locateChallenge(packageRoot, slug).mistakes)) {
    return loadMistakeFiles(packageRoot, slug).map(describeMistake);
  }
  const packed = locatePacked(packageRoot, slug);
  return existsSync(packed) ? parsePackedMistakes(readFileSync(packed, "utf8")) : [];
}

/**
 * The right solutions of a challenge that adapt a package: from their files where they are, else from
 * what the build has packed.
 *
 * @throws TrainerError when one of them cannot be read.
 */
export function loadAdapters(packageRoot: string, slug: string): Form[] {
  if (existsSync(locateChallenge(packageRoot, slug).right)) {
    return loadForms(packageRoot, slug).filter(({ over }) => over !== null);
  }
  const packed = locatePacked(packageRoot, slug);
  return existsSync(packed) ? parsePackedAdapters(readFileSync(packed, "utf8")) : [];
}

/** Where the build puts what learners need of a challenge's bank. */
export function locatePacked(packageRoot: string, slug: string): string {
  return join(packageRoot, "dist", "banks", `${slug}.json`);
}
