import { transformSync } from "rolldown/utils";
import type { ParsedSource } from "./source-facts.ts";
import type { MapText } from "./trace-reader.ts";

/** A module as JavaScript, and the way back to its source if that was another text. */
export interface Transformed {
  code: string;
  map: MapText | undefined;
}

/** Takes the types away from a module; `text` is its source, or what was made of that. */
export function transformModule(
  { path, syntaxFault }: Pick<ParsedSource, "path" | "syntaxFault">,
  text: string,
): Transformed {
  const asItIs = { code: text, map: undefined };
  if (path.endsWith(".json")) return { ...asItIs, code: `export default ${text.trim()};` };
  // A parser could not bear it; Node says what it thinks of it where it is loaded.
  if (syntaxFault !== null || !/\.m?ts$/.test(path)) return asItIs;
  const { code, map, errors } = transformSync(path, text, {
    lang: "ts",
    sourcemap: true,
    tsconfig: false,
  });
  // What cannot be transformed does not parse, which is said where it is loaded.
  return errors.length > 0 ? asItIs : { code, map };
}
