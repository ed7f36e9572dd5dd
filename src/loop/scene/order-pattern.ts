/** Most orders that one pattern may stand for. */
const MOST_ORDERS = 5000;

/**
 * All orders that a pattern stands for: `a -> {b -> c, d} -> e` is every way to mix the chains in
 * braces. `null` when the pattern is not well formed or stands for too many.
 */
export function expandPattern(pattern: string): string[][] | null {
  if (pattern.trim() === "(nothing)") return [[]];
  const tokens = pattern.split(/(\{|\}|->|,)/).map((token) => token.trim());
  const words = tokens.filter((token) => token !== "");
  const reader = { words, at: 0 };
  const orders = readChain(reader);
  return orders !== null && reader.at === words.length ? dropRepeats(orders) : null;
}

interface Reader {
  words: readonly string[];
  at: number;
}

function readChain(reader: Reader): string[][] | null {
  let orders = readLink(reader);
  while (orders !== null && reader.words[reader.at] === "->") {
    reader.at += 1;
    const next = readLink(reader);
    if (next === null || orders.length * next.length > MOST_ORDERS) return null;
    orders = orders.flatMap((head) => next.map((tail) => [...head, ...tail]));
  }
  return orders;
}

function readLink(reader: Reader): string[][] | null {
  const word = reader.words[reader.at];
  reader.at += 1;
  if (word === undefined || SIGNS.has(word)) return word === "{" ? readGroup(reader) : null;
  return [[word]];
}

const SIGNS = new Set(["{", "}", "->", ","]);

function readGroup(reader: Reader): string[][] | null {
  let mixed: string[][] = [[]];
  for (;;) {
    const chain = readChain(reader);
    if (chain === null || isTooMuch(mixed, chain)) return null;
    mixed = mixed.flatMap((left) => chain.flatMap((right) => mix(left, right)));
    const sign = reader.words[reader.at];
    reader.at += 1;
    if (sign === "}") return mixed;
    if (sign !== ",") return null;
  }
}

/** Two chains of m and n lines mix in (m + n)! / m! n! ways. */
function isTooMuch(mixed: readonly string[][], chain: readonly string[][]): boolean {
  const m = mixed[0]?.length ?? 0;
  const n = chain[0]?.length ?? 0;
  let ways = mixed.length * chain.length;
  for (let at = 1; at <= n; at += 1) ways = (ways * (m + at)) / at;
  return ways > MOST_ORDERS;
}

function mix(left: readonly string[], right: readonly string[]): string[][] {
  const [a, ...restLeft] = left;
  const [b, ...restRight] = right;
  if (a === undefined) return [[...right]];
  if (b === undefined) return [[...left]];
  return [
    ...mix(restLeft, right).map((rest) => [a, ...rest]),
    ...mix(left, restRight).map((rest) => [b, ...rest]),
  ];
}

function dropRepeats(orders: readonly string[][]): string[][] {
  return [...new Map(orders.map((order) => [order.join("\n"), order])).values()];
}
