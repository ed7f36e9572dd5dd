/** What stands for a typographic sign where only ASCII can be shown. */
const FALLBACKS: ReadonlyMap<string, string> = new Map([
  ["–", "-"],
  ["—", "--"],
  ["−", "-"],
  ["‐", "-"],
  ["‑", "-"],
  ["…", "..."],
  ["“", '"'],
  ["”", '"'],
  ["‘", "'"],
  ["’", "'"],
  ["→", "->"],
  ["←", "<-"],
  ["⇒", "=>"],
  ["↔", "<->"],
  ["≤", "<="],
  ["≥", ">="],
  ["≠", "!="],
  ["≈", "~"],
  ["×", "x"],
  ["÷", "/"],
  ["·", "-"],
  ["•", "*"],
  ["✓", "yes"],
  ["✗", "no"],
  ["\u00A0", " "],
  ["\u202F", " "],
  ["µ", "u"],
  ["²", "^2"],
]);

/** A text of ours with its typographic signs written in ASCII; letters of any script stay. */
export function foldToAscii(text: string): string {
  return text.replace(/[^\x20-\x7e\n]/g, (sign) => FALLBACKS.get(sign) ?? sign);
}
