import { isBuiltin } from "node:module";
import type { SourceMapPayload } from "node:module";
import { parseSync, transformSync } from "rolldown/utils";
import { TrainerError } from "../../errors.ts";
import type { Manner } from "../model/collect-orders.ts";
import type { StaticImport } from "../source/convert-module.ts";
import { dropBusyWaits } from "../source/drop-busy-waits.ts";
import { judgeManner } from "../source/judge-manner.ts";

/** What a parser says of a module. */
export interface ModuleFacts {
  /** It has an import, an export, `import.meta` or a top-level await. */
  isEsm: boolean;
  imports: StaticImport[];
  /** The first syntax error. */
  fault: { message: string; offset: number } | null;
}

/** Parses JavaScript or TypeScript without running it. */
export function readModule(file: string, text: string): ModuleFacts {
  const lang = /\.[cm]?ts$/.test(file) ? "ts" : "js";
  const parsed = parseSync(file, text, { lang, sourceType: "unambiguous" });
  const imports = parsed.module.staticImports.map(({ start, end, moduleRequest, entries }) => ({
    start,
    end,
    specifier: moduleRequest.value,
    names: entries
      .filter(({ isType }) => !isType)
      .map(({ importName, localName }) => ({
        name: importName.kind === "Name" ? (importName.name ?? "") : NAMES[importName.kind],
        local: localName.value,
      })),
  }));
  const [error] = parsed.errors;
  const fault =
    error === undefined ? null : { message: error.message, offset: error.labels[0]?.start ?? 0 };
  return { isEsm: parsed.module.hasModuleSyntax, imports, fault };
}

/** How the callbacks of a program depend on each other, as its text tells; `null` when it cannot be parsed. */
export function readManner(file: string, text: string): Manner | null {
  const lang = /\.[cm]?ts$/.test(file) ? "ts" : "js";
  const parsed = parseSync(file, dropBusyWaits(text), { lang, sourceType: "unambiguous" });
  return parsed.errors.length > 0 ? null : judgeManner(parsed.program, isBuiltin);
}

const NAMES = { NamespaceObject: "*", Default: "default" };

/** TypeScript without its types, and the map back. */
export function compileTypes(file: string, text: string): { text: string; map: SourceMapPayload } {
  const options = { lang: "ts" as const, sourcemap: true, target: "esnext", tsconfig: false };
  const { code, map, errors } = transformSync(file, text, options);
  const [error] = errors;
  if (error !== undefined) throw rejectSyntax(file, error.message);
  if (map === undefined) throw new Error("The compiler gave no source map.");
  const { sources, names, mappings } = map;
  const payload = {
    file,
    version: 3,
    sources,
    sourcesContent: [],
    names,
    mappings,
    sourceRoot: "",
  };
  return { text: code, map: payload };
}

function rejectSyntax(file: string, message: string): TrainerError {
  return new TrainerError("SYNTAX_ERROR", `\`${file}\` is not valid TypeScript: ${message}`, {
    hint: "Correct the file and type the command again.",
  });
}
