import { describe, expect, test } from "vitest";
import { judgePrediction, splitPrediction } from "../../src/loop/predict.ts";
import type { OrderSet, Prediction } from "../../src/loop/trace.ts";
import { replay } from "./replay.ts";

const PRINTED = ["timer", "tick", "job", "late job", "late tick"];
const MODULE = ["job", "tick", "immediate"];

function predict(given: string[], orders: OrderSet | null = null): Prediction {
  return judgePrediction(given, replay("ticks-and-jobs", "cjs", PRINTED).trace, orders);
}

/** The orders that were seen, whoever knows why. */
function listOrders(...orders: string[][]): OrderSet {
  const list = orders.map((prints) => ({ prints, status: "witnessed" as const }));
  return { list, complete: true, faithful: true, runs: 1, assumptions: [] };
}

describe("judgePrediction", () => {
  test("is exact for what was printed", () => {
    expect(predict(PRINTED)).toMatchObject({ verdict: "exact", divergesAt: null, why: [] });
  });

  test("is impossible for a promise before a tick in CommonJS, and names the rule", () => {
    expect(predict(["timer", "job", "tick", "late job", "late tick"])).toMatchObject({
      verdict: "impossible",
      predicted: "job",
      printed: "tick",
      why: ["R-TICK-BEFORE-MICRO"],
    });
  });

  test("is impossible for a tick before a promise in an ES module, and names the rule", () => {
    const { trace } = replay("module-body", "esm", MODULE);
    expect(judgePrediction(["tick", "job", "immediate"], trace, null)).toMatchObject({
      verdict: "impossible",
      why: ["R-ESM-MAIN-IS-A-JOB"],
    });
  });

  test("names the cause when an effect is predicted first", () => {
    expect(predict(["timer", "tick", "late job", "job", "late tick"])).toMatchObject({
      predicted: "late job",
      printed: "job",
      why: ["R-CAUSE-FIRST"],
    });
  });

  test("is possible for another order that can be", () => {
    const given = ["timer", "tick", "job", "late tick", "late job"];
    expect(predict(given, listOrders(PRINTED, given))).toMatchObject({ verdict: "possible" });
    expect(predict(given, listOrders(PRINTED))).toMatchObject({ verdict: "impossible" });
  });

  test("tells where it parts from the order that goes along with it farthest", () => {
    const other = ["tick", "timer", "job", "late job", "late tick"];
    const given = ["tick", "timer", "late job", "job", "late tick"];
    expect(predict(given, listOrders(PRINTED, other))).toMatchObject({
      verdict: "impossible",
      forbidden: { predicted: "late job", instead: "job", why: ["R-CAUSE-FIRST"] },
    });
  });

  test("tells a line that is missing at the end", () => {
    expect(predict(PRINTED.slice(0, 4))).toMatchObject({
      verdict: "impossible",
      predicted: null,
      printed: "late tick",
    });
  });
});

describe("splitPrediction", () => {
  test.each([
    [" a, b c ,,d ", ["a", "b c", "d"]],
    ['["a, b", "c"]', ["a, b", "c"]],
    ["[a", ["[a"]],
  ])("reads %j as %j", (text, lines) => {
    expect(splitPrediction(text)).toEqual(lines);
  });
});
