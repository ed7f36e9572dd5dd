import { afterAll, beforeAll, expect, test } from "vitest";
import { exploreOrders } from "../../src/loop/io/explore-orders.ts";
import { openLab } from "./lab.ts";
import type { Lab } from "./lab.ts";

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.remove());

test.each([
  ["a promise", "console.log(Promise.resolve(1));"],
  [
    "a promise of `then` and one of an async function",
    "console.log([(async () => {})(), Promise.resolve().then(() => {})]);",
  ],
  ["a promise in a callback", "setImmediate(() => console.log(Promise.reject(1).catch(() => 2)));"],
])("a run with the tracer prints %s as one without it", async (_what, text) => {
  const { trace, plain } = await lab.trace("ids.cjs", text);
  expect(trace.printed).toHaveLength(plain?.length ?? 0);
  expect(trace.printed).toEqual(plain);
});

test("what only runs with the tracer print is no order of a program that sees it", async () => {
  const text = `console.log(Object.getOwnPropertySymbols(Promise.resolve()).length);
    setImmediate(() => console.log("a"));`;
  const traced = await lab.trace("seen.cjs", text);
  const { set, forbids } = await exploreOrders(traced);
  expect(traced.trace.printed).not.toEqual(["0", "a"]);
  expect(set.list.map(({ prints }) => prints)).toEqual([["0", "a"]]);
  expect(set.complete).toBe(false);
  expect(forbids(["a", "0"])).toBe(false);
});

test("two runs of a program that changes files do not meet", async () => {
  const text = `const { mkdir, rmSync } = require("node:fs");
    rmSync("made", { recursive: true, force: true });
    const until = Date.now() + 50;
    while (Date.now() < until);
    mkdir("made", (error) => console.log(error?.code ?? "made"));
    setTimeout(() => console.log("end"), 50);`;
  const traced = await lab.trace("alone.cjs", text);
  expect(traced.trace.printed).toEqual(["made", "end"]);
  expect(traced.plain).toEqual(["made", "end"]);
  const { set, forbids } = await exploreOrders(traced, { runs: 4 });
  expect(set.list.flatMap(({ prints }) => prints)).not.toContain("EEXIST");
  expect(forbids(["EEXIST", "end"])).toBe(false);
});

test.each([
  ["the callback for all errors", "process.setUncaughtExceptionCaptureCallback(hear);"],
  ["a domain", 'const d = require("node:domain").create(); d.on("error", hear); d.enter();'],
])("an error that %s caught leaves ticks for later", async (_what, before) => {
  const text = `const hear = () => console.log("caught");
    ${before}
    setTimeout(() => { process.nextTick(() => console.log("tick")); throw new Error("x"); }, 1);
    setTimeout(() => console.log("second"), 1);
    const until = Date.now() + 5;
    while (Date.now() < until);`;
  const traced = await lab.trace("caught.cjs", text);
  const tick = traced.trace.steps.find(({ prints }) => prints[0]?.text === "tick\n");
  expect(tick?.why).toContain("R-LEFT-BY-AN-ERROR");
  const { set } = await exploreOrders(traced, { runs: 2 });
  expect(set.complete).toBe(false);
});

test("a listener of `exit` that ends the process once more loses nothing", async () => {
  const text = 'process.on("exit", () => { console.log("exit"); process.exit(2); });';
  const { lost, trace } = await lab.trace("leave.cjs", text);
  expect(lost).toBe(null);
  expect(trace.end.exit).toBe(2);
});

test("the job of an async function that returns a thenable is not called an await", async () => {
  const text = `const then = (resolve) => { console.log("call"); resolve(); };
    const give = async () => ({ then });
    give();
    (async () => { await { then }; })();`;
  const { trace } = await lab.trace("give.cjs", text);
  const jobs = trace.steps.filter(({ kind }) => kind === "adopt-job");
  expect(jobs.map(({ scheduledBy: { api, site } }) => `${site?.line} ${api}`)).toEqual([
    "2 async function",
    "4 await",
  ]);
});
