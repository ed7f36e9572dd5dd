import type { Order, OrderSet, Rule } from "../trace.ts";
import { enumerateOrders } from "./enumerate.ts";
import type { ModelLimits, ModelOrder, ModelSet } from "./enumerate.ts";
import type { Segment, SegmentGraph } from "./graph.ts";

/** One real run. */
export interface Sighting {
  printed: string[];
  /** What it did; `null` for a run without the tracer. */
  graph: SegmentGraph | null;
  /** For a person; empty for a run as it is. */
  forcing: string;
  /** The value of `--force`. */
  again: string;
}

/** What the real runs and the rules say together. */
export interface Collected {
  set: OrderSet;
  /** Every order of the model has been seen, and the runs agree on what each callback does. */
  settled: boolean;
}

/**
 * The orders that were seen, and those that the rules allow. When two runs show that a callback does
 * something else in another order, the orders that nobody saw are left out.
 */
export function collectOrders(sightings: readonly Sighting[], limits: ModelLimits): Collected {
  const base = sightings.find(({ graph }) => graph !== null)?.graph ?? null;
  const model = base === null ? EMPTY : enumerateOrders(base, limits);
  const graphs = sightings.flatMap(({ graph }) => (graph === null ? [] : [graph]));
  const agrees = base !== null && graphs.every((graph) => isSameGraph(graph, base));
  const witnessed = witness(sightings);
  const known = new Set(model.orders.map(({ prints }) => prints.join("\n")));
  const faithful = [...witnessed.keys()].every((key) => known.has(key));
  const trusted = agrees && faithful;
  const allowed = trusted
    ? model.orders.filter((one) => !witnessed.has(one.prints.join("\n")))
    : [];
  const list: Order[] = [
    ...witnessed.values(),
    ...allowed.map(({ prints }) => ({ prints, status: "allowed" as const })),
  ];
  const gaps = [...new Set(graphs.flatMap((graph) => graph.gaps))];
  const complete = trusted && model.complete && gaps.length === 0 && !hasOutside(base);
  const set: OrderSet = {
    list: addForks(list, { base, model, sightings }),
    complete,
    faithful: faithful || !agrees,
    assumptions: listAssumptions({ base, agrees, faithful, model, gaps }),
    runs: sightings.length,
  };
  return { set, settled: trusted && model.complete && allowed.length === 0 };
}

const EMPTY: ModelSet = { orders: [], complete: false };

function witness(sightings: readonly Sighting[]): Map<string, Order> {
  const seen = new Map<string, Order>();
  for (const { printed, forcing, again } of sightings) {
    const key = printed.join("\n");
    if (seen.has(key)) continue;
    const how = forcing === "" ? {} : { forcing, again };
    seen.set(key, { prints: printed, status: "witnessed", ...how });
  }
  return seen;
}

function isSameGraph(a: SegmentGraph, b: SegmentGraph): boolean {
  if (a.segments.size !== b.segments.size) return false;
  return [...a.segments].every(([key, segment]) => {
    const other = b.segments.get(key);
    return other !== undefined && fingerprint(segment) === fingerprint(other);
  });
}

function fingerprint({ kind, texts, kids, clears }: Segment): string {
  return JSON.stringify([kind, texts, kids, clears]);
}

function hasOutside(graph: SegmentGraph | null): boolean {
  return [...(graph?.segments.values() ?? [])].some(({ kind }) => kind === "outside");
}

function addForks(
  list: readonly Order[],
  known: { base: SegmentGraph | null; model: ModelSet; sightings: readonly Sighting[] },
): Order[] {
  const { base, model, sightings } = known;
  const recorded = sightings.find(({ graph }) => graph !== null)?.printed ?? [];
  const own = findPath(model, recorded);
  return list.map((order) => {
    const other = findPath(model, order.prints);
    if (base === null || own === null || other === null || own === other) return order;
    const fork = findFork(base, own, other);
    return fork === undefined ? order : { ...order, fork };
  });
}

function findPath(model: ModelSet, prints: readonly string[]): ModelOrder | null {
  const key = prints.join("\n");
  return model.orders.find((one) => one.prints.join("\n") === key) ?? null;
}

function findFork(graph: SegmentGraph, own: ModelOrder, other: ModelOrder): Order["fork"] {
  const loud = (path: readonly string[]): Segment[] =>
    path.flatMap((key) => graph.segments.get(key) ?? []).filter(({ texts }) => texts.length > 0);
  const mine = loud(own.path);
  const theirs = loud(other.path);
  const at = theirs.findIndex((segment, place) => mine[place]?.key !== segment.key);
  const [was, is] = [mine[at], theirs[at]];
  if (was === undefined || is === undefined) return undefined;
  const choice = `${quote(is)} before ${quote(was)}`;
  return { step: was.step, choice, why: nameRule(was, is) };
}

function quote({ texts }: Segment): string {
  return `"${texts.join("").trim().split("\n")[0] ?? ""}"`;
}

function nameRule(a: Segment, b: Segment): Rule {
  const kinds = new Set([a.kind, b.kind]);
  if (kinds.has("pool") || kinds.has("outside")) return "R-IO-COMPLETES-IN-ANY-ORDER";
  return kinds.size === 1 ? "R-TIMERS-BY-EXPIRY" : "R-TIMER-OR-IMMEDIATE";
}

function listAssumptions(known: {
  base: SegmentGraph | null;
  agrees: boolean;
  faithful: boolean;
  model: ModelSet;
  gaps: readonly string[];
}): string[] {
  const said: string[] = [];
  if (!known.agrees) {
    said.push(
      "A callback does something else in another order, so only orders that were seen are listed.",
    );
  } else if (!known.faithful) {
    said.push(
      "A run printed an order that the model does not have, so only orders that were seen are listed.",
    );
  } else {
    said.push("Each callback is taken to print and schedule the same in every order.");
  }
  if (!known.model.complete) said.push("There are too many orders to list them all.");
  if (hasOutside(known.base)) {
    said.push(
      "What comes from sockets, ports, processes and threads is taken to come in the order that was seen.",
    );
  }
  return [...said, ...known.gaps];
}
