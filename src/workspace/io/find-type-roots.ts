import { createRequire } from "node:module";
import { dirname } from "node:path";

/** The folders with `@types` packages that come with the trainer; empty when they are not there. */
export function findTypeRoots(): string[] {
  try {
    const home = createRequire(import.meta.url).resolve("@types/node/package.json");
    return [dirname(dirname(home))];
  } catch {
    return [];
  }
}
