import { readFileSync, realpathSync, writeFileSync } from "node:fs";
import { SourceMap } from "node:module";
import type { SourceMapPayload } from "node:module";
import { basename, dirname, extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { TrainerError } from "../../errors.ts";
import { explainFsFault } from "../../fs-fault.ts";
import { canParse } from "../../process/can-parse.ts";
import { convertModule } from "../source/convert-module.ts";
import { findPackageType } from "./find-package-type.ts";
import type { Mode, Site } from "../trace.ts";

/** A learner's file, read once. */
export interface Source {
  /** Absolute. */
  file: string;
  text: string;
  language: "js" | "ts";
  /** How Node would load it. */
  mode: Mode;
}

/** What to run for a source in one mode. */
export interface Runnable {
  /** Absolute; the learner's own file whenever that is possible. */
  entry: string;
  mode: Mode;
  /** Where a place in the entry is in the learner's file. */
  toSource: (site: Site) => Site;
}

/**
 * Reads a learner's file and finds out how Node would load it.
 *
 * @throws TrainerError when it cannot be read or is not JavaScript or TypeScript.
 */
export async function loadSnippet(named: string): Promise<Source> {
  const file = followLinks(named);
  const ending = extname(file);
  if (!/^\.[cm]?[jt]s$/.test(ending)) {
    throw new TrainerError("NOT_A_SNIPPET", `\`${file}\` is not JavaScript or TypeScript.`, {
      hint: "Name a file that ends with .js, .cjs, .mjs, .ts, .cts or .mts.",
    });
  }
  const text = readText(file);
  if (!(await canParse(file, text))) {
    throw new TrainerError(
      "SYNTAX_ERROR",
      `The code in \`${file}\` is nested too deep to be read.`,
      {
        hint: "Split the long expression, or the chain of conditions.",
      },
    );
  }
  const language = ending.endsWith("ts") ? "ts" : "js";
  return { file, text, language, mode: await findMode(file, text) };
}

/** Writes what is needed to run a source in `mode` into `folder`; JavaScript in its own mode runs in place. */
export async function prepareSource(source: Source, mode: Mode, folder: string): Promise<Runnable> {
  const { file, language } = source;
  if (language === "js" && mode === source.mode) {
    return { entry: file, mode, toSource: (site) => site };
  }
  const { compileTypes, readModule } = await import("./read-module.ts");
  const compiled = language === "ts" ? compileTypes(file, source.text) : null;
  const text = compiled?.text ?? source.text;
  const shape = readModule(file.replace(/ts$/, "js"), text);
  const url = pathToFileURL(file).href;
  const needsOther = shape.isEsm ? mode === "cjs" : mode === "esm";
  const done = needsOther
    ? convertModule({ text, file, url, imports: shape.imports }, mode)
    : { text, shift: 0 };
  const entry = join(folder, `${basename(file, extname(file))}.${mode === "cjs" ? "cjs" : "mjs"}`);
  writeFileSync(entry, done.text);
  return {
    entry,
    mode,
    toSource: createMapper({ source, entry, shift: done.shift, map: compiled?.map }),
  };
}

/** Node names the file so in its stacks, whichever way it was named. */
function followLinks(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw explainFsFault(error, { action: "read", path: file });
  }
}

async function findMode(file: string, text: string): Promise<Mode> {
  const ending = extname(file);
  if (ending.startsWith(".c")) return "cjs";
  if (ending.startsWith(".m")) return "esm";
  const type = findPackageType(dirname(file));
  if (type !== null) return type === "module" ? "esm" : "cjs";
  const { readModule } = await import("./read-module.ts");
  return readModule(file, text).isEsm ? "esm" : "cjs";
}

function createMapper(made: {
  source: Source;
  entry: string;
  shift: number;
  map: SourceMapPayload | undefined;
}): (site: Site) => Site {
  const map = made.map === undefined ? null : new SourceMap(made.map);
  return (site) => {
    if (site.file !== made.entry) return site;
    const column = site.line === 1 ? Math.max(1, site.column - made.shift) : site.column;
    const moved = { ...site, file: made.source.file, column };
    const found = map?.findEntry(site.line - 1, column - 1);
    if (found === undefined || !("originalLine" in found)) return moved;
    return { ...moved, line: found.originalLine + 1, column: found.originalColumn + 1 };
  };
}
