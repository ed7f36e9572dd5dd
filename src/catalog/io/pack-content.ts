import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { packBank } from "../pack-bank.ts";
import { loadBank } from "./load-bank.ts";
import { locateIndex, parseCatalog } from "./load-catalog.ts";
import { locatePacked } from "./load-mistakes.ts";

/**
 * Writes the index of the catalog, and what an installation needs of each challenge's bank, for the
 * package holds no mistakes and right forms as files of their own. Gives the absolute paths of what it wrote.
 *
 * @throws TrainerError when content cannot be read.
 */
export function packContent(packageRoot: string): string[] {
  const { challenges } = parseCatalog(packageRoot);
  const banks = challenges.map(({ slug }): [string, string] => [
    locatePacked(packageRoot, slug),
    packBank(loadBank(packageRoot, slug)),
  ]);
  const all = [[locateIndex(packageRoot), JSON.stringify(challenges)] as const, ...banks];
  for (const [path, text] of all) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return all.map(([path]) => path);
}
