import type { Walk } from "../reduce/ran.ts";
import { enumerateOrders } from "./enumerate.ts";
import { buildGraph } from "./graph.ts";

/** The orders that the rules allow for what a run did, a text each: its lines joined by line feeds. */
export function listAllowed(walk: Walk): ReadonlySet<string> {
  const { orders } = enumerateOrders(buildGraph(walk), { states: 20_000, pool: 4 });
  return new Set(orders.map(({ prints }) => prints.join("\n")));
}
