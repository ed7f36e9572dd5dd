import { expect, test } from "vitest";
import { judge } from "../../src/judge/judge.ts";
import { nameMistakes } from "../../src/judge/name-mistakes.ts";
import { sampleCase, sampleError, sampleMistake, solvedAttempt } from "./sample.ts";

const VERDICT = judge(
  sampleCase(
    solvedAttempt({
      tests: solvedAttempt().tests.map((record) =>
        record.name.startsWith("counts")
          ? { ...record, state: "failed" as const, error: sampleError() }
          : record,
      ),
    }),
  ),
);

test("a finding gets the sentence of the mistake that it looks like", () => {
  const named = nameMistakes(VERDICT, [sampleMistake()]);
  expect(named.requirements.map(({ finding }) => finding?.mistake)).toEqual([
    "It adds twice: add once.",
    undefined,
  ]);
  expect(named.requirements[0]?.finding?.message).toBe("it counts");
});

test("a verdict that looks like no mistake stays as it is", () => {
  expect(nameMistakes(VERDICT, [sampleMistake({ when: { counts: /other/ } })])).toEqual(VERDICT);
});

test("a name from before the mistakes were changed is forgotten", () => {
  const named = nameMistakes(VERDICT, [sampleMistake()]);
  expect(nameMistakes(named, [sampleMistake({ when: { counts: /other/ } })])).toEqual(VERDICT);
});

test("the verdict that was given is not changed", () => {
  const before = structuredClone(VERDICT);
  nameMistakes(VERDICT, [sampleMistake()]);
  expect(VERDICT).toEqual(before);
});

test("nothing is named in a run that is broken, for no known mistake breaks one", () => {
  const named = nameMistakes(VERDICT, [sampleMistake()]);
  const broken = { ...named, status: "broken" as const };
  const findings = nameMistakes(broken, [sampleMistake()]).requirements.map((row) => row.finding);
  expect(findings.map((finding) => finding?.mistake)).toEqual(findings.map(() => undefined));
  expect(findings[0]?.message).toBe("it counts");
});
