import type { Style } from "../style.ts";

/** What stands between facts on one line; a comma has no space before it. */
export function gapOf({ plain, symbols }: Pick<Style, "plain" | "symbols">): string {
  return plain ? `${symbols.dot} ` : ` ${symbols.dot} `;
}
