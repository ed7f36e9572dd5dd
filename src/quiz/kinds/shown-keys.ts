import type { AskedItem } from "./card-kind.ts";

/** The shown keys, such as `a, b, c`. */
export function listKeys(items: readonly AskedItem[]): string {
  return items.map(({ key }) => key).join(", ");
}

/** The key under which something of a card is shown. */
export function findKey(items: readonly AskedItem[], index: number): string {
  return items.find((item) => item.index === index)?.key ?? "";
}

/** Different keys as places in the card; `null` when one is unknown or stands twice. */
export function parseKeys(items: readonly AskedItem[], value: unknown): number[] | null {
  if (!Array.isArray(value)) return null;
  const keys: unknown[] = value;
  const found = keys.flatMap((key) => items.find((item) => item.key === key)?.index ?? []);
  return found.length === keys.length && new Set(found).size === found.length ? found : null;
}

/** All keys as places in the card; `null` when one is missing, unknown or stands twice. */
export function parseAllKeys(items: readonly AskedItem[], value: unknown): number[] | null {
  const found = parseKeys(items, value);
  return found?.length === items.length ? found : null;
}

/** What is shown under keys, as `--json` has it. */
export function describeItems(items: readonly AskedItem[]): { key: string; text: string }[] {
  return items.map(({ key, text }) => ({ key, text }));
}
