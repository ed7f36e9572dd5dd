import type { Walk } from "../reduce/ran.ts";
import { combineGraphs } from "./combine-graphs.ts";
import { enumerateOrders } from "./enumerate.ts";
import type { ModelLimits, ModelSet } from "./enumerate.ts";
import { buildGraph } from "./graph.ts";

const LIMITS: ModelLimits = { states: 20_000, pool: 4 };

/** The orders that the rules allow for what one run did. */
export function listAllowed(walk: Walk, limits = LIMITS): ModelSet {
  const combined = combineGraphs([buildGraph(walk)]);
  if (combined === null) throw new Error("One run gives one graph.");
  return enumerateOrders(combined.graph, limits);
}
