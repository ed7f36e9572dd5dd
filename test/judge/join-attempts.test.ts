import { expect, test } from "vitest";
import type { Attempt } from "../../src/judge/attempt.ts";
import { joinAttempts } from "../../src/judge/join-attempts.ts";
import { sampleError, solvedAttempt } from "./sample.ts";

function part(name: string, change: Partial<Attempt> = {}): Attempt {
  const record = { name, durationMs: 1, error: null };
  return solvedAttempt({
    tests: [{ ...record, state: "passed", expectedToFail: false }],
    childRecords: [{ ...record, state: "pass" }],
    lateErrors: [sampleError({ message: name })],
    leaks: [{ kind: "timer", count: 1 }],
    output: { text: `${name}\n`, truncated: false },
    ...change,
  });
}

test("what both runs found is one after the other", () => {
  const joined = joinAttempts(part("a"), part("b"));
  expect(joined.tests.map(({ name }) => name)).toEqual(["a", "b"]);
  expect(joined.childRecords.map(({ name }) => name)).toEqual(["a", "b"]);
  expect(joined.lateErrors.map(({ message }) => message)).toEqual(["a", "b"]);
  expect(joined.leaks).toHaveLength(2);
  expect(joined.output).toEqual({ text: "a\nb\n", truncated: false });
});

test("how the first run ended stays", () => {
  const first = part("a", {
    killed: "test",
    running: "a",
    controls: { wanted: 0, failed: 0, wrong: 0 },
  });
  const joined = joinAttempts(first, part("b", { exit: { code: 3, signal: null } }));
  expect(joined).toMatchObject({ killed: "test", running: "a", exit: null });
  expect(joined.controls.wanted).toBe(0);
});

test("tampering in either run counts, and so does output that was cut off", () => {
  const clean = part("a");
  const bad = part("b", { tampered: "`Array`", output: { text: "", truncated: true } });
  expect(joinAttempts(clean, bad).tampered).toBe("`Array`");
  expect(joinAttempts(bad, clean).tampered).toBe("`Array`");
  expect(joinAttempts(clean, bad).output.truncated).toBe(true);
  expect(joinAttempts(bad, clean).output.truncated).toBe(true);
});
