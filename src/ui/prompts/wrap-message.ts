import { wrapText } from "../text/wrap.ts";

/** The sign of a prompt and the space behind it. */
const SIGN = 2;

/** The message of a prompt in lines of a terminal so wide, broken between words. */
export function wrapMessage(message: string, width: number): string {
  return wrapText(message, width - SIGN).join(`\n${" ".repeat(SIGN)}`);
}
