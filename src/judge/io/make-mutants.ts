import { parseSync } from "rolldown/utils";
import { seedRandom } from "../../text/seed-random.ts";
import { drawMutants, listMutants } from "../mutate.ts";
import type { Mutant } from "../mutate.ts";

/** Up to `count` mutants of a TypeScript program that parse, always the same ones for a seed. */
export function makeMutants(text: string, count: number, seed: string): Mutant[] {
  const parse = (code: string): ReturnType<typeof parseSync> =>
    parseSync("mutant.ts", code, { lang: "ts", sourceType: "module" });
  const all = listMutants({ text, tree: parse(text).program });
  const sound = all.filter((mutant) => parse(mutant.text).errors.length === 0);
  return drawMutants(sound, count, seedRandom(seed));
}
