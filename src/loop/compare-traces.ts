import { decideForbidding } from "./decide-rule.ts";
import { findOwners } from "./find-owners.ts";
import type { LoopRule, Trace } from "./trace.ts";

/** Where a run first differs from the one that it is compared with. */
export interface Difference {
  /** One of the two can print both orders, so it is only a race. */
  race: boolean;
  /** Which of the two was seen to print both; absent when none was. */
  raceIn?: "base" | "other";
  /** Place among the printed lines, from 0. */
  place: number;
  base: string | null;
  other: string | null;
  why: LoopRule | null;
}

/** Which of two runs prints both orders, as others of its kind have shown, and what lets it. */
export interface SeenRace {
  raceIn: "base" | "other";
  why: LoopRule | null;
}

/**
 * The first difference between two runs; `null` when they printed the same. `race` is what lets one of
 * the two print both orders, if that was seen.
 */
export function compareTraces(base: Trace, other: Trace, race: SeenRace | null): Difference | null {
  const [mine, theirs] = [base.printed, other.printed];
  const longest = Math.max(mine.length, theirs.length);
  const places = Array.from({ length: longest }, (_, at) => at);
  const place = places.find((at) => mine[at] !== theirs[at]);
  if (place === undefined) return null;
  const [was, is] = [mine[place] ?? null, theirs[place] ?? null];
  const parting = { place, base: was, other: is };
  if (race !== null) return { race: true, ...parting, ...race };
  const rules = [findRule(was, other, place), findRule(is, base, place)];
  const named = rules.filter((rule) => rule !== null);
  const why = named.find((rule) => OF_A_RELEASE.has(rule)) ?? named[0] ?? null;
  return { race: false, ...parting, why };
}

/** Rules of some releases only: where one of them decides in either run, it is the difference. */
const OF_A_RELEASE: ReadonlySet<LoopRule> = new Set<LoopRule>([
  "R-TIMERS-AGAIN",
  "R-ESM-STARTS-INSIDE-LOOP",
]);

/** Why a run printed another line than the expected one. */
function findRule(
  expected: string | null,
  { printed, steps }: Trace,
  place: number,
): LoopRule | null {
  const owners = findOwners(steps);
  const at = expected === null ? -1 : printed.indexOf(expected, place);
  const [first, second] = [owners[place], owners[at] ?? null];
  const last = owners[place - 1] ?? null;
  return first === undefined ? null : decideForbidding({ last, first, second }, steps);
}
