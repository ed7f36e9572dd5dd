/** How many brackets may stand inside of each other. Native parsers overflow the stack from some 10,000 on. */
const MOST = 2500;

/**
 * The offset at which a text nests brackets deeper than a parser can bear, which would end the
 * process; `null` where it does not. Brackets in strings and comments count too, which does no harm:
 * no text that a person wrote has so many more that open than that close.
 */
export function findTooDeep(text: string): number | null {
  let depth = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    const char = text[offset];
    if (char === "(" || char === "[" || char === "{") depth += 1;
    else if (depth > 0 && (char === ")" || char === "]" || char === "}")) depth -= 1;
    if (depth > MOST) return offset;
  }
  return null;
}

/** What can nest, and how much of a parser's stack each takes: measured, a bracket is 6. */
const WEIGHTS = new Map<string, number>([
  ..."([{<>".split("").map((char): [string, number] => [char, 6]),
  ..."=?:".split("").map((char): [string, number] => [char, 3]),
  ..."!~+-*/%&|^.`".split("").map((char): [string, number] => [char, 1]),
]);
const WORDS =
  /\b(?:class|if|else|for|while|do|with|new|typeof|keyof|void|await|delete|yield|unique|readonly|infer|as|satisfies|in|of|instanceof|extends|is|asserts|async)\b/g;
const WORD_WEIGHT = 3;
const CLASS_WEIGHT = 6;
/** The stack holds more than 5000 brackets. */
const SAFE = 4000 * 6;

/**
 * Whether no parser can overflow its stack with a text, whatever it holds: all that can nest in it is
 * too little. Most files are; of the others nothing is known.
 */
export function isShallow(text: string): boolean {
  let weight = 0;
  for (let offset = 0; offset < text.length && weight <= SAFE; offset += 1) {
    weight += WEIGHTS.get(text[offset] ?? "") ?? 0;
  }
  if (weight > SAFE) return false;
  for (const [word] of text.matchAll(WORDS)) {
    weight += word === "class" ? CLASS_WEIGHT : WORD_WEIGHT;
    if (weight > SAFE) return false;
  }
  return true;
}
