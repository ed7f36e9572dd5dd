import { readFile, stat } from "node:fs/promises";
import { dirname, extname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "rolldown/utils";
import type { SourceFacts } from "../imports.ts";

/** A specifier and where it stands. */
type Mention = Omit<SourceFacts["imports"][number], "resolved">;

const ENDINGS = ["", ".ts", ".mts", ".js", ".mjs", "/index.ts", "/index.js"];

/**
 * Parses the learner's file and the sibling files it imports, without running them. The first entry
 * is the file itself; files that cannot be read are left out (loading them will say so).
 */
export async function readSourceFacts(file: string): Promise<SourceFacts[]> {
  const found: SourceFacts[] = [];
  const seen = new Set<string>([file]);
  const waiting = [file];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const text = await readFile(path, "utf8").catch(() => null);
    if (text === null) continue;
    const facts = parse(path, text);
    found.push(facts);
    for (const { resolved } of facts.imports) {
      const next = resolved === null ? null : await findSibling(resolved);
      if (next === null || seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return found;
}

function parse(path: string, text: string): SourceFacts {
  const lang = /\.m?ts$/.test(extname(path)) ? "ts" : "js";
  const parsed = parseSync(path, text, { lang, sourceType: "module" });
  const [error] = parsed.errors;
  const syntaxFault =
    error === undefined ? null : { message: error.message, offset: error.labels[0]?.start ?? 0 };
  const mentions: Mention[] = [];
  for (const one of parsed.module.staticImports) {
    const typeOnly = one.entries.length > 0 && one.entries.every((entry) => entry.isType);
    if (!typeOnly) mentions.push({ specifier: one.moduleRequest.value, offset: one.start });
  }
  for (const one of parsed.module.staticExports) {
    for (const { moduleRequest, isType } of one.entries) {
      if (moduleRequest && !isType)
        mentions.push({ specifier: moduleRequest.value, offset: one.start });
    }
  }
  const strings = /^(["'`])([^"'`$]+)\1$/;
  for (const one of parsed.module.dynamicImports) {
    const specifier = strings.exec(text.slice(one.moduleRequest.start, one.moduleRequest.end))?.[2];
    if (specifier !== undefined) mentions.push({ specifier, offset: one.start });
  }
  if (/\brequire\s*\(/.test(text)) mentions.push(...findRequires(parsed.program));
  const imports = mentions.map((one) => ({ ...one, resolved: localPath(path, one.specifier) }));
  return { path, text, imports, syntaxFault };
}

/** Walks the syntax tree for `require("literal")`, so that comments and strings do not count. */
function findRequires(program: unknown): Mention[] {
  const found: Mention[] = [];
  const waiting: unknown[] = [program];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node !== "object" || node === null) continue;
    const required = readRequire(node);
    if (required !== null) found.push(required);
    for (const key of Object.keys(node)) waiting.push(Reflect.get(node, key));
  }
  return found;
}

function readRequire(node: object): Mention | null {
  if (Reflect.get(node, "type") !== "CallExpression") return null;
  const callee: unknown = Reflect.get(node, "callee");
  const args: unknown = Reflect.get(node, "arguments");
  const start: unknown = Reflect.get(node, "start");
  if (typeof callee !== "object" || callee === null || !Array.isArray(args)) return null;
  if (Reflect.get(callee, "name") !== "require" || typeof start !== "number") return null;
  const first: unknown = args.at(0);
  if (typeof first !== "object" || first === null) return null;
  const specifier: unknown = Reflect.get(first, "value");
  return typeof specifier === "string" ? { specifier, offset: start } : null;
}

async function findSibling(path: string): Promise<string | null> {
  for (const ending of ENDINGS) {
    const candidate = path + ending;
    const isFile = await stat(candidate).then(
      (s) => s.isFile(),
      () => false,
    );
    if (isFile && /\.m?[tj]s$/.test(candidate)) return candidate;
  }
  return null;
}

function localPath(from: string, specifier: string): string | null {
  if (specifier.startsWith("file:")) {
    return URL.canParse(specifier) ? fileURLToPath(specifier) : null;
  }
  return /^\.{0,2}\//.test(specifier) ? resolve(dirname(from), specifier) : null;
}
