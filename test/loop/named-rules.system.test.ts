import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadSnippet } from "../../src/loop/io/prepare-source.ts";
import { exploreOrders } from "../../src/loop/io/explore-orders.ts";
import { weighPrediction } from "../../src/loop/model/weigh-prediction.ts";
import { judgePrediction } from "../../src/loop/predict.ts";
import type { Prediction } from "../../src/loop/trace.ts";
import { openLab } from "./lab.ts";
import type { Lab } from "./lab.ts";

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.remove());

async function predict(text: string, wanted: string): Promise<Prediction> {
  const traced = await lab.trace("named.cjs", text);
  const given = wanted.split(",");
  const found = await exploreOrders(traced, { wanted: given });
  return judgePrediction(given, traced.trace, weighPrediction(given, traced.trace, found));
}

const STAT = 'const { stat } = require("node:fs");';

function statEach(names: string): string {
  const calls = Array.from(names, (name) => `stat(".", () => console.log("${name}"));`);
  return [STAT, ...calls].join("\n");
}

describe("the rule that makes a prediction impossible", () => {
  test.each([
    [
      "R-TIMERS-BY-EXPIRY",
      `setTimeout(() => Promise.resolve().then(() => console.log("a")), 1);
       setTimeout(() => console.log("b"), 50);`,
    ],
    [
      "R-TIMERS-BY-EXPIRY",
      `setTimeout(() => console.log("a"), 1);
       setTimeout(() => Promise.resolve().then(() => console.log("b")), 50);`,
    ],
    [
      "R-TIMERS-BY-EXPIRY",
      `setTimeout(() => setTimeout(() => console.log("b"), 60), 1);
       setTimeout(() => console.log("a"), 20);`,
    ],
    [
      "R-DRAIN-AFTER-EVERY-CALLBACK",
      `setImmediate(() => process.nextTick(() => console.log("a")));
       setImmediate(() => console.log("b"));`,
    ],
    [
      "R-IMMEDIATE-FIFO",
      `setImmediate(() => console.log("a"));
       setTimeout(() => setImmediate(() => console.log("b")), 5);`,
    ],
    [
      "R-NEW-IMMEDIATE-WAITS",
      `setImmediate(() => setImmediate(() => console.log("b")));
       setImmediate(() => console.log("a"));`,
    ],
    [
      "R-NEW-TIMER-WAITS",
      `setImmediate(() => console.log("a"));
       setTimeout(() => setTimeout(() => console.log("b"), 0), 0);`,
    ],
    [
      "R-TIMERS-AFTER-CHECK",
      `${STAT} stat(".", () => {
         setTimeout(() => console.log("b"), 0);
         setImmediate(() => console.log("a"));
       });`,
    ],
    [
      "R-CHECK-AFTER-POLL",
      `${STAT} setImmediate(() => console.log("a"));
       stat(".", () => stat(".", () => console.log("b")));`,
    ],
  ])("is %s (case %#)", async (rule, text) => {
    expect(await predict(text, "b,a")).toMatchObject({ verdict: "impossible", why: [rule] });
  });

  test("is that of the first line that no run can print, not of one that may come first", async () => {
    const text = `${statEach("abc")}
      stat(".", () => {
        console.log("d");
        process.nextTick(() => console.log("tick"));
        queueMicrotask(() => console.log("micro"));
      });`;
    const told = await predict(text, "d,micro,tick,c,b,a");
    expect(told.verdict).toBe("impossible");
    const { predicted, printed: instead, why } = told;
    expect(told.forbidden ?? { predicted, instead, why }).toEqual({
      ...{ predicted: "micro", instead: "tick", why: ["R-TICK-BEFORE-MICRO"] },
    });
  });

  test("is the pool only where more operations wait than it has threads", async () => {
    const told = await predict(statEach("abcde"), "e,a,b,c,d");
    expect(told).toMatchObject({ verdict: "impossible", why: ["R-POOL-IN-TURN"] });
    expect((await predict(statEach("abcd"), "d,a,b,c")).verdict).not.toBe("impossible");
  });
});

test("two operations are in no fixed order, whatever they queue", async () => {
  const text = `${STAT} stat(".", () => queueMicrotask(() => console.log("a")));
    stat(".", () => console.log("b"));`;
  const { trace } = await lab.trace("two.cjs", text);
  const [first = "", second = ""] = trace.printed;
  const told = await predict(text, `${second},${first}`);
  expect(told.verdict).not.toBe("impossible");
  if (told.verdict === "possible") expect(told.why).toEqual(["R-IO-COMPLETES-IN-ANY-ORDER"]);
});

test("an immediate comes before an operation that is not completed, and by no rule", async () => {
  const text = `${STAT} stat(".", () => console.log("stat"));
    setImmediate(() => console.log("immediate"));`;
  const { printed } = (await lab.trace("named.cjs", text)).trace;
  const told = await predict(text, printed.toReversed().join(","));
  expect(told.verdict).not.toBe("impossible");
  if (told.printed === "immediate") expect(told.why).toEqual(["R-POLL-RUNS-READY-IO"]);
});

test("handles that are closed in two turns are not told to be in reverse order", async () => {
  const text = `const net = require("node:net");
    const server = net.createServer((socket) => socket.resume()).listen(0, () => {
      const one = net.connect(server.address().port, () => {
        const two = net.connect(server.address().port, () => {
          one.on("close", () => console.log("one"));
          two.on("close", () => { console.log("two"); server.close(); });
          one.destroy();
          setTimeout(() => two.destroy(), 20);
        });
      });
    });`;
  expect((await predict(text, "two,one")).why).toEqual([]);
});

test("a due timer of a script is explained by where that ran, and races nothing", async () => {
  const text = `setTimeout(() => console.log("timer"), 20);
    setImmediate(() => console.log("immediate"));
    const until = Date.now() + 40;
    while (Date.now() < until);`;
  const script = (await lab.trace("due.cjs", text)).trace;
  expect(script.races).toEqual([]);
  const { trace } = await lab.trace("due.mjs", text, {
    source: await loadSnippet(`${lab.folder}/due.cjs`),
    mode: "esm",
  });
  const timer = trace.steps.find(({ phase }) => phase === "timers");
  const isFirst = trace.printed[0] === "timer";
  expect(timer?.why[0]).toBe(isFirst ? "R-TIMERS-BEFORE-LOOP" : "R-TIMERS-AFTER-CHECK");
});
