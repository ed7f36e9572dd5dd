import type { Challenge, Mistake, SuiteTest } from "../../src/catalog/challenge.ts";
import type { Attempt, RawError } from "../../src/judge/attempt.ts";
import type { Case } from "../../src/judge/judge.ts";

/** A challenge of two requirements. */
export function sampleChallenge(change: Partial<Challenge> = {}): Challenge {
  return {
    slug: "counter",
    title: "Counter",
    summary: "Count.",
    track: "async",
    level: "core",
    minutes: 10,
    tags: [],
    covers: [],
    after: [],
    forbiddenImports: ["events"],
    limits: {
      loadMs: 5000,
      testMs: 3000,
      runMs: 20_000,
      heapMb: 256,
      outputBytes: 1_000_000,
      threads: false,
      processes: false,
    },
    stages: [{ n: 1, title: "All of it", minutes: 10, exports: ["Counter"] }],
    requirements: [
      { id: "counts", stage: 1, title: "It counts", member: "add", leaks: [] },
      { id: "resets", stage: 1, title: "It resets", member: null, leaks: [] },
    ],
    ...change,
  };
}

/** The sample suite's tests. */
export const TESTS: SuiteTest[] = [
  { name: "counts > C1 one", requirement: "counts", stage: 1, rule: "C1" },
  { name: "counts > C1 two", requirement: "counts", stage: 1, rule: "C1" },
  { name: "resets > C2 to zero", requirement: "resets", stage: 1, rule: "C2" },
];

/** The names of the sample suite's tests. */
export const NAMES = TESTS.map(({ name }) => name);

/** The attempt of a solution that does everything right. */
export function solvedAttempt(change: Partial<Attempt> = {}): Attempt {
  const tests = NAMES.map((name) => ({ name, durationMs: 2, error: null }));
  return {
    file: "/home/ada/counter.ts",
    node: "v20.19.0",
    durationMs: 120,
    syntaxFault: null,
    refusedImport: null,
    missingExport: null,
    tests: tests.map((test) => ({ ...test, state: "passed", expectedToFail: false })),
    childRecords: tests.map((test) => ({ ...test, state: "pass" })),
    controls: { wanted: 6, failed: 6, wrong: 0 },
    loadErrors: [],
    lateErrors: [],
    killed: null,
    ended: true,
    exit: null,
    outOfMemory: false,
    busy: null,
    tampered: null,
    running: null,
    pending: null,
    stuckAt: null,
    leaks: [],
    types: { status: "ok", errors: [] },
    output: { text: "", truncated: false },
    ...change,
  };
}

/** The case of an attempt at the sample challenge, seen from `/home/ada`. */
export function sampleCase(attempt: Attempt, change: Partial<Case> = {}): Case {
  return {
    challenge: sampleChallenge(),
    tests: TESTS,
    scope: { kind: "plain" },
    readMembers: () => new Set(["add"]),
    attempt,
    sources: [{ path: attempt.file, text: "export class Counter {\n  add() {}\n}\n" }],
    relativeTo: (path) => path.replace("/home/ada/", ""),
    ...change,
  };
}

/** An error as the child reports it. */
export function sampleError(change: Partial<RawError> = {}): RawError {
  return { name: "AssertionError", message: "it counts: expected 1 to be 2", stack: "", ...change };
}

/** A mistake that misses `counts`. */
export function sampleMistake(change: Partial<Mistake> = {}): Mistake {
  return {
    name: "adds-twice",
    title: "Adds twice",
    misses: ["counts"],
    says: "It adds twice: add once.",
    when: {},
    ...change,
  };
}
