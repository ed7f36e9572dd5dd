import { parseSync } from "rolldown/utils";

/** The syntax tree of a TypeScript program. */
export function parseProgram(text: string): unknown {
  return parseSync("program.ts", text, { lang: "ts", sourceType: "module" }).program;
}
