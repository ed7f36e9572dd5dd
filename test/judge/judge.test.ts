import { describe, expect, test } from "vitest";
import type { Attempt } from "../../src/judge/attempt.ts";
import type { Case } from "../../src/judge/judge.ts";
import { judge } from "../../src/judge/judge.ts";
import { nameMistakes } from "../../src/judge/name-mistakes.ts";
import type { BrokenReason } from "../../src/judge/verdict.ts";
import {
  NAMES,
  TESTS,
  sampleCase,
  sampleError,
  sampleMistake,
  sampleChallenge,
  solvedAttempt,
} from "./sample.ts";

const [FIRST = "", ...REST] = NAMES;

/** Everything that may go wrong with a solved attempt, and the reason that must come of it. */
const BREAKS: [string, Partial<Attempt>, BrokenReason | null][] = [
  ["a test failed", withFirst({ state: "failed", error: sampleError() }), null],
  ["a test was skipped", withFirst({ state: "skipped" }), null],
  ["a test was never finished", withFirst({ state: "pending" }), null],
  ["a test is missing", { tests: solvedAttempt().tests.slice(1) }, null],
  ["no test ran at all", { tests: [], childRecords: [] }, null],
  ["a test was marked as expected to fail", withFirst({ expectedToFail: true }), "tampered"],
  ["a test was added", withMore("counts > C1 three"), "tampered"],
  ["a test was reported twice", withMore(FIRST), "tampered"],
  ["the child noted no end of a test", { childRecords: notes().slice(1) }, "tampered"],
  [
    "the child noted another end",
    { childRecords: [{ ...note(FIRST), state: "fail" }, ...notes().slice(1)] },
    "tampered",
  ],
  ["a control passed", { controls: { wanted: 6, failed: 5, wrong: 1 } }, "tampered"],
  ["a control did not run", { controls: { wanted: 6, failed: 5, wrong: 0 } }, "no-tests"],
  ["no control was there", { controls: { wanted: 0, failed: 0, wrong: 0 } }, "no-tests"],
  [
    "there were more controls than wanted",
    { controls: { wanted: 6, failed: 7, wrong: 0 } },
    "no-tests",
  ],
  ["a built-in was replaced", { tampered: "Array.prototype.map" }, "tampered"],
  ["the child was killed for forging", { killed: "tampered" }, "tampered"],
  ["the child cut the channel", { exit: { code: 97, signal: null } }, "tampered"],
  ["loading took too long", { killed: "load" }, "timeout"],
  ["a test took too long", { killed: "test" }, "timeout"],
  ["the whole run took too long", { killed: "run" }, "timeout"],
  ["it printed too much", { killed: "output" }, "output-limit"],
  ["it took too much memory", { killed: "memory" }, "out-of-memory"],
  ["V8 gave up", { exit: { code: null, signal: "SIGABRT" }, outOfMemory: true }, "out-of-memory"],
  ["the run was interrupted", { killed: "interrupted" }, "crashed"],
  ["the process exited with code 0", { exit: { code: 0, signal: null } }, "exited"],
  ["the process was killed", { exit: { code: null, signal: "SIGKILL" } }, "crashed"],
  ["the process aborted", { exit: { code: 134, signal: null } }, "crashed"],
  ["an error was left unhandled", { lateErrors: [sampleError()] }, "crashed"],
  ["the file could not be loaded", { loadErrors: [sampleError()] }, "load-error"],
  ["Node cannot parse it", { loadErrors: [sampleError({ name: "SyntaxError" })] }, "syntax-error"],
  [
    "the file cannot be parsed",
    { syntaxFault: { message: "Expected `}`", place: place() } },
    "syntax-error",
  ],
  ["an export is missing", { missingExport: ["Zähler"] }, "missing-export"],
  [
    "an import was refused",
    { refusedImport: { specifier: "vitest", place: place(), rule: "judge" } },
    "forbidden-import",
  ],
];

