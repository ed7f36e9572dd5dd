/** A part of a text, and what stands in its place. */
export interface Replacement {
  start: number;
  end: number;
  text: string;
}

/**
 * A text, or a part of it, with its parts replaced. Those that stand inside another one are left
 * out; of several insertions in one place the first comes first.
 */
export function applyReplacements(
  text: string,
  replacements: readonly Replacement[],
  { start, end }: { start: number; end: number } = { start: 0, end: text.length },
): string {
  const sorted = replacements
    .filter((one) => one.start >= start && one.end <= end)
    .toSorted((one, other) => one.start - other.start || rank(one) - rank(other));
  let result = "";
  let done = start;
  for (const one of sorted) {
    if (one.start < done) continue;
    result += text.slice(done, one.start) + one.text;
    done = one.end;
  }
  return result + text.slice(done, end);
}

/** Insertions first, then the longest. */
function rank({ start, end }: Replacement): number {
  return start === end ? Number.MIN_SAFE_INTEGER : start - end;
}
