import type { Style } from "../style.ts";
import { foldToAscii } from "./ascii.ts";

/** A text of ours in the characters that the terminal can show. */
export function fitCharacters(text: string, style: Pick<Style, "unicode">): string {
  return style.unicode ? text : foldToAscii(text);
}
