import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exploreOrders } from "../../../src/loop/io/explore-orders.ts";
import { weighPrediction } from "../../../src/loop/model/weigh-prediction.ts";
import { judgePrediction } from "../../../src/loop/predict.ts";
import type { Mode, Prediction } from "../../../src/loop/trace.ts";
import { openLab } from "../lab.ts";
import type { Lab } from "../lab.ts";

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.remove());

async function predict(text: string, given: string[], mode: Mode = "cjs"): Promise<Prediction> {
  const traced = await lab.trace("predicted.cjs", text, { mode });
  const { trace } = traced;
  if (given.join() === trace.printed.join()) return judgePrediction(given, trace, null);
  const known = await exploreOrders(traced, { wanted: given });
  return judgePrediction(given, trace, weighPrediction(given, trace, known));
}

const TICK = `
Promise.resolve().then(() => console.log("job"));
process.nextTick(() => console.log("tick"));
console.log("main");
`;

describe("a prediction of what really ran", () => {
  test("is exact for what was printed", async () => {
    expect(await predict(TICK, ["main", "tick", "job"])).toMatchObject({
      verdict: "exact",
      divergesAt: null,
    });
  });

  test("is impossible for a promise before a tick in CommonJS, and names the rule", async () => {
    expect(await predict(TICK, ["main", "job", "tick"])).toMatchObject({
      verdict: "impossible",
      divergesAt: 1,
      predicted: "job",
      printed: "tick",
      why: ["R-TICK-BEFORE-MICRO"],
    });
  });

  test("is impossible for a tick before a promise in an ES module, and names the rule", async () => {
    expect(await predict(TICK, ["main", "tick", "job"], "esm")).toMatchObject({
      verdict: "impossible",
      why: ["R-ESM-MAIN-IS-A-JOB"],
    });
  });

  test("names the line order inside one callback", async () => {
    const text = 'console.log("a"); console.log("b");';
    expect(await predict(text, ["b", "a"])).toMatchObject({ why: ["R-LINES-IN-ORDER"] });
  });

  test("names the cause when an effect is predicted first", async () => {
    const text = 'setTimeout(() => { console.log("a"); setTimeout(() => console.log("b")); });';
    expect(await predict(text, ["b", "a"])).toMatchObject({ why: ["R-CAUSE-FIRST"] });
  });

  test("names what forbids it even when the first step that departs is only a race", async () => {
    const text = `
setTimeout(() => console.log("timer"), 0);
setImmediate(() => {
  console.log("immediate");
  process.nextTick(() => console.log("tick"));
});
`;
    const { verdict, forbidden, why } = await predict(text, ["timer", "tick", "immediate"]);
    expect(verdict).toBe("impossible");
    expect(forbidden?.why ?? why).toEqual(["R-CAUSE-FIRST"]);
  });

  test("tells a line that is missing at the end", async () => {
    expect(await predict(TICK, ["main", "tick"])).toMatchObject({
      verdict: "impossible",
      predicted: null,
      printed: "job",
    });
  });
});

test("both orders of a timer and an immediate are witnessed in at most four runs", async () => {
  const text = 'setTimeout(() => console.log("t"), 0); setImmediate(() => console.log("i"));';
  const { set: orders } = await exploreOrders(await lab.trace("race.cjs", text));
  expect(
    orders.list.map(({ prints, status }) => `${prints.join("")} ${status}`).toSorted(),
  ).toEqual(["it witnessed", "ti witnessed"]);
  expect(orders.runs).toBeLessThanOrEqual(4);
  expect(orders.complete).toBe(true);
});

test("of callbacks that share state only what was seen is listed, and both orders are", async () => {
  const text = `
let first = null;
const go = (name) => { first ??= name; console.log(name + " after " + first); };
setTimeout(() => go("timer"), 0);
setImmediate(() => go("immediate"));
`;
  const { set: orders } = await exploreOrders(await lab.trace("shared.cjs", text));
  const known = new Set([
    "timer after timer,immediate after timer",
    "immediate after immediate,timer after immediate",
  ]);
  expect(orders.list.every(({ prints }) => known.has(prints.join()))).toBe(true);
  expect(orders.list).toHaveLength(2);
  expect(orders.assumptions[0]).toContain("may depend on what ran before it");
  expect(orders.complete).toBe(true);
});
