/** The lines of a journal that can move to another one. */
export interface JournalLines {
  /** Each one JSON object with a kind, whether or not this version knows it; none twice. */
  lines: string[];
  /** How many others there are, such as a torn last line. */
  torn: number;
}

/** Splits the text of a journal into its lines. */
export function splitJournal(text: string): JournalLines {
  const all = new Set(text.replace(/^\uFEFF/, "").split(/\r?\n/));
  const filled = [...all].filter((line) => line.trim() !== "");
  const lines = filled.filter(isEvent);
  return { lines, torn: filled.length - lines.length };
}

/** Those of `lines` that a journal does not have yet, in their order. */
export function listMissingLines(text: string, lines: readonly string[]): string[] {
  const known = new Set(splitJournal(text).lines);
  return [...new Set(lines)].filter((line) => !known.has(line));
}

function isEvent(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && "kind" in value;
  } catch {
    return false;
  }
}
