import type { Bank } from "../catalog/bank.ts";
import type { MistakeFile } from "../catalog/parse-mistake-file.ts";
import { drawMix } from "../judge/mix-mistakes.ts";
import type { DrillSize } from "./level.ts";

/** Mistakes that fit together in one right program. */
export interface DrawnMistakes {
  /** The right program, TypeScript. */
  base: string;
  mistakes: MistakeFile[];
}

/** How often one size is tried before a smaller one is. */
const TRIES = 200;

/**
 * Draws mistakes of a bank that stand on one right form, do not overlap, and of which each breaks a
 * requirement that no other one does, so that it can be told apart. Where the bank has no mix of the
 * drawn size, a smaller one; `null` without any of at least `fewest`.
 */
export function drawMistakes(
  bank: Bank,
  { least, most }: Pick<DrillSize, "least" | "most">,
  { fewest, random }: { fewest: number; random: () => number },
): DrawnMistakes | null {
  const own = keepAlone(bank);
  const wanted = least + Math.floor(random() * (most - least + 1));
  for (let size = wanted; size >= fewest; size -= 1) {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const mix = drawMix(own, { random, size: () => size });
      if (mix !== null && mix.mistakes.every((one) => listOwn(one, mix.mistakes).length > 0))
        return { base: mix.base, mistakes: mix.mistakes };
    }
  }
  return null;
}

/** The requirements that a mistake breaks and no other one of these does. */
export function listOwn(mistake: MistakeFile, mistakes: readonly MistakeFile[]): string[] {
  const others = mistakes.filter(({ name }) => name !== mistake.name);
  return mistake.misses.filter((id) => others.every(({ misses }) => !misses.includes(id)));
}

/** Without forms that adapt a package: a learner may not have it, and solutions may not load it. */
function keepAlone({ reference, forms, mistakes }: Bank): Bank {
  const alone = forms.filter(({ over }) => over === null);
  const names = new Set(alone.map(({ name }) => `right/${name}`));
  const standing = mistakes.filter(({ on }) => on === null || names.has(on));
  return { reference, forms: alone, mistakes: standing };
}
