import type { Mode } from "../trace.ts";

/** A static import of a module, as a parser found it. */
export interface StaticImport {
  start: number;
  end: number;
  specifier: string;
  /** `name` is `default`, `*` or the exported name. */
  names: { name: string; local: string }[];
}

/** A module to turn into the other kind. */
export interface ModuleText {
  text: string;
  /** Absolute path of the file it comes from. */
  file: string;
  /** The same as a `file:` address. */
  url: string;
  /** Its static imports; only needed to make CommonJS of it. */
  imports: readonly StaticImport[];
}

/** The other kind of module, and by how many columns its first line moved. */
export interface Converted {
  text: string;
  shift: number;
}

/** Turns a module into `mode`; lines keep their numbers. What cannot be turned fails when it runs. */
export function convertModule(source: ModuleText, mode: Mode): Converted {
  return mode === "esm" ? toEsm(source) : toCommonJs(source);
}

function toEsm({ text, file, url }: ModuleText): Converted {
  const isBuiltIn = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(text);
  const shims = [
    isBuiltIn("require")
      ? `import{createRequire as trainerRequire}from"node:module";const require=trainerRequire(${JSON.stringify(url)});`
      : "",
    isBuiltIn("__filename") ? `const __filename=${JSON.stringify(file)};` : "",
    isBuiltIn("__dirname") ? `const __dirname=${JSON.stringify(dropName(file))};` : "",
  ].join("");
  // A line for the shell may only be the first thing in a file.
  const body = text.startsWith("#!") ? `//${text.slice(2)}` : text;
  return { text: shims + body, shift: shims.length };
}

function dropName(file: string): string {
  return file.replace(/[/\\][^/\\]*$/, "");
}

function toCommonJs({ text, url, imports }: ModuleText): Converted {
  const isLocal = imports.some(({ specifier }) => !specifier.startsWith("node:"));
  const shim = isLocal
    ? `const trainerRequire=require("node:module").createRequire(${JSON.stringify(url)});`
    : "";
  let body = text.startsWith("#!") ? `//${text.slice(2)}` : text;
  for (const one of imports.toSorted((a, b) => b.start - a.start)) {
    const statement = writeRequire(one);
    const lines = body.slice(one.start, one.end).split("\n").length - 1;
    body = body.slice(0, one.start) + statement + "\n".repeat(lines) + body.slice(one.end);
  }
  // An ES module is always strict.
  const strict = '"use strict";';
  return { text: strict + shim + body, shift: strict.length + shim.length };
}

function writeRequire({ specifier, names }: StaticImport): string {
  const isBuiltIn = specifier.startsWith("node:");
  const call = `${isBuiltIn ? "require" : "trainerRequire"}(${JSON.stringify(specifier)})`;
  const parts = names.map(({ name, local }) => {
    if (name === "*") return `${local}=${call}`;
    if (name !== "default") return `{${JSON.stringify(name)}:${local}}=${call}`;
    return isBuiltIn ? `${local}=${call}` : `${local}=(m=>m?.default??m)(${call})`;
  });
  return parts.length === 0 ? `${call};` : `const ${parts.join(",")};`;
}