describe("judge", () => {
  test("solves an attempt with every test passed and nothing else", () => {
    const verdict = judge(sampleCase(solvedAttempt()));
    expect(verdict.status).toBe("solved");
    expect(verdict.reason).toBeNull();
    expect(verdict.message).toBeNull();
    expect(verdict.requirements.map(({ outcome }) => outcome)).toEqual(["met", "met"]);
  });

  test.each(BREAKS)("does not solve when %s", (_title, change, reason) => {
    const verdict = judge(sampleCase(solvedAttempt(change)));
    expect(verdict.status).toBe(reason === null ? "unsolved" : "broken");
    expect(verdict.reason).toBe(reason);
    expect(verdict.message === null).toBe(reason === null);
  });

  test.each(BREAKS)("ends its sentence with a full stop when %s", (_title, change) => {
    const { message } = judge(sampleCase(solvedAttempt(change)));
    expect(message ?? "The end.").toMatch(/^[A-Z][^\n]*\.$/);
  });

  test("does not solve a challenge whose requirement has no test", () => {
    const kept = TESTS.filter(({ requirement }) => requirement === "counts");
    const tests = solvedAttempt().tests.filter(({ name }) => name.startsWith("counts"));
    const verdict = judge(sampleCase(solvedAttempt({ tests }), { tests: kept }));
    expect(verdict.status).toBe("unsolved");
    expect(verdict.requirements[1]?.outcome).toBe("not-reached");
  });

  test("keeps the outcomes that came before a kill", () => {
    const tests = solvedAttempt().tests.filter(({ name }) => !REST.slice(1).includes(name));
    const verdict = judge(
      sampleCase(solvedAttempt({ killed: "test", tests, running: "resets > C2 to zero" })),
    );
    expect(verdict.requirements.map(({ outcome }) => outcome)).toEqual(["met", "not-reached"]);
    expect(verdict.message).toContain("while testing `resets`");
  });

  test("takes a requirement for missed when any of its tests failed", () => {
    const verdict = judge(
      sampleCase(solvedAttempt(withFirst({ state: "failed", error: sampleError() }))),
    );
    expect(verdict.requirements[0]).toMatchObject({
      outcome: "missed",
      finding: { message: "it counts", location: { file: "counter.ts", line: 2, column: 3 } },
    });
    expect(verdict.requirements[1]?.outcome).toBe("met");
  });

  test("adds up how long a requirement's tests took", () => {
    expect(judge(sampleCase(solvedAttempt())).requirements[0]?.durationMs).toBe(4);
  });

  test("names the common mistake that it looks like", () => {
    const attempt = solvedAttempt(withFirst({ state: "failed", error: sampleError() }));
    const verdict = nameMistakes(judge(sampleCase(attempt)), [sampleMistake()]);
    expect(verdict.requirements[0]?.finding?.mistake).toBe("It adds twice: add once.");
  });

  test("says where a loop is, from where the learner is", () => {
    const stuckAt = { ...place(), function: "Counter.add" };
    const verdict = judge(sampleCase(solvedAttempt({ killed: "test", stuckAt, running: FIRST })));
    expect(verdict.stuckAt).toEqual({
      file: "counter.ts",
      line: 2,
      column: 5,
      function: "Counter.add",
    });
    expect(verdict.message).toBe(
      "Your code did not return in time while testing `counts`: it is stuck in `Counter.add`, at counter.ts:2:5.",
    );
  });

  test("does not take a requirement for met whose leaks were not counted, for the run was ended", () => {
    const challenge = sampleChallenge();
    const requirements = challenge.requirements.map((requirement) => ({
      ...requirement,
      leaks: requirement.id === "resets" ? ["timer" as const] : [],
    }));
    const given = sampleCase(solvedAttempt({ ended: false, killed: "test" }));
    const { requirements: rows } = judge({ ...given, challenge: { ...challenge, requirements } });
    expect(rows.map(({ id, outcome }) => [id, outcome])).toContainEqual(["resets", "not-reached"]);
    expect(rows.map(({ outcome }) => outcome)).toContain("met");
  });

  test("says where leaks were made, from where the learner is", () => {
    const leaks = [
      { kind: "timer" as const, count: 2, location: place() },
      { kind: "socket" as const, count: 1 },
    ];
    expect(judge(sampleCase(solvedAttempt({ leaks }))).leaks).toEqual([
      { kind: "timer" as const, count: 2, location: { file: "counter.ts", line: 2, column: 5 } },
      { kind: "socket" as const, count: 1 },
    ]);
  });

  test("misses a requirement that allows no such leak, and no other", () => {
    const requirements = sampleChallenge().requirements.map((requirement) => ({
      ...requirement,
      leaks: requirement.id === "resets" ? ["timer" as const] : [],
    }));
    const leaks = [{ kind: "timer" as const, count: 2, location: place() }];
    const verdict = judge({
      ...sampleCase(solvedAttempt({ leaks })),
      challenge: sampleChallenge({ requirements }),
    });
    expect(verdict.status).toBe("unsolved");
    expect(verdict.requirements).toMatchObject([
      { id: "counts", outcome: "met" },
      {
        id: "resets",
        outcome: "missed",
        finding: { location: { file: "counter.ts", line: 2 }, received: "2 still running" },
      },
    ]);
  });

  test("leaves type errors to their own row", () => {
    const types = { status: "errors" as const, errors: [{ line: 1, column: 1, message: "no" }] };
    expect(judge(sampleCase(solvedAttempt({ types }))).status).toBe("solved");
  });

  test("passes on what was printed", () => {
    const output = { text: "hello", truncated: true };
    expect(judge(sampleCase(solvedAttempt({ output }))).output).toEqual(output);
  });
});

function place(): { file: string; line: number; column: number } {
  return { file: "/home/ada/counter.ts", line: 2, column: 5 };
}

function note(name: string): Attempt["childRecords"][number] {
  return { name, state: "pass", error: null, durationMs: 2 };
}

function notes(): Attempt["childRecords"] {
  return NAMES.map((name) => note(name));
}

function withFirst(change: Partial<Attempt["tests"][number]>): Partial<Attempt> {
  const [first, ...rest] = solvedAttempt().tests;
  return first === undefined ? {} : { tests: [{ ...first, ...change }, ...rest] };
}

function withMore(name: string): Partial<Attempt> {
  const { tests, childRecords } = solvedAttempt();
  const more = {
    name,
    state: "passed" as const,
    expectedToFail: false,
    error: null,
    durationMs: 1,
  };
  return { tests: [...tests, more], childRecords: [...childRecords, note(name)] };
}

/** A case must not be changed by judging it. */
describe("a case", () => {
  test("is left as it is", () => {
    const given: Case = sampleCase(solvedAttempt());
    const plain = { relativeTo: null, readMembers: null };
    const before = structuredClone({ ...given, ...plain });
    judge(given);
    expect({ ...given, ...plain }).toEqual(before);
  });
});
