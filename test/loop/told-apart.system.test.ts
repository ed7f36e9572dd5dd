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
  const text = `console.log(process.execArgv.length);
    setImmediate(() => console.log("a"));`;
  const traced = await lab.trace("seen.cjs", text);
  const { set, forbids } = await exploreOrders(traced);
  expect(traced.trace.printed).not.toEqual(["1", "a"]);
  expect(set.list.map(({ prints }) => prints)).toEqual([["1", "a"]]);
  expect(set.complete).toBe(false);
  expect(forbids(["a", "1"])).toBe(false);
});
