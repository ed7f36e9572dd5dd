/** How many lines two orders have in common, from the first on. */
export function countSame(given: readonly string[], printed: readonly string[]): number {
  const at = printed.findIndex((line, place) => line !== given[place]);
  return at === -1 ? printed.length : at;
}
