import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { TrainerError } from "../../errors.ts";
import { explainFsFault, findErrno } from "../../fs-fault.ts";
import type { Card } from "../card/card.ts";
import { DECKS } from "../card/card-base.ts";
import { parseCard } from "../card/parse-card.ts";
import { parseCardIndex } from "../card/parse-card-index.ts";

/** All cards of a package; those that cannot be read are told as `file:line: what`, a line each. */
export interface LoadedCards {
  /** By deck, then by name. */
  cards: Card[];
  faults: string[];
}

/**
 * Every card of a package: from the files in a clone, and from the index that the build wrote in an
 * installation, which has no such files. One that cannot be read becomes a fault.
 */
export function loadCards(packageRoot: string): LoadedCards {
  const written = parseCards(packageRoot);
  const index = locateCards(packageRoot);
  if (written.cards.length + written.faults.length > 0 || !existsSync(index)) return written;
  return { cards: parseCardIndex(readText(index)), faults: [] };
}

/** Where the build puts the parsed cards in their order. */
export function locateCards(packageRoot: string): string {
  return join(packageRoot, "dist", "cards.json");
}

/** The cards from their own files. */
export function parseCards(packageRoot: string): LoadedCards {
  const root = join(packageRoot, "quiz");
  const paths = listFolders(root).flatMap((deck) =>
    listNames(join(root, deck)).map((name) => `${deck}/${name}`),
  );
  const loaded: LoadedCards = { cards: [], faults: [] };
  for (const path of paths) {
    try {
      loaded.cards.push(parseCard(`quiz/${path}`, readText(join(root, path))));
    } catch (error) {
      if (!(error instanceof TrainerError)) throw error;
      loaded.faults.push(...error.message.split("\n"));
    }
  }
  return loaded;
}

/** Known decks in their order, then folders that are none, so that these are told. */
function listFolders(root: string): string[] {
  const names = list(root)
    .filter((name) => name.isDirectory())
    .map(({ name }) => name);
  const known: readonly string[] = DECKS;
  return [
    ...known.filter((deck) => names.includes(deck)),
    ...names.filter((name) => !known.includes(name)).toSorted(),
  ];
}

function listNames(folder: string): string[] {
  return list(folder)
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map(({ name }) => name)
    .toSorted();
}

function list(
  folder: string,
): { name: string; isFile: () => boolean; isDirectory: () => boolean }[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (findErrno(error) === "ENOENT") return [];
    throw explainFsFault(error, { action: "read", path: folder });
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw explainFsFault(error, { action: "read", path });
  }
}
