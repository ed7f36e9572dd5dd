import type { Walk } from "../reduce/ran.ts";
import type { LoopRule, Order, OrderSet, Sightings } from "../trace.ts";
import { ASSUMPTIONS, listAssumptions } from "./assumptions.ts";
import { combineGraphs, listPath } from "./combine-graphs.ts";
import type { Combined } from "./combine-graphs.ts";
import { enumerateOrders } from "./enumerate.ts";
import type { ModelLimits, ModelSet } from "./enumerate.ts";
import type { Segment, SegmentGraph } from "./segment.ts";

/** One real run. */
export interface Sighting {
  printed: string[];
  /** What it did; `null` for a run without the tracer. */
  graph: SegmentGraph | null;
  walk: Walk | null;
  /** For a person; empty for a run as it is. */
  forcing: string;
  /** The value of `--force`. */
  again: string;
}

/** How a program was written, as far as it bears on its orders. */
export interface Manner {
  /** What each callback does is the same in every order. */
  steady: boolean;
  /** What it does may depend on time or chance. */
  fickle: boolean;
  /** V8 may call back at any time. */
  strays: boolean;
  /** It tells or waits for a time that a forced run cannot slow down. */
  outsideTime: boolean;
  /** It lets the process end although something of it is still going on. */
  letsGo: boolean;
}

/** Of a program that nobody has read nothing is taken for granted. */
export const UNKNOWN_MANNER: Manner = {
  steady: false,
  fickle: true,
  strays: true,
  outsideTime: true,
  letsGo: true,
};

/** What the real runs and the rules say together. */
export interface Collected {
  set: OrderSet;
  /** What each callback does is the same in every order. */
  steady: boolean;
  /** The rules forbid these lines; `false` when that is not known. */
  forbids: (wanted: readonly string[]) => boolean;
  /** All runs as one graph, and how far it may be walked; `null` when none was traced. */
  ways: { graph: SegmentGraph; limits: ModelLimits } | null;
}

/** The orders that were seen, and whether the rules forbid every other one. */
export function collectOrders(
  sightings: readonly Sighting[],
  limits: ModelLimits,
  manner: Manner,
): Collected {
  const graphs = sightings.flatMap(({ graph }) => (graph === null ? [] : [graph]));
  const combined = describe(graphs, manner);
  const model = combined === null ? EMPTY : enumerateOrders(combined.graph, limits);
  const isChanged = isChangedByTracing(sightings);
  const seen = witness(isChanged ? sightings.filter(({ graph }) => graph === null) : sightings);
  const known = new Set(model.orders.map((prints) => prints.join("\n")));
  const isWhole = model.complete && !model.unseen;
  const isEnded = combined?.graph.unknowns.length === 0;
  // What follows a callback that no traced run has shown, a plain one may have shown.
  const isModelled = ({ graph, printed }: Sighting): boolean =>
    (graph === null && !isEnded) || known.has(printed.join("\n"));
  const faithful = !isWhole || sightings.every(isModelled);
  const isTrusted = combined?.inconsistent === false && faithful && !manner.fickle && !isChanged;
  const more = [...known].some((key) => !seen.has(key));
  return {
    set: {
      list: addForks([...seen.values()], sightings),
      complete: isTrusted && isEnded && isWhole && !more,
      faithful,
      assumptions: listAssumptions({ combined, isChanged, model, faithful, more }).map(
        (one) => ASSUMPTIONS[one],
      ),
      runs: sightings.length,
      made: countAll(sightings),
    },
    steady: combined?.steady === true,
    forbids: isTrusted ? createForbids(combined.graph, limits, sightings) : () => false,
    ways: combined === null ? null : { graph: combined.graph, limits },
  };
}

/** Whether the rules forbid lines, by walking all ways that print them. */
function createForbids(
  graph: SegmentGraph,
  limits: ModelLimits,
  sightings: readonly Sighting[],
): Collected["forbids"] {
  // Of the run that was cut off it is not known what its last callback would have done.
  if (graph.unknowns.includes("no-end")) return () => false;
  const isRefuted = (lines: readonly string[]): boolean => {
    const way = enumerateOrders(graph, limits, lines);
    return way.complete && !way.unseen && way.orders.length === 0;
  };
  // What forbids an order that a run printed is wrong about others as well.
  return (wanted) => isRefuted(wanted) && !sightings.some(({ printed }) => isRefuted(printed));
}

const EMPTY: ModelSet = { orders: [], complete: false, unseen: false };

