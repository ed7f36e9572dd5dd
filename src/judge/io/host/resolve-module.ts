import { readFileSync, realpathSync, statSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, extname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ResolverFactory } from "rolldown/experimental";

/** Where a specifier leads: a source file to transform, or something that Node loads itself. */
export type Resolved = { kind: "source"; path: string } | { kind: "external"; address: string };

const SOURCE = /\.m?[jt]s$/;
const ENDINGS = ["", ".ts", ".mts", ".js", ".mjs", "/index.ts", "/index.js"];

const packages = new ResolverFactory({
  conditionNames: ["node", "import", "module-sync", "default"],
  extensions: [".js", ".mjs", ".cjs", ".json", ".node"],
  mainFields: ["main"],
});

/**
 * Resolves a specifier as an ES module of `importer` would, and also without an ending or with the
 * `.js` of a `.ts` file, as TypeScript allows.
 *
 * @throws Error in Node's words when nothing is there.
 */
export function resolveModule(specifier: string, importer: string): Resolved {
  if (isBuiltin(specifier)) return { kind: "external", address: specifier };
  if (specifier.startsWith("data:")) return { kind: "external", address: specifier };
  const local = localPath(specifier, importer);
  if (local !== null) {
    const found = findFile(local);
    if (found === null)
      throw new Error(`Cannot find module '${specifier}' imported from ${importer}`);
    return classify(found);
  }
  const { path, error } = packages.sync(dirname(importer), specifier);
  if (path === undefined || path === null) {
    throw new Error(`Cannot find package '${specifier}' imported from ${importer}`, {
      cause: error,
    });
  }
  return classify(path);
}

function localPath(specifier: string, importer: string): string | null {
  if (specifier.startsWith("file:")) return fileURLToPath(specifier);
  if (/^\.{0,2}\//.test(specifier) || /^[A-Za-z]:[\\/]/.test(specifier)) {
    return resolve(dirname(importer), specifier);
  }
  return null;
}

function findFile(path: string): string | null {
  const twins = /\.m?js$/.test(path) ? [path, path.replace(/js$/, "ts")] : [path];
  const candidates = twins.flatMap((twin) => ENDINGS.map((ending) => twin + ending));
  return candidates.find((candidate) => isFile(candidate)) ?? null;
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Installed packages and CommonJS are Node's affair; a `.js` file counts as CommonJS only if its package says so. */
function classify(path: string): Resolved {
  const isOwn = SOURCE.test(extname(path)) && !/[\\/]node_modules[\\/]/.test(path);
  if (isOwn || extname(path) === ".json") return { kind: "source", path };
  return { kind: "external", address: realpathSync(path) };
}

/** A source file's text; a JSON file becomes a module with a default export. */
export function readSource(path: string): string {
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  return extname(path) === ".json" ? `export default ${text.trim() || "undefined"};` : text;
}
