/**
 * Bundles the command line into dist/: one entry for the program, two for the judged child. What is
 * only needed sometimes stays a chunk of its own and is loaded when asked for. Sets the run bit on
 * the bin, which npm keeps when it packs. Packs what an installation needs of the banks of mistakes.
 */
import { chmod, readFile, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { tsImport } from "tsx/esm/api";
import { buildChild } from "./build-child.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const { dependencies } = JSON.parse(
  await readFile(new URL("../package.json", import.meta.url), "utf8"),
);
// Small and needed at every start, so they are bundled; the rest is loaded from node_modules.
const bundled = new Set(["commander", "chalk"]);
const external = Object.keys(dependencies).filter((name) => !bundled.has(name));

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
  // Importing `node:process` looks at each of its getters, which opens the streams behind some.
  plugins: [replaceModule("node:process", "module.exports = globalThis.process;")],
  banner: {
    js: 'import { createRequire as trainerRequire } from "node:module"; const require = trainerRequire(import.meta.url);',
  },
  logLevel: "warning",
});
// Preloaded into another Node or thread, whichever it is, so each is one plain CommonJS file.
const preloaded = await build({
  absWorkingDir: root,
  metafile: true,
  entryPoints: {
    "loop-tracer": "src/loop/io/child/tracer.ts",
    "judge-thread": "src/judge/io/child/thread-guard.ts",
  },
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20.19",
  logLevel: "warning",
});
const { packContent } = await tsImport("../src/catalog/io/pack-content.ts", import.meta.url);
const written = new Set(
  [program, preloaded, await buildChild()]
    .flatMap(({ metafile }) => Object.keys(metafile.outputs))
    .map((path) => join(root, path))
    .concat(packContent(root)),
);
for (const entry of await readdir(join(root, "dist"), { withFileTypes: true, recursive: true })) {
  const path = join(entry.parentPath, entry.name);
  if (entry.isFile() && !written.has(path)) await rm(path, { force: true });
}
await chmod(new URL("../bin/trainer.js", import.meta.url), 0o755);

/** Replaces a module by a text. */
function replaceModule(name, contents) {
  return {
    name: `replace ${name}`,
    setup({ onLoad, onResolve }) {
      onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: name, namespace: name }));
      onLoad({ filter: /.*/, namespace: name }, () => ({ contents }));
    },
  };
}
