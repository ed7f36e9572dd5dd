import type { Style } from "../style.ts";
import { keepTogether } from "./wrap.ts";

/** Facts in a row with a sign between them, for `wrapText`, which breaks only between two of them. */
export function joinFacts(facts: readonly string[], { symbols, quiet }: Style): string {
  const last = facts.length - 1;
  return facts
    .map((fact, at) => keepTogether(at < last ? `${fact} ${quiet(symbols.dot)}` : fact))
    .join(" ");
}
