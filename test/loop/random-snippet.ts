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

/**
 * What a snippet is made of: `free` callbacks, or also such as share state, throw, settle promises of
 * others, read streams that print nothing, talk over sockets or ports, or wait for a while.
 */
export const MANNERS = [
  "free",
  "shared",
  "throwing",
  "promises",
  "streams",
  "sockets",
  "ports",
  "delays",
] as const;

/** What a snippet is made of. */
export type Manner = (typeof MANNERS)[number];

const MOST_CALLBACKS = 9;
const DEEPEST = 3;

/** A random CommonJS snippet of nested callbacks, most of which print a line. */
export function writeSnippet(seed: number, manner: Manner): string {
  const random = createRandom(seed);
  const pick = <T>(items: readonly T[]): T | undefined =>
    items[Math.floor(random() * items.length)];
  const more = MORE[manner];
  const wraps = [...FREE, ...more, ...more];
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
  return `${HEAD}${BEFORE[manner] ?? ""}${body(0)}\n`;
}

const HEAD = `const fs = require("node:fs");
const { randomBytes } = require("node:crypto");
const { lookup } = require("node:dns");
`;

const BEFORE: Partial<Record<Manner, string>> = {
  shared: `let hits = 0;\nlet flag = false;\nconst timers = [];\n`,
  throwing: `process.on("uncaughtException", (error) => console.log(error.message));\n`,
  promises: `let open;\nconst gate = new Promise((resolve) => { open = resolve; });\nsetTimeout(() => open(), 4);\n`,
  sockets: `const net = require("node:net");\nlet closed = 0;\n`,
  ports: `const { MessageChannel } = require("node:worker_threads");\nlet heard = 0;\n`,
};

const say = (count: number): string => `console.log("c${count}");`;

const LINES: Record<Manner, (count: number) => string> = {
  free: say,
  // Half of the callbacks tell how many have run before them, some of them nothing else.
  shared: (count) => {
    if (count % 4 === 1) return `console.log("hit " + (hits += 1));`;
    return count % 2 === 0 ? say(count) : `console.log("c${count} " + (hits += 1));`;
  },
  throwing: say,
  promises: (count) => (count % 4 === 0 ? "" : say(count)),
  streams: say,
  sockets: say,
  ports: say,
  delays: (count) => (count % 4 === 0 ? "" : say(count)),
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
];

const EVERY: Wrap = (inner, count) =>
  `{ let n = 0; const every = setInterval(() => {\nconsole.log("i${count}." + n);\nif ((n += 1) === 2) { clearInterval(every);\n${inner}\n} }, 1); }`;
const BUSY = "{ const until = Date.now() + 3; while (Date.now() < until); }";

