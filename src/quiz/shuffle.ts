import { seedRandom } from "../text/seed-random.ts";

/** The numbers from 0 to `count` - 1 in an order that depends on nothing but the seed. */
export function shuffle(count: number, seed: string): number[] {
  const numbers = Array.from({ length: count }, (_none, at) => at);
  const next = seedRandom(seed);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1));
    [numbers[last], numbers[other]] = [numbers[other] ?? 0, numbers[last] ?? 0];
  }
  return numbers;
}

/** A number from 0 up to 1 that depends on nothing but the text. */
export function findFraction(text: string): number {
  return seedRandom(text)();
}
