/** Whether a text is a range such as `*`, `>=22.18 <23 || >=24.3` or `24`. */
export function isRange(text: string): boolean {
  return text.split("||").every((part) => {
    const words = splitWords(part);
    return words.length > 0 && words.every((word) => word === "*" || COMPARATOR.test(word));
  });
}

/**
 * Whether a version such as `v22.23.3` lies in a range; a bare number means that line or release, and a
 * nightly counts as its release.
 */
export function matchesRange(version: string, range: string): boolean {
  if (!VERSION.test(version)) return false;
  const parts = parseParts(version);
  return range.split("||").some((part) => splitWords(part).every((word) => matches(parts, word)));
}

/** The versions that the trainer runs on. */
const SUPPORTED = ">=20.19 <21 || >=22.13";

/**
 * Supported versions that stand for all others: whatever holds for these holds for every version,
 * as far as it depends on the given ranges.
 */
export function sampleVersions(ranges: readonly string[], within: string): string[] {
  if ([...ranges, within].every((range) => range === "*")) return LINES.slice(0, 1);
  const edges = ranges.flatMap((range) => range.split(/[|\s]+/)).flatMap(listEdges);
  return [...new Set([...LINES, ...edges])]
    .filter((version) => matchesRange(version, SUPPORTED) && matchesRange(version, within))
    .toSorted((a, b) => compare(parseParts(a), parseParts(b)));
}

const LINES = ["20.19.0", "22.13.0", "23.0.0", "24.0.0", "25.0.0", "26.0.0", "28.0.0"];

/** The bound of a comparator, and the releases before and after it, as far as ranges can tell. */
function listEdges(word: string): string[] {
  const text = COMPARATOR.exec(word)?.[2];
  if (text === undefined) return [];
  const [major = 0, minor = 0, patch = 0] = parseParts(text);
  const before =
    patch > 0
      ? [major, minor, patch - 1]
      : minor > 0
        ? [major, minor - 1, 999]
        : [major - 1, 999, 999];
  const next = text.includes(".") ? [major, minor + 1, 0] : [major + 1, 0, 0];
  return [[major, minor, patch], [major, minor, patch + 1], before, next].map((parts) =>
    parts.join("."),
  );
}

const VERSION = /^v?\d+(?:\.\d+){0,2}(?:-.*)?$/;
const COMPARATOR = /^(>=|<=|>|<|=)?v?(\d+(?:\.\d+){0,2})$/;

function splitWords(part: string): string[] {
  return part.split(/\s+/).filter((word) => word !== "");
}

function matches(version: readonly number[], word: string): boolean {
  if (word === "*") return true;
  const found = COMPARATOR.exec(word);
  if (found === null) return false;
  const [, sign = "=", text = ""] = found;
  const bound = parseParts(text);
  const way = compare(version, bound);
  switch (sign) {
    case ">=":
      return way >= 0;
    case "<":
      return way < 0;
    // `>22` leaves out all of line 22, `<=22` takes all of it.
    case ">":
      return way > 0 && !startsWith(version, bound);
    case "<=":
      return way < 0 || startsWith(version, bound);
    default:
      return startsWith(version, bound);
  }
}

function parseParts(text: string): number[] {
  const [core = ""] = text.replace(/^v/, "").split("-");
  return core.split(".").map(Number);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < 3; at += 1) {
    const way = (a[at] ?? 0) - (b[at] ?? 0);
    if (way !== 0) return way;
  }
  return 0;
}

function startsWith(version: readonly number[], bound: readonly number[]): boolean {
  return bound.every((part, at) => version[at] === part);
}
