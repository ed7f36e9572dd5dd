/** Whether a text is a range such as `*`, `>=22.18 <23 || >=24.3` or `24`. */
export function isRange(text: string): boolean {
  return text.split("||").every((part) => {
    const words = splitWords(part);
    return words.length > 0 && words.every((word) => word === "*" || COMPARATOR.test(word));
  });
}

/** Whether a version such as `v22.23.3` lies in a range; a bare number means that line or release. */
export function matchesRange(version: string, range: string): boolean {
  const parts = parseParts(version);
  return range.split("||").some((part) => splitWords(part).every((word) => matches(parts, word)));
}

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
