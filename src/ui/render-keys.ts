import { wrapText } from "./text/wrap.ts";
import type { View } from "./view.ts";

/** A key and what it does now. */
export interface KeyHelp {
  key: string;
  says: string;
}

/** The keys that make sense now, on one line where there is room. */
export function renderKeys(keys: readonly KeyHelp[], { style, width }: View): string {
  const parts = keys.map(({ key, says }) => `${style.accent(key)}: ${says}`);
  return `${wrapText(parts.join(` ${style.symbols.dot} `), width).join("\n")}\n`;
}
