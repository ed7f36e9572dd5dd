import { Range, compare, satisfies, valid } from "semver";

/** The Node versions that the trainer runs on. */
const SUPPORTED = "^20.19.0 || >=22.13.0";

/** Whether a text is a range of versions such as `<22.18 || >=24 <24.3`. */
export function isRange(text: string): boolean {
  return text.trim() !== "" && parseRange(text) !== null;
}

/** Whether a version such as `v22.23.3` lies in a range; a nightly counts as its release. */
export function matchesRange(version: string, range: string): boolean {
  const release = version.replace(/-.*$/, "");
  return valid(release) !== null && satisfies(release, range);
}

/**
 * Supported versions that stand for all others: whatever holds for these holds for every version,
 * as far as it depends on the given ranges.
 */
export function sampleVersions(ranges: readonly string[], within: string): string[] {
  if ([...ranges, within].every((range) => range === "*")) return LINES.slice(0, 1);
  const bounds = ranges.flatMap((range) => parseRange(range)?.set.flat() ?? []);
  const edges = bounds.flatMap(({ semver: { major, minor, patch } }) => [
    `${major}.${minor}.${patch}`,
    `${major}.${minor}.${patch + 1}`,
    before(major, minor, patch),
  ]);
  return [...new Set([...LINES, ...edges])]
    .filter((version) => matchesRange(version, SUPPORTED) && matchesRange(version, within))
    .toSorted(compare);
}

const LINES = ["20.19.0", "22.13.0", "23.0.0", "24.0.0", "25.0.0", "26.0.0", "28.0.0"];

function parseRange(text: string): Range | null {
  try {
    return new Range(text);
  } catch {
    return null;
  }
}

/** The last release before another, as far as ranges can tell. */
function before(major: number, minor: number, patch: number): string {
  if (patch > 0) return `${major}.${minor}.${patch - 1}`;
  return minor > 0 ? `${major}.${minor - 1}.999` : `${major - 1}.999.999`;
}
