import { readFileSync, statSync } from "node:fs";
import { dirname, extname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "rolldown/utils";
import type { FoundImport, SourceFacts } from "../imports.ts";
import { realPath } from "./find-roots.ts";
import { findUnsupported } from "./find-unsupported.ts";
import { findTooDeep } from "../../text/nesting.ts";
import { canParse } from "../../process/can-parse.ts";
import { findChild, findText, listChildren, walkTree } from "../../text/syntax-tree.ts";

/** A specifier and where it stands. */
type Mention = Pick<FoundImport, "specifier" | "offset">;

/** What a file says, and its syntax tree when it is asked for. */
export interface ParsedSource extends SourceFacts {
  readTree: () => unknown;
}

const ENDINGS = ["", ".ts", ".mts", ".js", ".mjs", "/index.ts", "/index.js"];

/**
 * Parses the learner's file and the sibling files it imports, without running them. The first entry
 * is the file itself; files that cannot be read are left out (loading them will say so).
 */
export async function readSourceFacts(file: string): Promise<ParsedSource[]> {
  const found: ParsedSource[] = [];
  const seen = new Set<string>([file]);
  const waiting = [file];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const facts = await readUnknown(path);
    if (facts === null) continue;
    found.push(facts);
    for (const { resolved } of facts.imports) {
      const next = resolved === null ? null : findLocalFile(resolved);
      if (next === null || seen.has(next) || !isScript(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return found;
}

/**
 * Reads and parses a file of the product, or one without syntax of its own such as JSON; `null` when
 * it cannot be read. A learner's file could end this process: `readSourceFacts` parses these.
 */
export function readSource(path: string): ParsedSource | null {
  const text = readText(path);
  return text === null ? null : parseSource(path, text);
}

/** Parses what was read of such a file; `null` when that fails. */
export function parseSource(path: string, text: string): ParsedSource | null {
  try {
    return parse(path, text);
  } catch {
    return null;
  }
}

async function readUnknown(path: string): Promise<ParsedSource | null> {
  const text = readText(path);
  if (text === null || !isScript(path) || (await canParse(path, text))) return readSource(path);
  const offset = findTooDeep(text) ?? 0;
  const syntaxFault = { message: "The code is nested too deep", offset };
  return { path, text, imports: [], syntaxFault, readTree: () => null };
}

/** A file's text without a byte order mark; `null` when it cannot be read. */
export function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  } catch {
    return null;
  }
}

/** A fault of syntax that only a look at the meaning of names finds, such as a private field that is not declared. */
export function findLateFault({
  path,
  text,
}: SourceFacts): { message: string; offset: number } | null {
  if (!isScript(path)) return null;
  const lang = /\.m?ts$/.test(extname(path)) ? "ts" : "js";
  const { errors } = parseSync(path, text, {
    lang,
    sourceType: "module",
    showSemanticErrors: true,
  });
  const [error] = errors;
  // Of two declarations of a name the second one is too much.
  const label = error?.labels.at(-1);
  return error === undefined || label === undefined
    ? null
    : { message: error.message, offset: label.start };
}

/** The file that a local import means: as it is written, with an ending, or TypeScript for JavaScript. */
export function findLocalFile(path: string): string | null {
  const typed = /\.m?js$/.test(path) ? [path.replace(/js$/, "ts")] : [];
  const plain = path.replace(/[?#].*$/, "");
  const candidates = [...ENDINGS.map((ending) => path + ending), ...typed, plain];
  const isFile = (candidate: string): boolean =>
    statSync(candidate, { throwIfNoEntry: false })?.isFile() === true;
  return candidates.find((candidate) => isFile(candidate)) ?? null;
}

/** Whether the judge runs the file itself, rather than leaving it to Node. */
export function isScript(path: string): boolean {
  return /\.m?[tj]s$/.test(path);
}

function parse(path: string, text: string): ParsedSource {
  const noFacts = { imports: [], syntaxFault: null, readTree: () => null };
  if (!isScript(path)) return { path, text, ...noFacts };
  const lang = /\.m?ts$/.test(extname(path)) ? "ts" : "js";
  const parsed = parseSync(path, text, { lang, sourceType: "module" });
  const [error] = parsed.errors;
  const syntaxFault =
    error === undefined
      ? findUnsupported(text, () => parsed.program)
      : { message: error.message, offset: error.labels[0]?.start ?? 0 };
  const mentions = listMentions(parsed.module, text);
  if (/\brequire\s*\(|getBuiltinModule/.test(text)) mentions.push(...findRequires(parsed.program));
  const imports = mentions.map((one) => ({ ...one, ...locate(path, one.specifier) }));
  return { path, text, imports, syntaxFault, readTree: () => parsed.program };
}

function locate(from: string, specifier: string): Pick<FoundImport, "resolved" | "real"> {
  const resolved = resolveLocal(from, specifier);
  const path = resolved === null ? null : findLocalFile(resolved);
  return { resolved, real: path === null ? null : realPath(path) };
}

function listMentions(module: ReturnType<typeof parseSync>["module"], text: string): Mention[] {
  const mentions: Mention[] = [];
  for (const one of module.staticImports) {
    const typeOnly = one.entries.length > 0 && one.entries.every((entry) => entry.isType);
    if (!typeOnly) mentions.push({ specifier: one.moduleRequest.value, offset: one.start });
  }
  for (const one of module.staticExports) {
    for (const { moduleRequest, isType } of one.entries) {
      if (moduleRequest && !isType)
        mentions.push({ specifier: moduleRequest.value, offset: one.start });
    }
  }
  const strings = /^(["'`])([^"'`$]+)\1$/;
  for (const one of module.dynamicImports) {
    const specifier = strings.exec(text.slice(one.moduleRequest.start, one.moduleRequest.end))?.[2];
    if (specifier !== undefined) mentions.push({ specifier, offset: one.start });
  }
  return mentions;
}

/** Calls of `require` and `getBuiltinModule` with a text, so that comments and strings do not count. */
function findRequires(program: unknown): Mention[] {
  const found: Mention[] = [];
  walkTree(program, (node) => {
    if (node.type !== "CallExpression") return;
    const callee = findChild(node, "callee");
    if (callee === null) return;
    const property = findChild(callee, "property");
    const name = findText(property ?? callee, "name");
    if (name !== "require" && name !== "getBuiltinModule") return;
    const [first] = listChildren(node, "arguments");
    const specifier = first === undefined ? null : findText(first, "value");
    if (specifier !== null) found.push({ specifier, offset: node.start });
  });
  return found;
}

/** The absolute path that a local specifier names, or `null` for a package. */
export function resolveLocal(from: string, specifier: string): string | null {
  if (specifier.startsWith("file:")) {
    return URL.canParse(specifier) ? pathOf(specifier) : null;
  }
  if (!/^\.{0,2}\//.test(specifier) && specifier !== "." && specifier !== "..") return null;
  return resolve(dirname(from), specifier);
}

function pathOf(url: string): string | null {
  try {
    return fileURLToPath(url);
  } catch {
    return null;
  }
}
