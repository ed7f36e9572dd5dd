import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { packBank } from "../pack-bank.ts";
import { loadBank } from "./load-bank.ts";
import { loadCatalog } from "./load-catalog.ts";
import { locatePacked } from "./load-mistakes.ts";

/**
 * Writes what an installation needs of each challenge's bank, for the package holds no mistakes and
 * right forms as files of their own. Gives the absolute paths of what it wrote.
 *
 * @throws TrainerError when content cannot be read.
 */
export function packContent(packageRoot: string): string[] {
  return loadCatalog(packageRoot).challenges.map(({ slug }) => {
    const path = locatePacked(packageRoot, slug);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, packBank(loadBank(packageRoot, slug)));
    return path;
  });
}
