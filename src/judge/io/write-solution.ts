import { writeFileSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseSync } from "rolldown/utils";
import type { Program, ProgramModule } from "../program.ts";

/** The judged file's name in the folder. */
const NAME = "solution.mjs";

/** Writes the learner's modules into a folder, where a process that a suite starts can import them. */
export function writeSolution(folder: string, { solution, modules }: Program): void {
  const names = new Map(
    modules.map(({ id }, at) => [id, id === solution ? NAME : `solution-${at}.mjs`]),
  );
  for (const one of modules) {
    writeFileSync(join(folder, names.get(one.id) ?? NAME), relink(one, names));
  }
}

/** A specifier in a file's text, with its quotes. */
interface Place {
  start: number;
  end: number;
}

/** The text of a module with what it imports under its new name. */
function relink({ id, code, links }: ProgramModule, names: ReadonlyMap<string, string>): string {
  const targets = new Map(
    links.map(([specifier, link]) => {
      if (link.kind === "module") return [specifier, `./${names.get(link.id) ?? NAME}`];
      if (link.kind === "native") return [specifier, findNative(link.specifier, id)];
      return [specifier, specifier];
    }),
  );
  return listPlaces(code)
    .toSorted((one, other) => other.start - one.start)
    .reduce((text, { start, end }) => {
      const target = targets.get(text.slice(start + 1, end - 1));
      if (target === undefined) return text;
      return text.slice(0, start) + JSON.stringify(target) + text.slice(end);
    }, code);
}

function listPlaces(code: string): Place[] {
  const { module } = parseSync("solution.js", code);
  const places = [
    ...module.staticImports.map((one) => one.moduleRequest),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest ?? []),
    ),
    ...module.dynamicImports.map((one) => one.moduleRequest),
  ];
  // `export { a, b } from` names its module with each of them.
  return [...new Map(places.map((place) => [place.start, place])).values()];
}

/** A package is found from where the file is, not from its copy. */
function findNative(specifier: string, from: string): string {
  if (isBuiltin(specifier)) return specifier;
  try {
    return pathToFileURL(createRequire(fileURLToPath(from)).resolve(specifier)).href;
  } catch {
    return specifier;
  }
}
