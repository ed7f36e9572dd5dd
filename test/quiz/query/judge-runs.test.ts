import { describe, expect, test } from "vitest";
import { areAlike, findUnclear, judgeRuns } from "../../../src/quiz/query/judge-runs.ts";
import type { StepFault } from "../../../src/quiz/query/query-run.ts";
import { readDemand } from "../../../src/quiz/query/plan-demand.ts";
import { EFFECT, ORDERED, ROWS, plan, run, step } from "./runs.ts";

const REFUSED: StepFault = { kind: "refused", message: "UNIQUE constraint failed", line: null };
const INVALID: StepFault = { kind: "invalid", message: "no such column: x", line: 2 };

describe("rows", () => {
  test("are right in any order", () => {
    const [answer, right] = [run([[1], [2]]), run([[2], [1]])];
    expect(judgeRuns({ answer: [answer], right: [right] }, ROWS)).toEqual([]);
  });

  test("are told when they are missing or too many, each as often as it is", () => {
    const [answer, right] = [run([["a"], ["a"], ["b"]]), run([["a"], ["c"]])];
    expect(judgeRuns({ answer: [answer], right: [right] }, ROWS)).toMatchObject([
      { kind: "rows", fill: 0, missing: [["c"]], extra: [["a"], ["b"]] },
    ]);
  });

  test("of the first filling that differs are told", () => {
    const answer = [run([[1]]), run([[2]]), run([])];
    const right = [run([[1]]), run([[3]]), run([[4]])];
    expect(judgeRuns({ answer, right }, ROWS)).toMatchObject([{ fill: 1, missing: [[3]] }]);
  });

  test("differ in their order only where that counts", () => {
    const [answer, right] = [run([[1], [2], [3]]), run([[1], [3], [2]])];
    expect(judgeRuns({ answer: [answer], right: [right] }, ORDERED)).toMatchObject([
      { kind: "order", at: 1, got: [2], wanted: [3] },
    ]);
  });

  test("are the same when a sum differs in its last digits, and not when a text is a number", () => {
    const same = { answer: [run([[0.1 + 0.2]])], right: [run([[0.3]])] };
    expect(judgeRuns(same, ROWS)).toEqual([]);
    const other = { answer: [run([["1"]])], right: [run([[1]])] };
    expect(judgeRuns(other, ROWS)).toHaveLength(1);
    const none = { answer: [run([[null]])], right: [run([["NULL"]])] };
    expect(judgeRuns(none, ROWS)).toHaveLength(1);
  });
});

describe("an answer", () => {
  test("that the database cannot run is asked for again, whichever filling shows it", () => {
    const failed = run([], { steps: [step([[1]]), step([], { fault: INVALID })] });
    const runs = { answer: [run([[1]]), failed], right: [run([[1]]), run([[1]])] };
    expect(findUnclear(runs, ROWS)).toEqual({ kind: "invalid", fault: INVALID });
  });

  test("with other columns is asked for again", () => {
    const runs = { answer: [run([[1, 2]])], right: [run([[1]])] };
    expect(findUnclear(runs, ROWS)).toEqual({
      kind: "columns",
      got: ["c1", "c2"],
      wanted: ["c1"],
    });
    expect(findUnclear(runs, EFFECT)).toBeNull();
  });

  test("that was stopped is wrong", () => {
    const fault: StepFault = { kind: "stopped", message: "too much work", line: null };
    const runs = { answer: [run([], { steps: [step([], { fault })] })], right: [run([[1]])] };
    expect(findUnclear(runs, ROWS)).toBeNull();
    expect(judgeRuns(runs, ROWS)).toMatchObject([{ kind: "fault", fault }]);
  });
});

describe("an effect", () => {
  const stored = step([[5]], { caption: "The row" });
  const kept = step([], { caption: "A second one", fault: REFUSED });

  test("is right when all looks come to the same", () => {
    const right = run([], { checks: [stored, kept] });
    const other = { ...kept, fault: { ...REFUSED, message: "CHECK constraint failed" } };
    const answer = run([], { checks: [stored, other] });
    expect(judgeRuns({ answer: [answer], right: [right] }, EFFECT)).toEqual([]);
  });

  test("is wrong when something is accepted, refused or different", () => {
    const right = run([], { checks: [stored, kept, stored] });
    const checks = [step([[6]]), step([]), step([], { fault: REFUSED })];
    expect(judgeRuns({ answer: [run([], { checks })], right: [right] }, EFFECT)).toMatchObject([
      { kind: "rows", check: "The row", missing: [[5]], extra: [[6]] },
      { kind: "accepted", check: "A second one" },
      { kind: "refused", check: "The row", fault: REFUSED },
    ]);
  });

  test("may be that it fails, where the right statement fails too", () => {
    const failed = [step([], { fault: REFUSED })];
    const right = run([], { steps: failed, open: true, checks: [stored] });
    const answer = run([], { steps: failed, open: true, checks: [stored] });
    const runs = (own: typeof right) => ({ answer: [own], right: [right] });
    expect(judgeRuns(runs(answer), EFFECT)).toEqual([]);
    expect(judgeRuns(runs(run([], { checks: [stored] })), EFFECT)).toEqual([]);
    expect(judgeRuns({ answer: [answer], right: [run([])] }, EFFECT)).toMatchObject([
      { kind: "fault", fault: REFUSED },
    ]);
  });

  test("is nothing while the transaction is open", () => {
    const runs = { answer: [run([], { open: true, checks: [stored] })], right: [run([])] };
    expect(judgeRuns(runs, EFFECT)).toMatchObject([{ kind: "open" }]);
  });
});

describe("a plan", () => {
  test.each([
    ["no scan", plan(), plan({ scanned: 1 })],
    ["scans at most 10 rows", plan({ scanned: 10 }), plan({ scanned: 11 })],
    ["no sort", plan(), plan({ sorts: 1 })],
    ["uses an index", plan(), plan({ lines: ["SCAN t"] })],
    ["uses the index i", plan(), plan({ lines: ["SEARCH t USING INDEX ii (a=?)"] })],
    ["covering index", plan({ lines: ["SEARCH t USING COVERING INDEX i (a=?)"] }), plan()],
  ])("is to have %s", (text, good, bad) => {
    const demand = readDemand(text);
    const terms = { ...ROWS, demands: demand === null ? [] : [demand] };
    const judge = (own: typeof good) =>
      judgeRuns({ answer: [run([[1]], { plans: [own] })], right: [run([[1]])] }, terms);
    expect(judge(good)).toEqual([]);
    expect(judge(bad)).toEqual([{ kind: "plan", demand, plan: bad }]);
  });

  test("says nothing of rows that are wrong", () => {
    const demand = readDemand("no scan");
    const answer = run([[2]], { plans: [plan({ scanned: 9 })] });
    const terms = { ...ROWS, demands: demand === null ? [] : [demand] };
    expect(judgeRuns({ answer: [answer], right: [run([[1]])] }, terms)).toMatchObject([
      { kind: "rows" },
    ]);
  });

  test.each(["scan", "scans at most 0 rows", "uses the index", "fast"])(
    "%j is no demand",
    (text) => {
      expect(readDemand(text)).toBeNull();
    },
  );
});

test("answers are alike when they come to the same rows in the same order, whatever their plan is", () => {
  expect(
    areAlike(
      [run([[1]], { plans: [plan({ scanned: 3 })] })],
      [run([[1]], { plans: [plan()] })],
      ROWS,
    ),
  ).toBe(true);
  expect(areAlike([run([[1], [2]])], [run([[2], [1]])], ROWS)).toBe(false);
});
