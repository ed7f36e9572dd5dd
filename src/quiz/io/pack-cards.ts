import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { makeCardList } from "../card-list.ts";
import { locateCardList } from "./load-card-list.ts";
import { locateCards, parseCards } from "./load-cards.ts";
import { loadTheory } from "./load-theory.ts";

/**
 * Writes the index of the cards, and the list of them: an installation reads these faster than their files,
 * and has none. Cards that cannot be read are left out; `dev check` tells them. Gives the absolute paths of
 * what it wrote.
 */
export function packCards(packageRoot: string): string[] {
  const [path, list] = [locateCards(packageRoot), locateCardList(packageRoot)];
  const { cards } = parseCards(packageRoot);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(cards));
  writeFileSync(list, JSON.stringify(makeCardList(cards, loadTheory(packageRoot))));
  return [path, list];
}
