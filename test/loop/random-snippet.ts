/** A generator of numbers from 0 to 1 that gives the same for the same seed. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const MOST_CALLBACKS = 9;
const DEEPEST = 3;

/** A random CommonJS snippet of nested callbacks, each of which prints a line of its own. */
export function writeSnippet(seed: number): string {
  const random = createRandom(seed);
  const pick = <T>(items: readonly T[]): T | undefined =>
    items[Math.floor(random() * items.length)];
  let left = MOST_CALLBACKS;
  let count = 0;
  const body = (depth: number): string => {
    count += 1;
    const lines = [`console.log("c${count}");`];
    const most = depth === 0 ? 2 + Math.floor(random() * 4) : Math.floor(random() * 3);
    const kids = depth < DEEPEST ? most : 0;
    for (let at = 0; at < kids && left > 0; at += 1) {
      left -= 1;
      const wrap = pick(WRAPS) ?? ((inner: string) => inner);
      lines.push(wrap(body(depth + 1)));
    }
    return lines.join("\n");
  };
  return `const fs = require("node:fs");\n${body(0)}\n`;
}

const WRAPS: readonly ((inner: string) => string)[] = [
  (inner) => `process.nextTick(() => {\n${inner}\n});`,
  (inner) => `queueMicrotask(() => {\n${inner}\n});`,
  (inner) => `Promise.resolve().then(() => {\n${inner}\n});`,
  (inner) => `(async () => {\nawait null;\n${inner}\n})();`,
  (inner) => `setTimeout(() => {\n${inner}\n}, 0);`,
  (inner) => `setTimeout(() => {\n${inner}\n}, 1);`,
  (inner) => `setTimeout(() => {\n${inner}\n}, 2);`,
  (inner) => `setImmediate(() => {\n${inner}\n});`,
  (inner) => `setImmediate(() => {\n${inner}\n});`,
  (inner) => `fs.stat(".", () => {\n${inner}\n});`,
  (inner) => `fs.readFile(__filename, () => {\n${inner}\n});`,
  (inner) => `fs.promises.stat(".").then(() => {\n${inner}\n});`,
];
