import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { locateCards, parseCards } from "./load-cards.ts";

/**
 * Writes the index of the cards: an installation reads it faster than their files, and has none. Cards
 * that cannot be read are left out; `dev check` tells them. Gives the absolute paths of what it wrote.
 */
export function packCards(packageRoot: string): string[] {
  const path = locateCards(packageRoot);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(parseCards(packageRoot).cards));
  return [path];
}
