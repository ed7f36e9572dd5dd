/** A number with its noun: `1 hint`, `3 hints`. Only for nouns whose plural ends in `s`. */
export function countNoun(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
