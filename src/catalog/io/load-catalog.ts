import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { TrainerError } from "../../errors.ts";
import { explainFsFault } from "../../fs-fault.ts";
import type { Catalog, Challenge } from "../challenge.ts";
import { orderChallenges } from "../order-challenges.ts";
import { parseChallenge } from "../parse-challenge.ts";
import { parseIndex } from "../parse-index.ts";
import { parseJson } from "../../text/parse-json.ts";
import { isClone } from "./is-clone.ts";
import { loadText } from "./load-text.ts";

/**
 * All challenges of a package; one that cannot be read becomes a fault and leaves the others alone.
 * A folder without a `challenge.json` is no challenge.
 *
 * @throws TrainerError when there is no `challenges` folder.
 */
export function loadCatalog(packageRoot: string): Catalog {
  // In a clone the files are what counts, in an installation they do not change.
  if (isClone(packageRoot)) return parseCatalog(packageRoot);
  const index = locateIndex(packageRoot);
  if (!existsSync(index)) return parseCatalog(packageRoot);
  return { challenges: parseIndex(readFileSync(index, "utf8")), faults: [] };
}

/** Where the build puts the parsed challenges in their order. */
export function locateIndex(packageRoot: string): string {
  return join(packageRoot, "dist", "catalog.json");
}

/** The catalog from the challenges' own files. */
export function parseCatalog(packageRoot: string): Catalog {
  const folder = join(packageRoot, "challenges");
  const challenges: Challenge[] = [];
  const faults: Catalog["faults"] = [];
  for (const slug of listFolders(folder)) {
    try {
      challenges.push(loadChallenge(folder, slug));
    } catch (error) {
      if (!(error instanceof TrainerError)) throw error;
      if (error.code !== "MISSING_CONTENT") {
        faults.push({ slug, error: nameSource(error, slug) });
      }
    }
  }
  return { challenges: orderChallenges(challenges), faults };
}

function listFolders(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory() || entry.isSymbolicLink());
    return folders.map(({ name }) => name).toSorted();
  } catch (error) {
    throw explainFsFault(error, { action: "read", path: folder });
  }
}

function loadChallenge(folder: string, slug: string): Challenge {
  const source = `challenges/${slug}/challenge.json`;
  const text = loadText(join(folder, slug, "challenge.json"), source);
  return parseChallenge(slug, parseJson(text, source), source);
}

/** Every fault begins with its place in the package, whoever found it. */
function nameSource(error: TrainerError, slug: string): TrainerError {
  const source = `challenges/${slug}/challenge.json`;
  if (error.message.startsWith(source)) return error;
  const hint = error.hint === undefined ? {} : { hint: error.hint };
  return new TrainerError(error.code, `${source}: ${error.message}`, { ...hint, cause: error });
}
