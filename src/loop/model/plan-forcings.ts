import { isLookup, isRequest, isScheduling, mayHoldBack } from "../scheduling.ts";
import type { Forcing } from "../event.ts";
import { isAfterError } from "../reduce/ran.ts";
import type { Walk } from "../reduce/ran.ts";
import type { Resource } from "../reduce/resource.ts";

/** Most forced runs that one search makes. */
const MOST_RUNS = 64;

const FACTOR = 20;
const LONGEST_MS = 2000;
const DEEPEST = 6;

/** The calls of a run that a forcing counts, in their order. */
export function listSchedulings(walk: Walk): Resource[] {
  return [...walk.resources.values()].filter(({ type }) => isScheduling(type));
}

/** The runs to make, the simplest forcings first; `null` is a plain run, without the tracer. */
export function planRuns(walk: Walk): (Forcing | null)[] {
  const forced = planForcings(walk);
  const again = Array.from({ length: REPEATS }, () => [null, null, AS_IT_IS]).flat();
  if (comesFromOutside(walk)) return [...again, ...forced];
  return [...forced.slice(0, FIRST), ...again, ...forced.slice(FIRST)];
}

/** The forcings to try, the simplest first. */
export function planForcings(walk: Walk): Forcing[] {
  const sites = listSchedulings(walk);
  const own = sites.flatMap(({ site }, at) => (site === null ? [] : [at])).slice(0, DEEPEST);
  const operations = own.filter((at) => mayBeLate(sites[at]?.type ?? ""));
  const dilations = canDilate(walk, sites) ? [FACTOR, 1] : [1];
  const spins = subsets(own);
  const plans: Forcing[] = [];
  for (const spin of spins) for (const dilate of dilations) plans.push({ dilate, spin, late: [] });
  const delays: Forcing[] = operations.flatMap((late) =>
    [[], ...own.filter((at) => at !== late).map((at) => [at])].flatMap((spin) =>
      dilations.map((dilate) => ({ dilate, spin, late: [late] })),
    ),
  );
  const fair = delays.filter((plan) => isFair(plan, walk));
  return mix(plans.filter(isForcing), fair).slice(0, MOST_RUNS);
}

/**
 * A lookup that is held back would have to keep others from the few threads that lookups may have, and does
 * not: what runs then is not certain to be an order of the program.
 */
function mayBeLate(type: string): boolean {
  return isRequest(type) && !isLookup(type);
}

/** The machine as it is: what other processes and threads do cannot be shifted, only watched again. */
const AS_IT_IS: Forcing = { dilate: 1, spin: [], late: [] };
const REPEATS = 4;
/** So many forced runs come before those as it is. */
const FIRST = 8;

function comesFromOutside(walk: Walk): boolean {
  return [...walk.resources.values()].some(({ type }) => OUTSIDE.test(type));
}

/** Only when every clock that matters is in this process and no timer gets too long. */
function canDilate(walk: Walk, sites: readonly Resource[]): boolean {
  const longest = Math.max(0, ...sites.map(({ delay }) => delay ?? 0));
  return !comesFromOutside(walk) && longest * FACTOR <= LONGEST_MS;
}

const OUTSIDE = /^(TCP|PIPE|PROCESS|WORKER|HTTP|TLS|UDP|QUERY|FSEVENT|STATWATCHER)/;

/**
 * Whether what a forced run shows may happen without the forcing. Where the pool is kept busy, that work
 * holds the process as well, and may go on longer: a timer or an immediate that was let go would run after the
 * end, and so would what comes from outside, of which nobody tells whether it was. And each callback of that work
 * lets what an error has left behind run, as does every callback.
 */
export function isFair(forcing: Forcing, walk: Walk): boolean {
  if (forcing.late.length === 0) return true;
  const { steps } = walk;
  if (steps.some(isAfterError)) return false;
  if (!keepsPoolBusy(forcing, walk)) return true;
  if (comesFromOutside(walk)) return false;
  return !steps.some(({ acts }) => acts.some(({ does }) => does === "free"));
}

/** Whether a forcing keeps the pool busy, for an operation that cannot be held back. */
export function keepsPoolBusy({ late }: Forcing, walk: Walk): boolean {
  const sites = listSchedulings(walk);
  return !late.every((at) => mayHoldBack(sites[at]?.type ?? ""));
}

/** All of them, smaller ones first. */
function subsets(items: readonly number[]): number[][] {
  let all: number[][] = [[]];
  for (const item of items) all = [...all, ...all.map((one) => [...one, item])];
  return all.toSorted((a, b) => a.length - b.length);
}

/** Whether a forcing changes anything. */
export function isForcing({ dilate, spin, late }: Forcing): boolean {
  return dilate !== 1 || spin.length + late.length > 0;
}

/** Two of the first kind, then one of the second, and so on. */
function mix(first: readonly Forcing[], second: readonly Forcing[]): Forcing[] {
  const mixed: Forcing[] = [];
  for (let at = 0; at < Math.max(first.length, second.length); at += 1) {
    mixed.push(...first.slice(2 * at, 2 * at + 2), ...second.slice(at, at + 1));
  }
  return mixed;
}
