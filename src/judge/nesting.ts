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
