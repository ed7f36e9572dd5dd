import { describe, expect, test } from "vitest";
import { collectOrders } from "../../src/loop/model/collect-orders.ts";
import { buildGraph } from "../../src/loop/model/graph.ts";
import { weighPrediction } from "../../src/loop/model/weigh-prediction.ts";
import { judgePrediction, splitPrediction } from "../../src/loop/predict.ts";
import type { Prediction } from "../../src/loop/trace.ts";
import { replay } from "./replay.ts";

const PRINTED = ["timer", "tick", "job", "late job", "late tick"];
const MODULE = ["job", "tick", "immediate"];

const STEADY = {
  ...{ steady: true, fickle: false, strays: false },
  ...{ outsideTime: false, letsGo: false },
};

/** The answer to a prediction by a recorded run and by orders that were printed, whoever knows why. */
function predict(given: string[], ...others: string[][]): Prediction {
  return predictOf(JOBS, { given, others });
}

/** A recording, and what it printed. */
interface Recorded {
  name: string;
  mode: "cjs" | "esm";
  printed: string[];
}

const JOBS: Recorded = { name: "ticks-and-jobs", mode: "cjs", printed: PRINTED };
const BODY: Recorded = { name: "module-body", mode: "esm", printed: MODULE };

function predictOf(
  { name, mode, printed }: Recorded,
  { given, others, declared = [] }: { given: string[]; others: string[][]; declared?: string[][] },
): Prediction {
  const { trace, walk } = replay(name, mode, printed);
  const asItIs = { forcing: "", again: "" };
  const sightings = [
    { ...asItIs, printed, graph: buildGraph(walk), walk },
    ...others.map((lines) => ({ ...asItIs, printed: lines, graph: null, walk: null })),
  ];
  const found = collectOrders(sightings, { states: 1000, pool: 4 }, STEADY);
  const known = { ...found, set: { ...found.set, declared }, sightings };
  return judgePrediction(given, trace, weighPrediction(given, trace, known));
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
    const given = ["tick", "job", "immediate"];
    expect(predictOf(BODY, { given, others: [] })).toMatchObject({
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

  test("is possible for an order that another run printed, or that the scene promises", () => {
    const given = ["timer", "tick", "job", "late tick", "late job"];
    expect(predict(given, PRINTED)).toMatchObject({ verdict: "impossible" });
    expect(predict(given, given)).toMatchObject({ verdict: "possible", known: "seen" });
    const declared = { given, others: [], declared: [given] };
    expect(predictOf(JOBS, declared)).toMatchObject({
      ...{ verdict: "possible", known: "declared" },
    });
  });

  test("is not called impossible by rules that a run contradicts", () => {
    const other = ["tick", "timer", "job", "late job", "late tick"];
    const given = ["timer", "job", "tick", "late job", "late tick"];
    expect(predict(given)).toMatchObject({ verdict: "impossible" });
    expect(predict(given, other)).toMatchObject({ verdict: "unseen" });
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
