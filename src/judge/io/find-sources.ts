import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";

/**
 * The sources that some of them need when they run, themselves among them, sorted: names below `root`
 * with forward slashes. Types that are imported count for nothing. What is absent is left out.
 */
export function findSources(root: string, entries: readonly string[]): string[] {
  const found = new Set<string>();
  const waiting = [...entries];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    const text = readSource(join(root, name));
    if (text === null) continue;
    found.add(name);
    const folder = dirname(name);
    waiting.push(...listImports(text).map((path) => posix.join(folder, path)));
  }
  return [...found].toSorted();
}

/** Relative imports of a formatted module, those that are computed later too. */
const IMPORT =
  /^(?:import|export)\s(?!type\s)[^;"]*?"(\.{1,2}\/[^"]+)"|\bimport\("(\.{1,2}\/[^"]+)"\)/gm;

function listImports(text: string): string[] {
  return [...text.matchAll(IMPORT)].map(([, stated, computed]) => stated ?? computed ?? "");
}

function readSource(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
