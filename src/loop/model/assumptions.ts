import type { Combined } from "./combine-graphs.ts";
import type { ModelSet } from "./enumerate.ts";
import type { Unknown } from "./segment.ts";

/** What a set of orders rests on, or why it may not be whole. */
export type Assumption =
  | "nothing-known"
  | "inconsistent"
  | "order-missing"
  | "depends-on-before"
  | "same-in-every-order"
  | "too-many"
  | "unseen"
  | "outside"
  | Unknown;

/** Each assumption as a sentence. */
export const ASSUMPTIONS: Readonly<Record<Assumption, string>> = {
  "nothing-known": "Nothing is known of what ran.",
  inconsistent:
    "After the same callbacks one did something else in another run, so only orders that were seen are listed.",
  "order-missing":
    "A run printed an order that the model does not have, so only orders that were seen are listed.",
  "depends-on-before":
    "What a callback does depends on what ran before it, so an order counts only as far as that was seen.",
  "same-in-every-order": "Each callback is taken to print and schedule the same in every order.",
  "too-many": "There are too many orders to list them all.",
  unseen:
    "In other orders a callback runs that was cleared or dropped in every run, or does what was not seen: these orders are not listed.",
  outside:
    "What comes from sockets, ports, processes and threads is taken to come in an order that was seen.",
  "no-end": "The run did not come to its own end.",
  thrown: "A callback threw, and what waited behind it may run in another order.",
};

/** What decides on the assumptions. */
export interface OrderFacts {
  /** `null` when no run was traced. */
  combined: Combined | null;
  model: ModelSet;
  /** Every run printed an order of the model. */
  faithful: boolean;
  /** Something came from outside of the process. */
  outside: boolean;
}

/** The assumptions behind a set of orders, the most important first. */
export function listAssumptions({ combined, model, faithful, outside }: OrderFacts): Assumption[] {
  if (combined === null) return ["nothing-known"];
  const { unknowns } = combined.graph;
  const list: Assumption[] = [findBasis(combined, faithful)];
  if (!model.complete) list.push("too-many");
  if (model.unseen) list.push("unseen");
  if (outside) list.push("outside");
  return [...list, ...unknowns];
}

function findBasis({ graph, inconsistent }: Combined, faithful: boolean): Assumption {
  if (inconsistent) return "inconsistent";
  if (!faithful) return "order-missing";
  return graph.variants.size > 0 ? "depends-on-before" : "same-in-every-order";
}
