import { fitCharacters } from "./fit-characters.ts";
import { sanitizeOutput } from "../sanitize.ts";
import type { Style } from "../style.ts";
import { paintCode } from "./paint-code.ts";

/** A sentence that may quote foreign text, made safe, in the characters there are, code painted. */
export function sayText(text: string, style: Style): string {
  return paintCode(fitCharacters(sanitizeOutput(text.trim(), { color: false }), style), style);
}
