import remapping from "@jridgewell/remapping";
import { moduleRunnerTransform } from "rolldown/experimental";
import { transformSync } from "rolldown/utils";

/** A module as vitest's module runner evaluates it: code with its source map inside. */
export type ModuleCode = string;

/**
 * Turns TypeScript or JavaScript into what vitest's module runner evaluates. `resolve` gives the
 * absolute path or address that replaces each static import's specifier.
 *
 * @throws Error with the parser's message when the source cannot be parsed.
 */
export async function transformModule(
  path: string,
  source: string,
  resolve: (specifier: string) => string,
): Promise<ModuleCode> {
  const lang = /\.m?ts$/.test(path) ? "ts" : "js";
  const plain = transformSync(path, source, { lang, sourcemap: true, tsconfig: false });
  rejectErrors(plain.errors);
  // Meant for vite's module runner only, which is what the worker evaluates the code with.
  // oxlint-disable-next-line typescript/no-deprecated
  const runnable = await moduleRunnerTransform(path, plain.code, { sourcemap: true });
  rejectErrors(runnable.errors);
  const code = runnable.code.replaceAll(
    /__vite_ssr_import__\(("(?:[^"\\]|\\.)*")/g,
    (_, literal: string) => `__vite_ssr_import__(${JSON.stringify(resolve(readLiteral(literal)))}`,
  );
  const maps = [runnable.map, plain.map].filter((map) => map !== undefined && map !== null);
  const map = remapping(
    maps.map((one) => ({ ...one, version: 3 as const, sources: [path] })),
    () => null,
  );
  map.sources = [path];
  return `${code}\n${inline(map.toString())}`;
}

function rejectErrors(errors: readonly { message: string }[]): void {
  const [error] = errors;
  if (error !== undefined) throw new SyntaxError(error.message);
}

function readLiteral(literal: string): string {
  const value: unknown = JSON.parse(literal);
  return typeof value === "string" ? value : "";
}

/** vitest looks for the first of the two lines before it reads the map. */
function inline(map: string): string {
  const data = Buffer.from(map).toString("base64");
  return `//# sourceMappingSource=vite-generated\n//# sourceMappingURL=data:application/json;base64,${data}\n`;
}
