import { findTurn, listCauses } from "../decide-turns.ts";
import type { Step } from "../trace.ts";
import { mayComplete } from "./advance.ts";
import { listPath } from "./combine-graphs.ts";
import { listChildren } from "./segment.ts";
import type { SegmentGraph } from "./segment.ts";

/**
 * Tells of two steps of a run whether, when the first began, the second one or what led to it was an
 * operation that had to wait for a thread of the pool. `most` is how many threads there are.
 */
export function createIsCrowded(
  graph: SegmentGraph,
  most: number,
  steps: readonly Step[],
): (first: Step, second: Step) => boolean {
  return (first, second) => {
    const waiting = listWaiting(graph, findTurn(first, steps).n);
    const turns = new Set(listCauses(second, steps).map((step) => findTurn(step, steps).n));
    return waiting.some((key) => {
      const segment = graph.segments.get(key);
      const led = segment?.seen === true && turns.has(segment.step);
      return led && !mayComplete(graph, waiting, { key, most });
    });
  };
}

/** The operations that the pool had when a step began, in the order of the calls. */
function listWaiting({ segments }: SegmentGraph, step: number): string[] {
  let waiting: string[] = [];
  for (const key of listPath(segments)) {
    const segment = segments.get(key);
    if (segment === undefined || segment.step >= step) break;
    const made = listChildren(segment).filter((one) => segments.get(one)?.kind === "pool");
    waiting = [...waiting.filter((one) => one !== key), ...made];
  }
  return waiting;
}
