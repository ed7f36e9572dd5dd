/** A number with its noun: `1 answer`, `3 answers`. Only for nouns whose plural ends in `s`. */
export function tellCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
