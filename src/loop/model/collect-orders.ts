import type { Order, OrderSet, LoopRule } from "../trace.ts";
import { ASSUMPTIONS, listAssumptions } from "./assumptions.ts";
import type { Assumption } from "./assumptions.ts";
import { combineGraphs } from "./combine-graphs.ts";
import type { Combined } from "./combine-graphs.ts";
import { enumerateOrders, namePairs } from "./enumerate.ts";
import type { Admit, ModelLimits, ModelOrder, ModelSet } from "./enumerate.ts";
import type { Segment, SegmentGraph } from "./segment.ts";

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
  /** Those that the set tells in words. */
  assumptions: Assumption[];
  /** Every order of the model has been seen, and so has what the callbacks do in it. */
  settled: boolean;
}

/**
 * The orders that were seen, and those that the rules allow. Where a callback does something else in
 * another order, only what it was seen to do counts.
 */
export function collectOrders(sightings: readonly Sighting[], limits: ModelLimits): Collected {
  const graphs = sightings.flatMap(({ graph }) => (graph === null ? [] : [graph]));
  const combined = combineGraphs(graphs);
  const model =
    combined === null ? EMPTY : enumerateOrders(combined.graph, limits, admitSeen(combined));
  const witnessed = witness(sightings);
  const known = new Set(model.orders.map(({ prints }) => prints.join("\n")));
  // Of a run without the tracer only what it printed is known, not what its callbacks did.
  const faithful = sightings.every(
    ({ printed, graph }) => known.has(printed.join("\n")) || (graph === null && model.unseen),
  );
  const trusted = faithful && combined?.inconsistent === false;
  const allowed = trusted
    ? model.orders.filter((one) => !witnessed.has(one.prints.join("\n")))
    : [];
  const list: Order[] = [
    ...witnessed.values(),
    ...allowed.map(({ prints }) => ({ prints, status: "allowed" as const })),
  ];
  const whole = trusted && model.complete && !model.unseen && combined.graph.unknowns.length === 0;
  const outside = combined !== null && hasOutside(combined.graph);
  const assumptions = listAssumptions({ combined, model, faithful, outside });
  const set: OrderSet = {
    list: addForks(list, { base: combined?.graph ?? null, model, sightings }),
    complete: whole && !outside,
    faithful,
    assumptions: assumptions.map((one) => ASSUMPTIONS[one]),
    runs: sightings.length,
  };
  const isAllSeen = whole && allowed.length === 0 && areSeen(model, combined);
  return { set, assumptions, settled: isAllSeen && !hasPort(combined.graph) };
}

const EMPTY: ModelSet = { orders: [], complete: false, unseen: false, pairs: new Set() };

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

/** A message counts only where it was seen: it may have waited in its port since long. */
function admitSeen({ graph, paths }: Combined): Admit {
  const isPort = (key: string): boolean => graph.segments.get(key)?.port === true;
  if (![...graph.segments.keys()].some(isPort)) return () => true;
  const seen = new Set(paths.flatMap((path) => namePairs(graph, path)));
  return (path) =>
    namePairs(graph, path).every((pair) => seen.has(pair) || !pair.split("<").some(isPort));
}

/** Whether each two callbacks were seen in every order that the rules allow: what one of them does may depend on it. */
function areSeen({ pairs }: ModelSet, { graph, paths }: Combined): boolean {
  const seen = new Set(paths.flatMap((path) => namePairs(graph, path)));
  return [...pairs].every((pair) => seen.has(pair));
}

/** Of messages only what was seen counts, so it is worth while to go on looking. */
function hasPort(graph: SegmentGraph): boolean {
  return [...graph.segments.values()].some(({ port }) => port);
}

function hasOutside(graph: SegmentGraph): boolean {
  return [...graph.segments.values()].some(({ kind }) => kind === "outside");
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

function nameRule(a: Segment, b: Segment): LoopRule {
  const kinds = new Set([a.kind, b.kind]);
  if (kinds.has("pool") || kinds.has("outside")) return "R-IO-COMPLETES-IN-ANY-ORDER";
  return kinds.size === 1 ? "R-TIMERS-BY-EXPIRY" : "R-TIMER-OR-IMMEDIATE";
}
