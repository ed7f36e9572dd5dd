/** A text as the source of a regular expression that finds it as it stands. */
export function escapePattern(text: string): string {
  return text.replaceAll(/[$.*+?^{}()|[\]\\]/g, String.raw`\$&`);
}
