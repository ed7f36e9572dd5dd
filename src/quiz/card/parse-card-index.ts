import type { Card } from "./card.ts";

/** The cards of an index that the build wrote from files that it had checked. */
export function parseCardIndex(text: string): Card[] {
  return JSON.parse(text) as Card[];
}
