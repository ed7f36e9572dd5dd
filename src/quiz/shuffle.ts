/** The numbers from 0 to `count` - 1 in an order that depends on nothing but the seed. */
export function shuffle(count: number, seed: string): number[] {
  const numbers = Array.from({ length: count }, (_none, at) => at);
  const next = createRandom(seed);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1));
    [numbers[last], numbers[other]] = [numbers[other] ?? 0, numbers[last] ?? 0];
  }
  return numbers;
}

/** A number from 0 up to 1 that depends on nothing but the text. */
export function findFraction(text: string): number {
  return createRandom(text)();
}

/** Numbers from 0 up to 1 (mulberry32, seeded by FNV-1a). */
function createRandom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const char of seed) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}