function describe(graphs: readonly SegmentGraph[], manner: Manner): Combined | null {
  const combined = combineGraphs(graphs, manner.steady);
  if (combined === null) return null;
  const strays = combined.graph.strays || manner.strays;
  return { ...combined, graph: { ...combined.graph, strays } };
}

/**
 * Whether the runs that were only traced print other lines than all plain ones, in whatever order: the program
 * sees the tracer, or tells what differs from run to run, and what a traced run prints is no order of it.
 */
function isChangedByTracing(sightings: readonly Sighting[]): boolean {
  const list = (kind: keyof Sightings): string[] =>
    sightings
      .filter((one) => kindOf(one) === kind)
      .map(({ printed }) => printed.toSorted().join("\n"));
  const [traced, plain] = [list("traced"), new Set(list("plain"))];
  return traced.length > 0 && plain.size > 0 && !traced.some((lines) => plain.has(lines));
}

function kindOf({ graph, again }: Sighting): keyof Sightings {
  if (graph === null) return "plain";
  return again === "" ? "traced" : "directed";
}

function countAll(sightings: readonly Sighting[]): Sightings {
  const made = { plain: 0, traced: 0, directed: 0 };
  for (const one of sightings) made[kindOf(one)] += 1;
  return made;
}

function witness(sightings: readonly Sighting[]): Map<string, Order> {
  const seen = new Map<string, Order>();
  for (const [key, runs] of group(sightings)) {
    const [first] = runs;
    if (first === undefined) continue;
    const own = runs.some((one) => kindOf(one) !== "directed");
    const { printed, forcing, again } = first;
    const how = own ? {} : { forcing, again };
    seen.set(key, { prints: printed, status: "witnessed", seen: countAll(runs), ...how });
  }
  return seen;
}

function group(sightings: readonly Sighting[]): Map<string, Sighting[]> {
  const groups = new Map<string, Sighting[]>();
  for (const one of sightings) {
    const key = one.printed.join("\n");
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}

/** Where each order parts from the recorded one, by what two runs did. */
function addForks(list: readonly Order[], sightings: readonly Sighting[]): Order[] {
  const traced = sightings.filter(({ graph }) => graph !== null);
  const [own] = traced;
  return list.map((order) => {
    const key = order.prints.join("\n");
    const other = traced.find(({ printed }) => printed.join("\n") === key);
    if (!own?.graph || !other?.graph || own === other) return order;
    const fork = findFork(own.graph, other.graph);
    return fork === null ? order : { ...order, fork };
  });
}

function findFork(own: SegmentGraph, other: SegmentGraph): NonNullable<Order["fork"]> | null {
  const [mine, theirs] = [listLoud(own), listLoud(other)];
  const at = theirs.findIndex(({ key }, place) => mine[place]?.key !== key);
  const [was, is] = [mine[at], theirs[at]];
  if (was === undefined || is === undefined) return null;
  const choice = `${quote(is)} before ${quote(was)}`;
  const isQueue = was.kind === "immediate" && is.kind === "immediate";
  // Immediates keep their order, so what made them come in another one was before.
  const [first, second] = isQueue ? (findParting(own, other) ?? [was, is]) : [was, is];
  return { step: was.step, choice, why: nameRace(first, second) };
}

/** The first two callbacks, loud or not, by which two runs part. */
function findParting(own: SegmentGraph, other: SegmentGraph): [Segment, Segment] | null {
  const [mine, theirs] = [listPath(own.segments), listPath(other.segments)];
  const at = theirs.findIndex((key, place) => mine[place] !== key);
  const [was, is] = [own.segments.get(mine[at] ?? ""), other.segments.get(theirs[at] ?? "")];
  return was === undefined || is === undefined ? null : [was, is];
}

/** What printed something, in order. */
function listLoud({ segments }: SegmentGraph): Segment[] {
  return listPath(segments)
    .flatMap((key) => segments.get(key) ?? [])
    .filter(({ texts }) => texts.length > 0);
}

function quote({ texts }: Segment): string {
  return `"${texts.join("").trim().split("\n")[0] ?? ""}"`;
}

/** What lets either of two callbacks be the first. */
function nameRace(a: Segment, b: Segment): LoopRule {
  const isOther = ({ kind }: Segment): boolean => kind !== "timer" && kind !== "immediate";
  if (isOther(a) || isOther(b)) return "R-IO-COMPLETES-IN-ANY-ORDER";
  return a.kind === b.kind ? "R-TIMERS-BY-EXPIRY" : "R-TIMER-OR-IMMEDIATE";
}
