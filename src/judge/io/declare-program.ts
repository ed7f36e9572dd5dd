import { isolatedDeclarationSync } from "rolldown/experimental";

/** What a TypeScript program exports, as a declaration without comments, which could give away how it is done. */
export function declareProgram(slug: string, text: string): string {
  const { code } = isolatedDeclarationSync(`${slug}.ts`, text, {});
  return code.replaceAll(/^[ \t]*\/\*\*[^]*?\*\/\n/gm, "");
}
