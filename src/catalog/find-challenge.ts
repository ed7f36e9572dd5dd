import { TrainerError } from "../errors.ts";
import type { Catalog, Challenge } from "./challenge.ts";
import { findNearest } from "./nearest-challenges.ts";

/**
 * The challenge with exactly this slug.
 *
 * @throws TrainerError `UNKNOWN_CHALLENGE` with the nearest slugs in its hint, or the fault that
 * keeps this challenge out of the catalog.
 */
export function findChallenge(catalog: Catalog, slug: string): Challenge {
  const found = catalog.challenges.find((challenge) => challenge.slug === slug);
  if (found !== undefined) return found;
  const fault = catalog.faults.find((one) => one.slug === slug);
  if (fault !== undefined) throw fault.error;
  throw new TrainerError("UNKNOWN_CHALLENGE", `There is no challenge \`${slug}\`.`, {
    hint: suggest(findNearest(catalog.challenges, slug)),
  });
}

function suggest(nearest: readonly Challenge[]): string {
  const list = "`trainer list` shows all challenges.";
  if (nearest.length === 0) return list;
  return `Did you mean ${nearest.map(({ slug }) => `\`${slug}\``).join(" or ")}? ${list}`;
}
