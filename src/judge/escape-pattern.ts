/** A text as the part of a regular expression that matches just this text. */
export function escapePattern(text: string): string {
  return text.replaceAll(/[$.*+?^{}()|[\]\\/]/g, String.raw`\$&`);
}
