import { expect, test } from "vitest";
import { findWanted } from "../../../src/quiz/grade-answer.ts";
import { SUM } from "../card-bodies.ts";
import { SAMPLES } from "../card-text.ts";
import { ask, grade, parse, tellFaults } from "./kind-case.ts";

test("its proof makes the steps and the answer", () => {
  expect(SAMPLES.arithmetic).toMatchObject({
    answer: "120 MB",
    steps: ["in flight: 500/s × 0.2 s = 100", "memory: 100 × 1200 kB = 120 MB"],
    tolerance: 0.05,
    right: { value: 120e6, dimension: "data" },
  });
});

test.each([
  ["120 MB", true],
  ["0.12 GB", true],
  ["~125mb", true],
  ["114 MiB", true],
  ["127 MB", false],
  ["120 kB", false],
  ["960 Mbit", true],
  ["120 s", false],
])("%s is right: %s", (text, correct) => {
  expect(grade("arithmetic", { kind: "arithmetic", text }).correct).toBe(correct);
});

test.each(["120", "much", "1-2 MB"])("%j is asked again, for its unit or number", (text) => {
  expect(findWanted(ask("arithmetic"), { kind: "arithmetic", text })).toBe("amount");
  expect(parse("arithmetic", text)).toContain("expected a number with its unit, such as 250 ms");
});

test("what can be read is graded at once", () => {
  expect(findWanted(ask("arithmetic"), { kind: "arithmetic", text: "1 s" })).toBeNull();
  expect(parse("arithmetic", "1 s")).toEqual({ kind: "arithmetic", text: "1 s" });
});

test.each([
  [
    "| Time of each | 0.2 s |",
    "| Time of each | 0.3 s |",
    "given numbers that stand in the proof",
    "0.3",
  ],
  [
    "| Time of each | 0.2 s |",
    "| Time of each | short |",
    "given numbers that stand in the proof",
    "short",
  ],
  ["\n120 MB\n", "\nmuch\n", "a number with its unit as the last printed line", "much"],
  [
    "text prints",
    'text prints node=">=22"',
    "the sum under `## Proof`, alike on every version",
    null,
  ],
  ["## Proof", "## Illustration", "the sum under `## Proof`, alike on every version", null],
  [
    /in flight: 500[^$]*?= 100\nmemory.*\n/,
    "",
    "the steps of the sum and the answer, a line each",
    "120 MB",
  ],
])("a card with %j as %j is broken", (from, to, ...fault) => {
  const [expected, got] = fault;
  const faults = tellFaults({
    kind: "arithmetic",
    head: "tolerance: 5 %",
    body: SUM.replace(from, to),
  });
  expect(faults).toContain(`expected ${expected}, got ${got === null ? "nothing" : `"${got}"`}`);
});

test.each(["", "5", "a bit", "60 %"])("a tolerance of %j is none", (tolerance) => {
  expect(tellFaults({ kind: "arithmetic", head: `tolerance: ${tolerance}`, body: SUM })).toContain(
    "expected `tolerance` such as 5 %",
  );
});
