import { statSync } from "node:fs";

/**
 * The one of `slugs` whose file was modified last, or `null` when there is none. `listFiles` gives the files
 * of a slug, of which the first one counts.
 */
export function findLastTouched(
  slugs: readonly string[],
  listFiles: (slug: string) => readonly string[],
): string | null {
  let best: { slug: string; at: number } | null = null;
  for (const slug of slugs) {
    const [file] = listFiles(slug);
    const at = file === undefined ? undefined : statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (at !== undefined && (best === null || at > best.at)) best = { slug, at };
  }
  return best?.slug ?? null;
}