const MORE: Record<Manner, readonly Wrap[]> = {
  free: [],
  shared: [
    EVERY,
    (inner, count) =>
      `{ const again = setTimeout(() => {\n${inner}\n}, 2); setTimeout(() => { console.log("r${count}"); again.refresh(); }, 1); }`,
    (inner) => `timers.push(setTimeout(() => {\n${inner}\n}, 1));`,
    (inner) => `clearTimeout(timers[0]);\nsetImmediate(() => {\n${inner}\n});`,
    (inner) => `setImmediate(() => {\nclearTimeout(timers.pop());\n${inner}\n});`,
    (inner) => `setTimeout(() => {\n${inner}\n}, 1).unref();`,
    (inner) => `setImmediate(() => {\n${inner}\n}).unref();`,
    (inner) => `setTimeout(() => {\nif (hits > 2) process.exit();\n${inner}\n}, 1);`,
    (inner) => `setTimeout(() => {\nflag = !flag;\n}, 1);\nsetImmediate(() => {\n${inner}\n});`,
    (inner, count) =>
      `fs.stat(".", () => {\nif (flag) process.nextTick(() => console.log("f${count}"));\nelse setImmediate(() => console.log("f${count}"));\n${inner}\n});`,
  ],
  throwing: [
    (inner, count) => `setTimeout(() => {\n${inner}\nthrow new Error("x${count}");\n}, 1);`,
    (inner, count) => `setImmediate(() => {\n${inner}\nthrow new Error("x${count}");\n});`,
    (inner, count) => `process.nextTick(() => {\n${inner}\nthrow new Error("x${count}");\n});`,
    (inner, count) => `queueMicrotask(() => {\n${inner}\nthrow new Error("x${count}");\n});`,
    (inner, count) => `fs.stat(".", () => {\n${inner}\nthrow new Error("x${count}");\n});`,
  ],
  promises: [
    (inner) => `gate.then(() => {\n${inner}\n});`,
    (inner) => `(async () => {\nawait gate;\n${inner}\n})();`,
    (inner) => `setImmediate(() => {\nopen();\n${inner}\n});`,
    (inner) => `setTimeout(() => {\nopen();\n${inner}\n}, 1);`,
    (inner) => `fs.stat(".", () => {\nopen();\n${inner}\n});`,
    (inner) =>
      `Promise.race([new Promise((go) => setTimeout(go, 1)), fs.promises.stat(".")]).then(() => {\n${inner}\n});`,
    (inner) =>
      `Promise.all([new Promise((go) => setTimeout(go, 1)), fs.promises.stat(".")]).then(() => {\n${inner}\n});`,
    (inner) => `(async () => {\nawait new Promise((go) => setTimeout(go, 1));\n${inner}\n})();`,
    (inner) =>
      `(async () => {\nconst given = async () => Promise.resolve();\nawait given();\n${inner}\n})();`,
  ],
  streams: [
    (inner, count) =>
      `{ const r = fs.createReadStream(__filename).resume(); setTimeout(() => {\nconsole.log("s${count} " + r.readableEnded);\n${inner}\n}, 1); }`,
    (inner, count) =>
      `{ const r = fs.createReadStream(__filename); setTimeout(() => {\nr.on("ready", () => console.log("s${count}")).on("close", () => {\n${inner}\n}).resume(); }, 1); }`,
    (inner) => `fs.createReadStream(__filename).on("end", () => {\n${inner}\n}).resume();`,
    (inner) => `fs.createReadStream(__filename).resume();\nsetImmediate(() => {\n${inner}\n});`,
  ],
  sockets: [
    (
      inner,
      count,
    ) => `{ const s = net.createServer((c) => { c.on("error", () => {}).end("x"); }).listen(0, "127.0.0.1", () => {
const c = net.connect(s.address().port, "127.0.0.1", () => {\n${inner}\n});
c.resume().on("close", () => { console.log("k${count} " + (closed += 1)); s.close(); }); }); }`,
    (inner) =>
      `{ const s = net.createServer().listen(0, "127.0.0.1", () => { s.close(() => {\n${inner}\n}); }); }`,
  ],
  ports: [
    (inner) =>
      `{ const { port1, port2 } = new MessageChannel(); port1.on("message", () => { port1.close();\n${inner}\n}); port2.postMessage(1); }`,
    (inner, count) =>
      `{ const { port1, port2 } = new MessageChannel(); port1.on("message", () => { console.log("m${count} " + (heard += 1)); port1.close(); }); setImmediate(() => { port2.postMessage(1);\n${inner}\n}); }`,
  ],
  delays: [
    (inner) => `setTimeout(() => {\n${inner}\n}, 3);`,
    (inner) => `setTimeout(() => {\n${inner}\n}, 6);`,
    (inner) => `setTimeout(() => {\n${inner}\n${BUSY}\n}, 1);`,
    (inner) => `setImmediate(() => {\n${BUSY}\n${inner}\n});`,
    (inner) => `${BUSY}\nsetTimeout(() => {\n${inner}\n}, 1);`,
  ],
};
