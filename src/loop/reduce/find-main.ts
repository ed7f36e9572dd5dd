import type { Ran } from "./ran.ts";

/** The place of main among the steps of a walk: the first in which a learner's line was seen. */
export function findMain(steps: readonly Ran[]): number {
  const first = Math.max(
    0,
    steps.findIndex(({ seen }) => seen !== null),
  );
  if (isMainLike(steps[first])) return first;
  // Main did nothing that can be seen, such as only listening to an event of the process.
  return Math.max(0, steps.slice(0, first).findLastIndex(isMainLike));
}

/** CommonJS runs outside of any callback, an ES module in a promise job. */
function isMainLike(step: Ran | undefined): boolean {
  return step?.phase === "main" || step?.phase === "microtask";
}
