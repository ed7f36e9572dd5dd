import type { Style } from "./style.ts";
import { SGR_SOURCE } from "./text/escapes.ts";

const SGR = new RegExp(SGR_SOURCE, "y");
const RESET = "\u001B[0m";

/** All that could move, hide, reorder or break what is on the screen; line feeds and tabs are none. */
const UNSAFE =
  /[^\P{Control}\n\t]|[\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]|\p{Surrogate}/gu;

/**
 * Foreign text made safe to show: control characters are written out, such as `\x1b`; line feeds and
 * tabs stay; colours stay when there is colour, else they go.
 */
export function sanitizeOutput(text: string, style: Pick<Style, "color">): string {
  let colored = false;
  const unified = text.replace(/\r\n/g, "\n");
  const safe = unified.replace(UNSAFE, (char, at: number) => {
    SGR.lastIndex = at;
    const match = char === "\u001B" ? SGR.exec(unified) : null;
    if (match === null) return writeOut(char);
    colored = true;
    return char;
  });
  if (!colored) return safe;
  return style.color ? safe + RESET : safe.replace(new RegExp(SGR_SOURCE, "g"), "");
}

function writeOut(char: string): string {
  if (char === "\r") return "\\r";
  if (char === "\b") return "\\b";
  const code = char.charCodeAt(0).toString(16);
  return char.charCodeAt(0) > 0xff ? `\\u${code.padStart(4, "0")}` : `\\x${code.padStart(2, "0")}`;
}
