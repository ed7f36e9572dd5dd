import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { digest, openOutcomes } from "../../process/outcome-cache.ts";
import type { OutcomeCache } from "../../process/outcome-cache.ts";
import type { CardList } from "../card-list.ts";
import { parseCardList } from "../card/parse-card-index.ts";

/**
 * The list of a package's cards without reading any of them: in an installation the one that the build wrote,
 * in a clone the one that was kept while no file has changed since. `null` where there is none.
 */
export function loadCardList(packageRoot: string): CardList | null {
  const stamp = stampCards(packageRoot);
  if (stamp !== null) return openKept(packageRoot).find(stamp) ?? null;
  try {
    return parseCardList(readFileSync(locateCardList(packageRoot), "utf8"));
  } catch {
    // Whatever is wrong with it is of no account as long as the cards can be read.
    return null;
  }
}

/** Keeps the list of a clone's cards until a file of them changes; it is made after the files were looked at. */
export function keepCardList(packageRoot: string, make: () => CardList | null): void {
  const stamp = stampCards(packageRoot);
  if (stamp === null) return;
  const kept = openKept(packageRoot);
  const list = kept.find(stamp) === undefined ? make() : null;
  if (list === null) return;
  kept.keep(stamp, list);
  kept.save();
}

/** Where the build puts the list of cards. */
export function locateCardList(packageRoot: string): string {
  return join(packageRoot, "dist", "card-list.json");
}

function openKept(packageRoot: string): OutcomeCache<CardList> {
  return openOutcomes<CardList>(packageRoot, "card-list");
}

/**
 * A short name for all files of cards as they are now, by their times and sizes, and for the built program;
 * `null` in an installation, which has no such files.
 */
function stampCards(packageRoot: string): string | null {
  const root = join(packageRoot, "quiz");
  const decks = listNames(root).filter((name) => !name.includes("."));
  const files = decks.flatMap((deck) =>
    listNames(join(root, deck)).map((name) => `${deck}/${name}`),
  );
  if (files.length === 0) return null;
  return digest(
    [...files, "theory.json"].map((file) => tellTimes(root, file)).join("\n"),
    tellTimes(packageRoot, "dist/main.js"),
  );
}

function listNames(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

/** Joined by hand, for a proper join of each name takes as long as looking at its file. */
function tellTimes(folder: string, name: string): string {
  try {
    const { size, mtimeMs, ctimeMs } = statSync(`${folder}/${name}`);
    return `${name} ${size} ${mtimeMs} ${ctimeMs}`;
  } catch {
    return `${name} cannot be read`;
  }
}
