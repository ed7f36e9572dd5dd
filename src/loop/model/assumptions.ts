import type { Combined } from "./combine-graphs.ts";
import type { ModelSet } from "./enumerate.ts";
import type { Unknown } from "./segment.ts";

/** What a set of orders rests on, or why it may not be whole. */
export type Assumption =
  | "nothing-known"
  | "changed"
  | "inconsistent"
  | "order-missing"
  | "depends-on-before"
  | "same-in-every-order"
  | "too-many"
  | "unseen"
  | "outside"
  | "more"
  | Unknown;

/** Each assumption as a sentence. */
export const ASSUMPTIONS: Readonly<Record<Assumption, string>> = {
  "nothing-known": "Nothing is known of what ran.",
  changed:
    "No run without the tracer printed the lines of a run with it, so only runs without it count, and nothing is said of other orders.",
  inconsistent:
    "After the same callbacks one did something else in another run, so nothing is said of orders that were not seen.",
  "order-missing":
    "A run printed an order that the model does not have, so nothing is said of orders that were not seen.",
  "depends-on-before":
    "What a callback does may depend on what ran before it, so of other orders only what was seen is known.",
  "same-in-every-order": "Each callback prints and schedules the same in every order.",
  "too-many": "There are too many orders to walk through them all.",
  unseen: "There are ways through the loop that no run has taken: they are not explored.",
  outside: "Sockets, ports, processes, signals and threads may call back at any time.",
  more: "The rules alone leave room for orders that no run printed: time may forbid them.",
  "no-end": "The run did not come to its own end.",
  thrown: "A callback threw, and what waited behind it may run in another order.",
};

/** What decides on the assumptions. */
export interface OrderFacts {
  /** `null` when no run was traced. */
  combined: Combined | null;
  /** The runs with the tracer printed other lines than those without it. */
  isChanged: boolean;
  model: ModelSet;
  /** Each traced run printed an order of the model. */
  faithful: boolean;
  /** The model has orders that no run printed. */
  more: boolean;
}

/** The assumptions behind a set of orders, the most important first. */
export function listAssumptions({
  combined,
  isChanged,
  model,
  faithful,
  more,
}: OrderFacts): Assumption[] {
  if (combined === null) return ["nothing-known"];
  if (isChanged) return ["changed"];
  const { unknowns, segments } = combined.graph;
  const list: Assumption[] = [findBasis(combined, faithful)];
  if (!model.complete) list.push("too-many");
  if (model.unseen) list.push("unseen");
  if (more) list.push("more");
  if ([...segments.values()].some(({ opens }) => opens !== null)) list.push("outside");
  return [...list, ...unknowns];
}

function findBasis({ inconsistent, steady }: Combined, faithful: boolean): Assumption {
  if (inconsistent) return "inconsistent";
  if (!faithful) return "order-missing";
  return steady ? "same-in-every-order" : "depends-on-before";
}
