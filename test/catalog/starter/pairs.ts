import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Pairs of small programs: TypeScript, and the JavaScript that is derived from it. */
const FOLDER = fileURLToPath(new URL("../../fixtures/starters/", import.meta.url));

/** The names of the pairs. */
export const NAMES = readdirSync(FOLDER).flatMap((file) =>
  file.endsWith(".ts") ? file.slice(0, -3) : [],
);

/** The text of one file of a pair, such as `alias.js`. */
export function readPair(name: string): string {
  return readFileSync(join(FOLDER, name), "utf8");
}
