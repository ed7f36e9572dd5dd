import type { Segment, SegmentGraph } from "./segment.ts";
import { addHistory, listChildren } from "./segment.ts";

/** Several runs of one program as one graph. */
export interface Combined {
  graph: SegmentGraph;
  /** A callback did two things after the same history: the order is not all that decides. */
  inconsistent: boolean;
  /** What each callback does is the same in every order. */
  steady: boolean;
}

/**
 * Puts together what several runs of one program showed, the first one first; `null` without any.
 * In a program that is not `steady` only what a callback was seen to do after the very same callbacks
 * counts.
 */
export function combineGraphs(graphs: readonly SegmentGraph[], steady: boolean): Combined | null {
  const [base] = graphs;
  if (base === undefined) return null;
  if (!steady) return combine(base, graphs, false);
  const combined = combine(base, graphs, true);
  const isSteady = combined.graph.variants.size === 0 && !combined.inconsistent;
  const isOpen = [...combined.graph.segments.values()].some(({ opens }) => opens !== null);
  return isSteady && !isOpen ? combined : combine(base, graphs, false);
}

function combine(base: SegmentGraph, graphs: readonly SegmentGraph[], steady: boolean): Combined {
  const kept = steady ? keepWhatMatters(graphs) : null;
  const own = graphs.map(({ segments }) => (kept === null ? segments : cut(segments, kept)));
  const all = new Map<string, Segment>();
  for (const segments of own) {
    for (const [key, segment] of segments) {
      const known = all.get(key);
      if (known === undefined || (!known.seen && segment.seen)) all.set(key, segment);
    }
  }
  const { variants, inconsistent } = findVariants(own, steady);
  const unknowns = [...new Set(graphs.flatMap((graph) => graph.unknowns))];
  const strays = graphs.some((graph) => graph.strays);
  return { graph: { ...base, segments: all, variants, strays, unknowns }, inconsistent, steady };
}

/** The keys of what ran, in order. */
export function listPath(segments: ReadonlyMap<string, Segment>): string[] {
  return [...segments.values()]
    .filter(({ seen }) => seen)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ key }) => key);
}

/** What callbacks do by what ran before them; in a steady program only of those that do not always do the same. */
function findVariants(
  runs: readonly ReadonlyMap<string, Segment>[],
  steady: boolean,
): { variants: SegmentGraph["variants"]; inconsistent: boolean } {
  const known = new Map<string, Map<string, Segment>>();
  let inconsistent = false;
  for (const segments of runs) {
    let history = "";
    for (const key of listPath(segments)) {
      const segment = segments.get(key);
      if (segment === undefined) continue;
      const before = known.get(key) ?? new Map<string, Segment>();
      known.set(key, before);
      const same = before.get(history);
      if (same === undefined) before.set(history, segment);
      else if (fingerprint(same) !== fingerprint(segment)) inconsistent = true;
      history = addHistory(history, key);
    }
  }
  if (!steady) return { variants: known, inconsistent };
  const differs = [...known].filter(
    ([, by]) => new Set([...by.values()].map(fingerprint)).size > 1,
  );
  return { variants: new Map(differs), inconsistent };
}

function fingerprint(segment: Segment): string {
  const { kind, texts, acts, quits } = segment;
  return JSON.stringify([kind, texts, acts, quits]);
}

/** The keys of what matters to what is printed; Node's own silent callbacks only make a search longer. */
function keepWhatMatters(graphs: readonly SegmentGraph[]): Set<string> {
  const kept = new Set(["m"]);
  for (const { segments } of graphs) {
    const judge = (key: string): boolean => {
      const segment = segments.get(key);
      if (segment === undefined) return false;
      const children = listChildren(segment).filter(judge);
      if (children.length > 0 || doesMatter(segment)) kept.add(key);
      return kept.has(key);
    };
    for (const [key, { kind }] of segments) if (key === "m" || kind === "end") judge(key);
  }
  return kept;
}

function doesMatter({ texts, acts, own, quits, kind, seen }: Segment): boolean {
  // The process ended before it: nobody knows what would have come of it.
  if (kind === "pool" && !seen) return true;
  const meddles = acts.some(({ does }) => does === "clear" || does === "move");
  return own || quits || texts.length > 0 || meddles;
}

function cut(
  segments: ReadonlyMap<string, Segment>,
  kept: ReadonlySet<string>,
): Map<string, Segment> {
  const left = [...segments].filter(([key]) => kept.has(key));
  return new Map(
    left.map(([key, segment]) => [
      key,
      {
        ...segment,
        acts: segment.acts.filter((act) => act.does !== "add" || kept.has(act.key)),
      },
    ]),
  );
}
