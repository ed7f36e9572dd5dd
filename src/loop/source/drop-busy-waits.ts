const CLOCK = String.raw`(?:Date|performance)\.now\(\)`;
const NOTHING = String.raw`(?:;|\{(?:\s|//[^\n]*|/\*(?:[^*]|\*(?!/))*\*/)*\})`;

/** Work that only waits for the clock: it changes nothing but the time. */
const BUSY_WAIT = new RegExp(
  [
    String.raw`(?:const|let|var)\s+(\w+)\s*=\s*${CLOCK}(?:\s*\+\s*[\w.]+)?\s*;?\s*`,
    String.raw`while\s*\(\s*${CLOCK}\s*(?:<=?\s*\1|-\s*\1\s*<=?\s*[\w.]+)\s*\)\s*`,
    NOTHING,
  ].join(""),
  "g",
);

/** A program without what only waits for the clock. */
export function dropBusyWaits(text: string): string {
  return text.replaceAll(BUSY_WAIT, (part) => part.replaceAll(/[^\n]/g, " "));
}
