import type { RefusedForm } from "../../drill/tests/score-suite.ts";
import type { TestFailure } from "../../drill/tests/test-failure.ts";

/** A test that right solutions fail, as one of them fails it, and which ones do. */
export interface Refusal {
  failure: TestFailure;
  by: RefusedForm[];
}

/** The tests that fail on right solutions, each once, in the order in which they are found. */
export function listRefusals(refused: readonly RefusedForm[]): Refusal[] {
  const refusals = new Map<string, Refusal>();
  for (const form of refused) {
    for (const failure of form.failures) {
      const known = refusals.get(failure.name) ?? { failure, by: [] };
      if (!known.by.includes(form)) known.by.push(form);
      refusals.set(failure.name, known);
    }
  }
  return [...refusals.values()];
}
