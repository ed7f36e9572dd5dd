import { readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "rolldown/utils";
import { findText, walkTree } from "../../text/syntax-tree.ts";

/** More files than this are no longer looked through; no solution comes near it. */
const MOST = 500;
const SCRIPT = /\.[cm]?[jt]sx?$/;
/** What an import may leave out. */
const ENDINGS = ["", ".ts", ".mts", ".js", ".mjs", ".json", "/index.ts", "/index.js"];

/**
 * These files and those that a run of them can come to by a path in their sources: what is imported, with
 * or without types, and what stands in a text, such as a worker's file, all of it in turn. A path that
 * leads to nothing yet is among them, since a file may appear there. Packages are not looked into.
 */
export function findNamed(files: Iterable<string>): string[] {
  const found = new Set<string>();
  const waiting = [...files];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (found.has(path) || found.size >= MOST) continue;
    found.add(path);
    if (isScript(path)) waiting.push(...listNamed(path));
  }
  return [...found];
}

function isScript(path: string): boolean {
  return SCRIPT.test(path) && !/[/\\]node_modules[/\\]/.test(path);
}

function listNamed(path: string): string[] {
  return readTexts(path).flatMap((text) => {
    if (text.startsWith("#")) return findMapped(path, text);
    const named = resolveText(path, text);
    return named === null ? [] : findFiles(named);
  });
}

/** The texts in a file, comments left out; none when it cannot be read or parsed. */
function readTexts(path: string): string[] {
  try {
    const lang = /\.[cm]?ts$/.test(path) ? "ts" : "js";
    const { program } = parseSync(path, readFileSync(path, "utf8"), { lang, sourceType: "module" });
    const texts: string[] = [];
    walkTree(program, (node) => {
      const text = node.type === "Literal" ? findText(node, "value") : null;
      if (text !== null) texts.push(text);
    });
    return texts;
  } catch {
    return [];
  }
}

function resolveText(from: string, text: string): string | null {
  if (/^\.{1,2}\/./.test(text)) return resolve(dirname(from), text.replace(/[?#].*$/, ""));
  if (!text.startsWith("file:") || !URL.canParse(text)) return null;
  try {
    return fileURLToPath(text);
  } catch {
    return null;
  }
}

/** The file that a path means, or all that it could mean while there is none. */
function findFiles(path: string): string[] {
  const typed = /\.[cm]?js$/.test(path) ? [path.replace(/js$/, "ts")] : [];
  const candidates = [...ENDINGS.map((ending) => path + ending), ...typed];
  const there = candidates.find((one) => isFile(one));
  if (there !== undefined) return [there];
  // A folder is no file that could appear.
  return /\.\w+$/.test(path) ? [path, ...typed] : candidates.slice(1);
}

/** What the nearest package.json makes of `#name`: itself, and the files that it names. */
function findMapped(from: string, name: string): string[] {
  const manifest = findManifest(dirname(from));
  if (manifest === null) return [];
  const text = readFileSync(manifest, "utf8");
  if (!text.includes(`"${name.split("/")[0] ?? name}`)) return [];
  const paths = [...text.matchAll(/"(\.\/[^"*]+)"/g)].map(([, path = ""]) => path);
  return [manifest, ...paths.flatMap((path) => findFiles(join(dirname(manifest), path)))];
}

function findManifest(folder: string): string | null {
  const path = join(folder, "package.json");
  if (isFile(path)) return path;
  return dirname(folder) === folder ? null : findManifest(dirname(folder));
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
