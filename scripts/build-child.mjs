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
const PRIVATE = fileURLToPath(new URL("../src/judge/io/child/private-global.ts", import.meta.url));

/** Files whose every use of the global object is private. */
const WHOLE =
  /[\\/](@vitest[\\/]expect[\\/]dist[\\/]index|@vitest[\\/]utils[\\/]dist[\\/]timers|vitest[\\/]dist[\\/]chunks[\\/]utils\.[^\\/]+)\.js$/;
/** The file that measures what a test takes, and where it looks at the time. */
const TIMED = /[\\/]@vitest[\\/]runner[\\/]dist[\\/]chunk-artifact\.js$/;
const LOOK = /\bnow\$\d+\(\)(?= - startTime >= timeout)|(?<=const startTime = )now\$\d+\(\)/g;
const CLOCK = fileURLToPath(new URL("../src/judge/io/child/fair-clock.ts", import.meta.url));
/** Where values and errors are turned into text, which takes for ever if they are too big. */
const SHOWN = [
  [
    /[\\/]@vitest[\\/]utils[\\/]dist[\\/]display\.js$/,
    "function inspect$1(value, opts = {}) {\n",
    "const big = nameBig(value);\nif (big !== null) return big;\n",
  ],
  [
    /[\\/]node_modules[\\/]chai[\\/]index\.js$/,
    "function inspect(value, opts = {}) {\n",
    "const big = nameBig(value);\nif (big !== null) return big;\n",
  ],
  [
    /[\\/]@vitest[\\/]utils[\\/]dist[\\/]error\.js$/,
    "function processError(_err, diffOptions, seen = new WeakSet()) {\n",
    "const short = cutError(_err);\nif (short !== null) return short;\n",
  ],
];
const BIG = fileURLToPath(new URL("../src/judge/io/child/big-values.ts", import.meta.url));
/** Where values are compared: a pair that was found equal is not compared again each time it comes up. */
const COMPARED = [
  [
    "\tconst testerContext = { equals };\n",
    "\tconst bytes = compareBytes(a, b);\n\tif (bytes !== null) return bytes;\n\tconst testerContext = { equals };\n",
  ],
  [
    "\treturn eq(a, b, [], [], customTesters, strictCheck ? hasKey : hasDefinedKey);\n",
    `\ttry {
    return eq(a, b, Object.assign([], { equal: new WeakMap() }), [], customTesters, strictCheck ? hasKey : hasDefinedKey);
  } catch (error) {
    if (isBig(a) || isBig(b)) return false;
    throw error;
  }\n`,
  ],
  [
    "\t// Used to detect circular references.\n\tlet length = aStack.length;\n",
    "\tif (aStack.equal?.get(a) === b) return true;\n\tlet length = aStack.length;\n",
  ],
  [
    "\taStack.pop();\n\tbStack.pop();\n\treturn result;\n",
    "\taStack.pop();\n\tbStack.pop();\n\tif (result) aStack.equal?.set(a, b);\n\treturn result;\n",
  ],
];
/** Three whole files, five in parts, the matchers and four of the comparison. */
const PLACES = 13;
/** What the tools take for a matcher such as `expect.any()`: anything with a method of that name. */
const LOOSE = 'isA("Function", obj.asymmetricMatch)';
const STRICT = "obj instanceof AsymmetricMatcher";
/** The file that also replaces real globals, for fake clocks, and where it keeps `expect`. */
const PARTS = /[\\/]vitest[\\/]dist[\\/]chunks[\\/]test\.[^\\/]+\.js$/;
const PART = /globalThis(?=\[(?:ASYMMETRIC_MATCHERS_OBJECT|GLOBAL_EXPECT)\]|, GLOBAL_EXPECT\b)/g;

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
    plugins: [hideGlobals(seen)],
    logLevel: "warning",
  });
  if (seen.size < PLACES) throw new Error(`The test tools have changed: ${[...seen].join(", ")}`);
  return result;
}

function hideGlobals(seen) {
  const header = (name) => `import { privateGlobal as ${name} } from ${JSON.stringify(PRIVATE)};\n`;
  return {
    name: "hide-globals",
    setup({ onLoad }) {
      onLoad({ filter: WHOLE }, async ({ path }) => {
        const text = await readFile(path, "utf8");
        seen.add(path);
        if (text.includes(LOOSE)) seen.add("matchers");
        let contents = header("globalThis") + text.replace(LOOSE, STRICT);
        if (text.includes(LOOSE))
          contents = `import { compareBytes, isBig } from ${JSON.stringify(BIG)};\n${contents}`;
        for (const [was, is] of COMPARED) {
          if (!contents.includes(was)) continue;
          seen.add(was);
          contents = contents.replace(was, () => is);
        }
        return { contents, loader: "js" };
      });
      onLoad({ filter: TIMED }, async ({ path }) => {
        const text = await readFile(path, "utf8");
        if (text.match(LOOK)?.length === 2) seen.add(path);
        const clock = `import { fairNow as trainerNow } from ${JSON.stringify(CLOCK)};\n`;
        return { contents: clock + text.replaceAll(LOOK, "trainerNow()"), loader: "js" };
      });
      for (const [filter, head, first] of SHOWN) {
        onLoad({ filter }, async ({ path }) => {
          const text = await readFile(path, "utf8");
          if (text.includes(head)) seen.add(path);
          const big = `import { cutError, nameBig } from ${JSON.stringify(BIG)};\n`;
          return { contents: big + text.replace(head, () => head + first), loader: "js" };
        });
      }
      onLoad({ filter: PARTS }, async ({ path }) => {
        const text = await readFile(path, "utf8");
        if (PART.test(text)) seen.add(path);
        return {
          contents: header("trainerPrivate") + text.replaceAll(PART, "trainerPrivate"),
          loader: "js",
        };
      });
    },
  };
}
