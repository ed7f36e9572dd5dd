import { describe, expect, test } from "vitest";
import { loadSolution } from "../../src/catalog/io/load-solution.ts";
import { loadCatalog } from "../../src/catalog/io/load-catalog.ts";
import { makeRun } from "../../src/interview/make-run.ts";
import { tellReference } from "../../src/interview/tell-reference.ts";
import type { Verdict } from "../../src/judge/verdict.ts";

const AT = { file: "cache/cache.ts", line: 2, column: 1 };

function run(
  finding: NonNullable<Verdict["requirements"][number]["finding"]>,
  text = "class Cache {\n  get() {}\n}\n",
): ReturnType<typeof makeRun> {
  const row = { id: "a", title: "A", stage: 1, rules: [], durationMs: 1, finding };
  const verdict: Verdict = {
    ...{ schemaVersion: 1, challenge: "cache", file: AT.file, status: "unsolved", reason: null },
    ...{ message: null, stages: [], missing: [], running: null, stuckAt: null, durationMs: 1 },
    ...{
      types: { status: "skipped", errors: [] },
      output: { text: "", truncated: false },
      node: "",
    },
    requirements: [
      { ...row, outcome: "missed" },
      { ...row, id: "b", outcome: "not-reached", finding: null },
    ],
    leaks: [{ kind: "timer", count: 2, location: AT }],
  };
  const sources = new Map([[AT.file, text]]);
  return makeRun({ verdict, sources, sightings: [] });
}

test("a run keeps what was judged, with the candidate's own line", () => {
  expect(run({ message: "It must.", location: AT, mistake: "It does not." })).toMatchObject({
    rows: [
      {
        ...{ id: "a", outcome: "missed", message: "It must.", mistake: "It does not." },
        ...{ line: 2, code: "get() {}" },
      },
    ],
    leaks: [{ kind: "timer", count: 2, line: 2 }],
  });
});

describe("the head of a function is no place", () => {
  const lineOf = (code: string): number | null | undefined =>
    run({ message: "It must.", location: { ...AT, line: 1 } }, `${code}\n}\n`).rows[0]?.line;

  test.each([
    "export function retry<T>(fn: () => Promise<T>): Promise<T> {",
    "export default class Cache {",
    "const clone = <T>(value: T): T => {",
    "constructor(private readonly max: number) {",
    "take(key: string, cost = 1): Decision {",
    "async execute(fn: () => Promise<T>): Promise<T> {",
    "private async *walk(): AsyncGenerator<string> {",
    "get size(): number {",
    "#drain() {",
    "[Symbol.iterator](): Iterator<T> {",
    "return async (req, res) => {",
    "return function (this: unknown, ...args) {",
  ])("%s", (code) => expect(lineOf(code)).toBeNull());

  test.each([
    "setTimeout(() => {",
    "queue.add(async () => {",
    'emitter.on("end", function () {',
    "once(emitter, function (this: Emitter) {",
    "if (isFull(this)) {",
    "for (const key of keys(value)) {",
    "} catch (error) {",
    "while (next()) {",
    "return new Promise((resolve, reject) => {",
    "get(key)?.clear();",
  ])("but this line is: %s", (code) => expect(lineOf(code)).toBe(1));
});

test("what is not written yet is no mistake", () => {
  const [row] = run({ message: "It must.", mistake: "It does not.", missing: "get" }).rows;
  expect(row).toMatchObject({ mistake: null });
});

test("a point is told with the sentence that explains it", () => {
  const why =
    "## Stage 1: A\n\n- **Bytes, not buffers.** They are counted\n  one by one. More.\n- **One `finally` ends all**: timers,\n  listeners.\n\nText.\n\n## In short\n";
  expect(tellReference(why, 1)).toEqual([
    "Bytes, not buffers. They are counted one by one.",
    "One `finally` ends all: timers, listeners.",
  ]);
});

test("every reference is told in ten lines at most, each a short sentence", () => {
  for (const { slug, stages } of loadCatalog(process.cwd()).challenges) {
    const { why } = loadSolution(process.cwd(), slug);
    for (const { n } of stages) {
      const lines = tellReference(why, n);
      expect(lines.length, slug).toBeGreaterThanOrEqual(2);
      expect(lines.length, slug).toBeLessThanOrEqual(10);
      for (const line of lines) expect(line.length, line).toBeLessThan(240);
    }
  }
});
