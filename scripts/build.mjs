/**
 * Bundles the command line into dist/: one entry for the program, two for the judged child. What is
 * only needed sometimes stays a chunk of its own and is loaded when asked for. Sets the run bit on
 * the bin, which npm keeps when it packs. Packs what an installation needs of the banks of mistakes.
 */
import { createHash } from "node:crypto";
import { chmod, copyFile, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { tsImport } from "tsx/esm/api";
import { buildChild } from "./build-child.mjs";
import { writeChallengeSettings } from "./challenge-settings.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const { dependencies } = JSON.parse(
  await readFile(new URL("../package.json", import.meta.url), "utf8"),
);
// Small and needed at every start, so they are bundled; the rest is loaded from node_modules.
const bundled = new Set(["commander", "chalk"]);
const external = Object.keys(dependencies).filter((name) => !bundled.has(name));

// What a journal folds to is kept beside it, and counts only for a program that folds alike.
const folding = createHash("sha256");
const sources = await readdir(join(root, "src/progress"), { recursive: true });
for (const name of sources.filter((path) => path.endsWith(".ts")).toSorted()) {
  folding.update(await readFile(join(root, "src/progress", name)));
}
const define = { TRAINER_FOLD: JSON.stringify(folding.digest("hex")) };

// Files are written over, and old ones removed at the end, so that a trainer that runs meanwhile
// finds all of its parts.
const program = await build({
  absWorkingDir: root,
  metafile: true,
  entryPoints: { main: "src/main.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  external: external.flatMap((name) => [name, `${name}/*`]),
  chunkNames: "chunks/[name]-[hash]",
  plugins: [keepGlobalProcess()],
  define,
  banner: {
    js: 'import { createRequire as trainerRequire } from "node:module"; const require = trainerRequire(import.meta.url);',
  },
  logLevel: "warning",
});
// The commands that bin/trainer.js takes for quick, a file for each kind of them.
const quick = await build({
  absWorkingDir: root,
  metafile: true,
  entryPoints: { quick: "src/quick.ts", "quick-quiz": "src/quick-quiz.ts" },
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20.19",
  external: external.flatMap((name) => [name, `${name}/*`]),
  plugins: [keepGlobalProcess()],
  // Half as much to read at each start; names stay, for a stack trace must tell where.
  minifyWhitespace: true,
  minifySyntax: true,
  define: { ...define, "import.meta.url": "trainerUrl" },
  banner: { js: 'const trainerUrl = require("node:url").pathToFileURL(__filename).href;' },
  logLevel: "warning",
});
// Measures foreign code in a process of its own.
const bench = await build({
  absWorkingDir: root,
  metafile: true,
  entryPoints: { "bench-child": "src/bench/io/child/entry.ts" },
  outdir: "dist",
  format: "esm",
  platform: "node",
  target: "node20.19",
  logLevel: "warning",
});
// Runs the statements of the quiz in a process of its own, with the database beside it.
const query = await build({
  absWorkingDir: root,
  metafile: true,
  entryPoints: { "quiz-query": "src/quiz/io/child/query-entry.ts" },
  outdir: "dist",
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  minifyWhitespace: true,
  minifySyntax: true,
  plugins: [keepGlobalProcess()],
  logLevel: "warning",
});
// Preloaded into another Node or thread, whichever it is, so each is one plain CommonJS file.
const preloaded = await build({
  absWorkingDir: root,
  metafile: true,
  entryPoints: {
    "loop-tracer": "src/loop/io/child/tracer.ts",
    "judge-thread": "src/judge/io/child/thread-guard.ts",
    "judge-process": "src/judge/io/child/process-guard.ts",
  },
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20.19",
  logLevel: "warning",
});
// Runs in the browser, inside the page of a snippet.
const replay = await build({
  absWorkingDir: root,
  metafile: true,
  entryPoints: { "loop-page": "src/page/replay/main.tsx" },
  outdir: "dist",
  bundle: true,
  minify: true,
  charset: "ascii",
  format: "iife",
  platform: "browser",
  target: ["chrome109", "firefox115", "safari16.4"],
  jsx: "automatic",
  jsxImportSource: "preact",
  legalComments: "none",
  logLevel: "warning",
});
const { packContent } = await tsImport("../src/catalog/io/pack-content.ts", import.meta.url);
const { packCards } = await tsImport("../src/quiz/io/pack-cards.ts", import.meta.url);
const written = new Set(
  [program, quick, bench, query, preloaded, replay, await buildChild()]
    .flatMap(({ metafile }) => Object.keys(metafile.outputs))
    .map((path) => join(root, path))
    .concat(packContent(root), packCards(root), await writePackage(), await copyDatabase()),
);
for (const entry of await readdir(join(root, "dist"), { withFileTypes: true, recursive: true })) {
  const path = join(entry.parentPath, entry.name);
  if (entry.isFile() && !written.has(path)) await rm(path, { force: true });
}
writeChallengeSettings(root);
await chmod(new URL("../bin/trainer.js", import.meta.url), 0o755);

/**
 * What kind of modules these are, beside them: Node up to 20.19.4 asks there first, and the judged child may
 * not be refused the answer.
 */
async function writePackage() {
  const path = join(root, "dist", "package.json");
  await writeFile(path, '{ "type": "module" }\n');
  return path;
}

/** The database itself, which its process looks for beside its own file. */
async function copyDatabase() {
  const from = fileURLToPath(import.meta.resolve("@sqlite.org/sqlite-wasm/sqlite3.wasm"));
  const to = join(root, "dist", "sqlite3.wasm");
  await copyFile(from, to);
  return to;
}

/** Importing `node:process` looks at each of its getters, which opens the streams behind some. */
function keepGlobalProcess() {
  const name = "node:process";
  const contents = "module.exports = globalThis.process;";
  return {
    name: "keep-global-process",
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^node:process$/ }, () => ({ path: name, namespace: name }));
      onLoad({ filter: /.*/, namespace: name }, () => ({ contents }));
    },
  };
}
