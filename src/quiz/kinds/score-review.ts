import type { Flaw } from "./flaws.ts";

/** What the marks of a review came to. */
export interface ReviewScore {
  /** Places of the flaws of which a line was marked. */
  found: number[];
  /** Marked lines that belong to no flaw. */
  alarms: number[];
  /** No flaw stands behind one that is less severe. */
  ordered: boolean;
  passed: boolean;
}

/**
 * Scores marked lines, the worst first. A review passes that finds every blocker and, false alarms taken
 * off, half of the flaws, and that puts no flaw behind a milder one.
 */
export function scoreReview(flaws: readonly Flaw[], lines: readonly number[]): ReviewScore {
  const placeOf = ({ lines: own }: Flaw): number => lines.findIndex((n) => own.includes(n));
  const found = [...flaws.keys()].filter((at) => isHit(flaws[at], lines));
  const alarms = lines.filter((n) => !flaws.some((flaw) => flaw.lines.includes(n)));
  const hit = flaws
    .filter((flaw) => isHit(flaw, lines))
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .map(({ rank }) => rank);
  const ordered = hit.every((rank, at) => at === 0 || (hit[at - 1] ?? 0) <= rank);
  const blockers = flaws.filter(({ severity }) => severity === "blocker");
  const share = (found.length - alarms.length) / flaws.length;
  const passed = blockers.every((flaw) => isHit(flaw, lines)) && share >= HALF && ordered;
  return { found, alarms, ordered, passed };
}

/** What an interviewer lets pass. */
const HALF = 0.5;

function isHit(flaw: Flaw | undefined, lines: readonly number[]): boolean {
  return flaw?.lines.some((n) => lines.includes(n)) === true;
}
