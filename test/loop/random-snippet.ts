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

/** What a snippet is made of: `free` callbacks, or also such as share state, or such as throw. */
export type Manner = "free" | "shared" | "throwing";

const MOST_CALLBACKS = 9;
const DEEPEST = 3;

/** A random CommonJS snippet of nested callbacks, each of which prints a line of its own. */
export function writeSnippet(seed: number, manner: Manner): string {
  const random = createRandom(seed);
  const pick = <T>(items: readonly T[]): T | undefined =>
    items[Math.floor(random() * items.length)];
  const wraps = [...FREE, ...MORE[manner]];
  let left = MOST_CALLBACKS;
  let count = 0;
  const body = (depth: number): string => {
    count += 1;
    const lines = [LINES[manner](count)];
    const most = depth === 0 ? 2 + Math.floor(random() * 4) : Math.floor(random() * 3);
    const children = depth < DEEPEST ? most : 0;
    for (let at = 0; at < children && left > 0; at += 1) {
      left -= 1;
      const wrap = pick(wraps) ?? ((inner: string) => inner);
      lines.push(wrap(body(depth + 1), count));
    }
    return lines.join("\n");
  };
  return `${BEFORE[manner]}${body(0)}\n`;
}

const HEAD = `const fs = require("node:fs");
const { randomBytes } = require("node:crypto");
const { lookup } = require("node:dns");
`;

const BEFORE: Record<Manner, string> = {
  free: HEAD,
  shared: `${HEAD}let hits = 0;\nconst timers = [];\n`,
  throwing: `${HEAD}process.on("uncaughtException", (error) => console.log(error.message));\n`,
};

const LINES: Record<Manner, (count: number) => string> = {
  free: (count) => `console.log("c${count}");`,
  // Half of the callbacks tell how many have run before them.
  shared: (count) =>
    count % 2 === 0 ? `console.log("c${count}");` : `console.log("c${count} " + (hits += 1));`,
  throwing: (count) => `console.log("c${count}");`,
};

type Wrap = (inner: string, count: number) => string;

const FREE: readonly Wrap[] = [
  (inner) => `process.nextTick(() => {\n${inner}\n});`,
  (inner) => `queueMicrotask(() => {\n${inner}\n});`,
  (inner) => `Promise.resolve().then(() => {\n${inner}\n});`,
  (inner) => `(async () => {\nawait null;\n${inner}\n})();`,
  (inner) => `(async () => {\nawait { then: (go) => go() };\n${inner}\n})();`,
  (inner) => `setTimeout(() => {\n${inner}\n}, 0);`,
  (inner) => `setTimeout(() => {\n${inner}\n}, 1);`,
  (inner) => `setTimeout(() => {\n${inner}\n}, 2);`,
  (inner) => `setImmediate(() => {\n${inner}\n});`,
  (inner) => `setImmediate(() => {\n${inner}\n});`,
  (inner) => `fs.stat(".", () => {\n${inner}\n});`,
  (inner) => `fs.readFile(__filename, () => {\n${inner}\n});`,
  (inner) => `fs.promises.stat(".").then(() => {\n${inner}\n});`,
  (inner) => `randomBytes(8, () => {\n${inner}\n});`,
  (inner) => `lookup("localhost", () => {\n${inner}\n});`,
  (inner, count) =>
    `{ let n = 0; const every = setInterval(() => {\nconsole.log("i${count}." + n);\nif ((n += 1) === 2) { clearInterval(every);\n${inner}\n} }, 1); }`,
];

const MORE: Record<Manner, readonly Wrap[]> = {
  free: [],
  shared: [
    (inner, count) =>
      `{ const again = setTimeout(() => {\n${inner}\n}, 2); setTimeout(() => { console.log("r${count}"); again.refresh(); }, 1); }`,
    (inner) => `timers.push(setTimeout(() => {\n${inner}\n}, 1));`,
    (inner) => `clearTimeout(timers[0]);\nsetImmediate(() => {\n${inner}\n});`,
    (inner) => `setImmediate(() => {\nclearTimeout(timers.pop());\n${inner}\n});`,
    (inner) => `setTimeout(() => {\n${inner}\n}, 1).unref();`,
    (inner) => `setImmediate(() => {\n${inner}\n}).unref();`,
    (inner) => `setTimeout(() => {\nif (hits > 2) process.exit();\n${inner}\n}, 1);`,
  ],
  throwing: [
    (inner, count) => `setTimeout(() => {\n${inner}\nthrow new Error("x${count}");\n}, 1);`,
    (inner, count) => `setImmediate(() => {\n${inner}\nthrow new Error("x${count}");\n});`,
    (inner, count) => `process.nextTick(() => {\n${inner}\nthrow new Error("x${count}");\n});`,
    (inner, count) => `queueMicrotask(() => {\n${inner}\nthrow new Error("x${count}");\n});`,
  ],
};
