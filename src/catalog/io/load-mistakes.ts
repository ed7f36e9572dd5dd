import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bank, Form } from "../bank.ts";
import type { Mistake } from "../challenge.ts";
import { describeMistake } from "../bank.ts";
import { locateChallenge } from "../challenge-paths.ts";
import { parsePackedAdapters, parsePackedBank, parsePackedMistakes } from "../parse-packed-bank.ts";
import { loadBank, loadForms, loadMistakeFiles } from "./load-bank.ts";
import { loadText } from "./load-text.ts";

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

/**
 * The bank of a challenge with all edits, for drills: from its own files where they are, else from what
 * the build has packed; without mistakes where there is neither.
 *
 * @throws TrainerError when a part of it cannot be read.
 */
export function loadDrillBank(packageRoot: string, slug: string): Bank {
  const { mistakes, solution } = locateChallenge(packageRoot, slug);
  if (existsSync(mistakes)) return loadBank(packageRoot, slug);
  const packed = locatePacked(packageRoot, slug);
  return {
    reference: loadText(solution, `solutions/${slug}/${slug}.ts`),
    ...(existsSync(packed)
      ? parsePackedBank(readFileSync(packed, "utf8"))
      : { forms: [], mistakes: [] }),
  };
}

/** Where the build puts what learners need of a challenge's bank. */
export function locatePacked(packageRoot: string, slug: string): string {
  return join(packageRoot, "dist", "banks", `${slug}.json`);
}
