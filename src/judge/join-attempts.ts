import type { Attempt } from "./attempt.ts";

/** Joins an attempt that ended early with one at the stages after it; how the first one ended stays. */
export function joinAttempts(first: Attempt, second: Attempt): Attempt {
  return {
    ...first,
    tests: [...first.tests, ...second.tests],
    childRecords: [...first.childRecords, ...second.childRecords],
    lateErrors: [...first.lateErrors, ...second.lateErrors],
    leaks: [...first.leaks, ...second.leaks],
    tampered: first.tampered ?? second.tampered,
    output: {
      text: first.output.text + second.output.text,
      truncated: first.output.truncated || second.output.truncated,
    },
  };
}
