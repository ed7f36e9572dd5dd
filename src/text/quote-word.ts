/** A word of a command to type: in quotes where a shell would take it for several. */
export function quoteWord(word: string): string {
  return /^[\w@%+=:,./~\\-]+$/.test(word) ? word : `"${word}"`;
}
