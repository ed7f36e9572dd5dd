import { LINK_SOURCE, SGR_SOURCE } from "./escapes.ts";

/** One thing as a reader sees it, with the columns it fills; an escape sequence fills none. */
export interface Glyph {
  text: string;
  width: number;
}

/**
 * Characters that fill one column each and join with none of their kind: ASCII, Latin letters, the
 * usual punctuation, arrows, lines and blocks, and what stands for a space while a text is wrapped.
 * Loading what tells the others apart takes a while.
 */
const PLAIN =
  /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027\u2190-\u21ff\u2500-\u25fc\u2713\u2717\ue000]*$/;
const ESCAPE = new RegExp(`(${SGR_SOURCE}|${LINK_SOURCE})`);

/** First and last code points of the East Asian wide and full-width blocks. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18cff],
  [0x1aff0, 0x1b2ff],
  [0x1f200, 0x1f265],
  [0x20000, 0x3fffd],
];

let segmenter: Intl.Segmenter | undefined;

/** The glyphs of a text, in order; joined they are the text again. */
export function splitGlyphs(text: string): Glyph[] {
  if (PLAIN.test(text)) return Array.from(text, (char) => ({ text: char, width: 1 }));
  const parts: Glyph[] = [];
  let rest = text;
  for (let match = ESCAPE.exec(rest); match !== null; match = ESCAPE.exec(rest)) {
    parts.push(...splitPlain(rest.slice(0, match.index)), { text: match[0], width: 0 });
    rest = rest.slice(match.index + match[0].length);
  }
  parts.push(...splitPlain(rest));
  return parts;
}

/** The columns a text of one line fills; escape sequences fill none. */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  return splitGlyphs(text).reduce((sum, glyph) => sum + glyph.width, 0);
}

function splitPlain(text: string): Glyph[] {
  if (PLAIN.test(text)) return Array.from(text, (char) => ({ text: char, width: 1 }));
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return Array.from(segmenter.segment(text), ({ segment }) => ({
    text: segment,
    width: measure(segment),
  }));
}

function measure(grapheme: string): number {
  if (isInvisible(grapheme)) return 0;
  if (isEmoji(grapheme)) return 2;
  const point = grapheme.codePointAt(0) ?? 0;
  return WIDE.some(([first, last]) => point >= first && point <= last) ? 2 : 1;
}

// Classes of Unicode take a while to build, so they are built when the first such text comes.
function isInvisible(grapheme: string): boolean {
  return /^[\p{Control}\p{Format}\p{Nonspacing_Mark}\p{Enclosing_Mark}\p{Surrogate}]+$/u.test(
    grapheme,
  );
}

function isEmoji(grapheme: string): boolean {
  return /^(?:\p{Emoji_Presentation}|\p{Regional_Indicator}{2}|.\uFE0F|.\uFE0F?\u20E3)/u.test(
    grapheme,
  );
}
