import { afterAll, beforeAll, expect, test } from "vitest";
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
