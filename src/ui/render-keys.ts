import { gapOf } from "./text/gap.ts";
import { displayWidth } from "./text/glyphs.ts";
import type { View } from "./view.ts";

/** A key and what it does now. */
export interface KeyHelp {
  key: string;
  says: string;
}

/** The keys that make sense now, on one line where there is room; no entry is broken. */
export function renderKeys(keys: readonly KeyHelp[], { style, width }: View): string {
  const gap = gapOf(style);
  const lines: string[] = [];
  for (const { key, says } of keys) {
    const part = `${style.accent(key)}: ${says}`;
    const longer = `${lines.at(-1) ?? ""}${gap}${part}`;
    if (lines.length > 0 && displayWidth(longer) <= width) lines.splice(-1, 1, longer);
    else lines.push(part);
  }
  return `${lines.join("\n")}\n`;
}
