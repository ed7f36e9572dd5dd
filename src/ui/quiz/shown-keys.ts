import type { AskedItem } from "../../quiz/kinds/card-kind.ts";

/** The keys of what can be chosen. */
export function listKeys(items: readonly AskedItem[]): string[] {
  return items.map(({ key }) => key);
}

/** The places in the card of what is shown under keys. */
export function findPlaces(items: readonly AskedItem[], keys: readonly string[]): number[] {
  return keys.flatMap((key) => items.find((item) => item.key === key)?.index ?? []);
}
