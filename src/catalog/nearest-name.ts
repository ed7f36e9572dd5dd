import { distance } from "fastest-levenshtein";

/** The one of `names` that someone who typed `typed` most likely meant; `null` when none is near. */
export function findNearestName(names: readonly string[], typed: string): string | null {
  const word = typed.slice(0, 80).toLowerCase();
  let best: { name: string; apart: number } | null = null;
  for (const name of names) {
    const apart = distance(word, name.toLowerCase());
    if (best === null || apart < best.apart) best = { name, apart };
  }
  if (best === null) return null;
  const longest = Math.max(word.length, best.name.length);
  return best.apart < longest && best.apart <= Math.max(2, longest * 0.4) ? best.name : null;
}
