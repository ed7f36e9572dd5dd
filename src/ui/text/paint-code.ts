import type { Style } from "../style.ts";

/** A sentence whose pieces between backticks are shown as code. */
export function paintCode(text: string, style: Style): string {
  return text.replace(/`([^`\n]+)`/g, (_whole, code: string) => style.code(code));
}
