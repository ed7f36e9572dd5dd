import type { Segment, SegmentGraph } from "./segment.ts";
import { listChildren, nameHistory } from "./segment.ts";

/** Several runs of one program as one graph. */
export interface Combined {
  graph: SegmentGraph;
  /** A callback did two things after the same history: the order is not all that decides. */
  inconsistent: boolean;
  /** Each run as the keys of its segments, in order. */
  paths: string[][];
}

/** Puts together what several runs of one program showed, the first one first; `null` without any. */
export function combineGraphs(graphs: readonly SegmentGraph[]): Combined | null {
  const [base] = graphs;
  if (base === undefined) return null;
  const kept = keepWhatMatters(graphs);
  const own = graphs.map(({ segments }) => cut(segments, kept));
  const paths = own.map(listPath);
  const all = new Map<string, Segment>();
  for (const segments of own) {
    for (const [key, segment] of segments) {
      const known = all.get(key);
      if (known === undefined || (!known.seen && segment.seen)) all.set(key, segment);
    }
  }
  const { variants, inconsistent } = findVariants(own, paths);
  const unknowns = [...new Set(graphs.flatMap((graph) => graph.unknowns))];
  const outside = paths.map((path) => path.filter((key) => all.get(key)?.kind === "outside"));
  return { graph: { ...base, segments: all, variants, outside, unknowns }, inconsistent, paths };
}

function listPath(segments: ReadonlyMap<string, Segment>): string[] {
  return [...segments.values()]
    .filter(({ seen }) => seen)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ key }) => key);
}

/** What does not always do the same, by what ran before it. */
function findVariants(
  runs: readonly ReadonlyMap<string, Segment>[],
  paths: readonly (readonly string[])[],
): { variants: SegmentGraph["variants"]; inconsistent: boolean } {
  const known = new Map<string, Map<string, Segment>>();
  let inconsistent = false;
  for (const [run, path] of paths.entries()) {
    for (const [at, key] of path.entries()) {
      const segment = runs[run]?.get(key);
      if (segment === undefined) continue;
      const history = nameHistory(path.slice(0, at));
      const before = known.get(key) ?? new Map<string, Segment>();
      known.set(key, before);
      const same = before.get(history);
      if (same === undefined) before.set(history, segment);
      else if (fingerprint(same) !== fingerprint(segment)) inconsistent = true;
    }
  }
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
