import { decideRule } from "./decide-rule.ts";
import { findOwners } from "./find-owners.ts";
import type { LoopRule, Trace } from "./trace.ts";

/** One run of a matrix. */
export interface Cell {
  trace: Trace;
  /** The orders that the rules allow for this run, a text each: its lines joined by line feeds. */
  allowed: ReadonlySet<string>;
}

/** Where a run first differs from the one that it is compared with. */
export interface Difference {
  /** Both orders are legal for both runs, so it is only a race. */
  race: boolean;
  /** Place among the printed lines, from 0. */
  place: number;
  base: string | null;
  other: string | null;
  why: LoopRule | null;
}

/** The first difference between two runs; `null` when they printed the same. */
export function compareTraces(base: Cell, other: Cell): Difference | null {
  const [mine, theirs] = [base.trace.printed, other.trace.printed];
  const longest = Math.max(mine.length, theirs.length);
  const places = Array.from({ length: longest }, (_, at) => at);
  const place = places.find((at) => mine[at] !== theirs[at]);
  if (place === undefined) return null;
  const race = base.allowed.has(theirs.join("\n")) && other.allowed.has(mine.join("\n"));
  const [was, is] = [mine[place] ?? null, theirs[place] ?? null];
  const owners = findOwners(other.trace.steps);
  const wanted = was === null ? -1 : theirs.indexOf(was, place);
  const [first, second] = [owners[place], owners[wanted]];
  const why =
    first === undefined || second === undefined
      ? null
      : decideRule(first, second, other.trace.steps);
  return { race, place, base: was, other: is, why: race ? "R-TIMER-OR-IMMEDIATE" : why };
}
