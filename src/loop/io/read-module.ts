import { parseSync, transformWithOxc } from "vite";
import type { StaticImport } from "../source/convert-module.ts";

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

const NAMES = { NamespaceObject: "*", Default: "default" };

/** TypeScript without its types, and the map back, as JSON. */
export async function compileTypes(
  file: string,
  text: string,
): Promise<{ text: string; map: string }> {
  const options = { lang: "ts" as const, sourcemap: true, target: "esnext", tsconfig: false };
  const { code, map } = await transformWithOxc(text, file, options);
  return { text: code, map: JSON.stringify(map) };
}
