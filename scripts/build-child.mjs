/**
 * Bundles the judged child into one file without exports, with its own copy of the test tools: what
 * the learner's code could load from node_modules is another copy, and what the tools would put on
 * the global object stays inside the bundle. A solution's own object with a method `asymmetricMatch`
 * is no matcher here.
 */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../", import.meta.url));
const child = (name) => fileURLToPath(new URL(`../src/judge/io/child/${name}.ts`, import.meta.url));
const PRIVATE = child("private-global");
const BIG = child("big-values");
const CLOCK = child("fair-clock");

/** What a changed file begins with: its own global object, or what stands in for parts of it. */
const hide = (name) => `import { privateGlobal as ${name} } from ${JSON.stringify(PRIVATE)};\n`;
const take = (names, from) => `import { ${names} } from ${JSON.stringify(from)};\n`;

/** Where a value is turned into text, which takes for ever if it is too big. */
const NAMED = "const big = nameBig(value);\nif (big !== null) return big;\n";
/** Where values are compared: bytes at once, and a pair that was found equal not each time it comes up. */
const COMPARED = [
  [
    "\treturn eq(a, b, [], [], customTesters, strictCheck ? hasKey : hasDefinedKey);\n",
    `\tconst known = Object.assign([], { equal: new WeakMap() });
  try {
    return eq(a, b, known, [], customTesters, strictCheck ? hasKey : hasDefinedKey);
  } catch (error) {
    if (isBig(a) || isBig(b)) return false;
    throw error;
  }\n`,
  ],
  [
    "\tconst testerContext = { equals };\n",
    `\tconst bytes = compareBytes(a, b);
  if (bytes !== null) return bytes;
  const testerContext = { equals };\n`,
  ],
  [
    "\tlet length = aStack.length;\n\twhile (length--) {\n\t\t// Linear search.",
    `\tif (aStack.equal?.get(a) === b) return true;
  let length = aStack.length;
  while (length--) {
    // Linear search.`,
  ],
  [
    "\taStack.pop();\n\tbStack.pop();\n\treturn result;\n",
    "\taStack.pop();\n\tbStack.pop();\n\tif (result) aStack.equal?.set(a, b);\n\treturn result;\n",
  ],
];

/** Where the state of `expect` is kept: what stays as it is is not written again for each assertion. */
const STATE = [
  `\tconst results = Object.defineProperties(current, {
\t\t...Object.getOwnPropertyDescriptors(current),
\t\t...Object.getOwnPropertyDescriptors(state)
\t});`,
  "\tconst results = Object.defineProperties(current, Object.getOwnPropertyDescriptors(state));",
];

/** The files that are changed: what each begins with, and what stands for what in it. */
const CHANGES = [
  {
    filter: /[\\/]@vitest[\\/]expect[\\/]dist[\\/]index\.js$/,
    begin: hide("globalThis") + take("compareBytes, isBig", BIG),
    // The tools take anything with a method of that name for a matcher such as `expect.any()`.
    edits: [
      ['isA("Function", obj.asymmetricMatch)', "obj instanceof AsymmetricMatcher"],
      ...COMPARED,
      STATE,
    ],
  },
  {
    filter: /[\\/]@vitest[\\/]utils[\\/]dist[\\/]timers\.js$/,
    begin: hide("globalThis"),
    edits: [["", ""]],
  },
  {
    filter: /[\\/]vitest[\\/]dist[\\/]chunks[\\/]utils\.[^\\/]+\.js$/,
    begin: hide("globalThis"),
    edits: [["", ""]],
  },
  {
    // It also replaces real globals, for fake clocks; only where it keeps `expect` is private.
    filter: /[\\/]vitest[\\/]dist[\\/]chunks[\\/]test\.[^\\/]+\.js$/,
    begin: hide("trainerPrivate"),
    edits: [
      ["globalThis[ASYMMETRIC_MATCHERS_OBJECT]", "trainerPrivate[ASYMMETRIC_MATCHERS_OBJECT]"],
      ["globalThis[GLOBAL_EXPECT]", "trainerPrivate[GLOBAL_EXPECT]"],
      ["globalThis, GLOBAL_EXPECT", "trainerPrivate, GLOBAL_EXPECT"],
    ],
  },
  {
    // What a test may take is measured here.
    filter: /[\\/]@vitest[\\/]runner[\\/]dist[\\/]chunk-artifact\.js$/,
    begin: take("fairNow as trainerNow", CLOCK),
    edits: [
      ["const startTime = now$2();", "const startTime = trainerNow();"],
      ["now$2() - startTime >= timeout", "trainerNow() - startTime >= timeout"],
    ],
  },
  {
    filter: /[\\/]@vitest[\\/]utils[\\/]dist[\\/]display\.js$/,
    begin: take("nameBig", BIG),
    edits: [startWith("function inspect$1(value, opts = {}) {\n", NAMED)],
  },
  {
    filter: /[\\/]node_modules[\\/]chai[\\/]index\.js$/,
    begin: take("nameBig", BIG),
    edits: [startWith("function inspect(value, opts = {}) {\n", NAMED)],
  },
  {
    filter: /[\\/]@vitest[\\/]utils[\\/]dist[\\/]error\.js$/,
    begin: take("cutError", BIG),
    edits: [
      startWith(
        "function processError(_err, diffOptions, seen = new WeakSet()) {\n",
        "const short = cutError(_err);\nif (short !== null) return short;\n",
      ),
    ],
  },
];
const PLACES = CHANGES.flatMap(({ edits }) => edits).length;

/**
 * Builds `dist/judge-child.js` and gives esbuild's result. Throws when the test tools no longer look
 * as expected.
 */
export async function buildChild() {
  const seen = new Set();
  const result = await build({
    absWorkingDir: root,
    metafile: true,
    entryPoints: { "judge-child": "src/judge/io/child/entry.ts" },
    outdir: "dist",
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    plugins: [changeTools(seen)],
    logLevel: "warning",
  });
  if (seen.size < PLACES) throw new Error(`The test tools have changed: ${[...seen].join(", ")}`);
  return result;
}

function startWith(head, first) {
  return [head, head + first];
}

function changeTools(seen) {
  return {
    name: "change-tools",
    setup({ onLoad }) {
      for (const { filter, begin, edits } of CHANGES) {
        onLoad({ filter }, async ({ path }) => {
          let text = await readFile(path, "utf8");
          for (const [was, is] of edits) {
            if (!text.includes(was)) continue;
            seen.add(`${path} ${was}`);
            if (was !== "") text = text.replaceAll(was, () => is);
          }
          return { contents: begin + text, loader: "js" };
        });
      }
    },
  };
}
