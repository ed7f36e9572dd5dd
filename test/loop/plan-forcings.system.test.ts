import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isFair, planForcings } from "../../src/loop/model/plan-forcings.ts";
import type { Walk } from "../../src/loop/reduce/ran.ts";
import { openLab } from "./lab.ts";
import type { Lab } from "./lab.ts";

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.remove());

const OPERATION = 'require("node:fs").stat(".", () => console.log("stat"));';
const LATE = { dilate: 1, spin: [], late: [0] };

async function walk(text: string): Promise<Walk> {
  return (await lab.trace("forced.cjs", text)).walk;
}

describe("planForcings", () => {
  test("makes an operation late", async () => {
    const known = await walk(`${OPERATION} setTimeout(() => console.log("timer"), 1);`);
    expect(planForcings(known).some(({ late }) => late.length > 0)).toBe(true);
    expect(isFair(LATE, known)).toBe(true);
  });

  // The busy pool would hold the process after the operation, and the second timer would run.
  test("makes no operation late by a busy pool where a timer does not hold the process", async () => {
    const known = await walk(`require("node:fs").promises.stat(".").then(() => console.log("stat"));
      setTimeout(() => {
        console.log("first");
        setTimeout(() => console.log("second"), 1).unref();
      }, 1).unref();`);
    const plans = planForcings(known);
    expect(plans.length).toBeGreaterThan(0);
    expect(plans.filter(({ late }) => late.length > 0)).toEqual([]);
    expect(isFair(LATE, known)).toBe(false);
    expect(isFair({ ...LATE, late: [] }, known)).toBe(true);
  });

  test("knows of a timer that is let go as it is made", async () => {
    const known = await walk(`require("node:fs").promises.stat(".");
      require("node:timers/promises").setTimeout(1, 0, { ref: false });`);
    expect(isFair(LATE, known)).toBe(false);
  });

  // The thread that is held can do nothing else, so the last operation has to wait for the second one.
  test("leaves the other operations only the threads that are not held", async () => {
    const text = `const { stat } = require("node:fs");
      stat(".", () => console.log("held"));
      require("node:crypto").pbkdf2("x", "y", 100_000, 8, "sha1", () => console.log("slow"));
      stat(".", () => console.log("quick"));`;
    const env = { UV_THREADPOOL_SIZE: "2" };
    const { trace } = await lab.trace("two.cjs", text, { force: LATE, env });
    expect(trace.printed).toEqual(["slow", "quick", "held"]);
  });

  test("holds nothing back where the pool has one thread", async () => {
    const text = `const { stat } = require("node:fs");
      for (const name of ["one", "two"]) stat(".", () => console.log(name));`;
    const env = { UV_THREADPOOL_SIZE: "1" };
    const { trace } = await lab.trace("single.cjs", text, { force: LATE, env });
    expect(trace.printed).toEqual(["one", "two"]);
  });

  test("holds an operation back, so that another one of the pool is done before it", async () => {
    const text = `const { stat } = require("node:fs");
      const { AsyncLocalStorage } = require("node:async_hooks");
      const store = new AsyncLocalStorage();
      store.run("own", () => stat(".", () => console.log("first " + store.getStore())));
      stat(".", () => { console.log("second"); process.nextTick(() => console.log("tick")); });`;
    const { trace } = await lab.trace("held.cjs", text, { force: LATE });
    expect(trace.printed).toEqual(["second", "tick", "first own"]);
    expect(trace.checks).toMatchObject({ fifoBad: 0, unlabelled: 0 });
    const phases = trace.steps.map(
      ({ phase, scheduledBy }) => `${phase} ${scheduledBy.site?.line}`,
    );
    expect(phases).toEqual(["main undefined", "poll 5", "nextTick 5", "poll 4"]);
  });

  test("holds a lookup back where another one may be done before it, and never plans to", async () => {
    const text = `const { lookup } = require("node:dns");
      lookup("localhost", () => console.log("one"));
      lookup("localhost", () => console.log("two"));`;
    const env = { UV_THREADPOOL_SIZE: "4" };
    const { trace, walk: known } = await lab.trace("lookups.cjs", text, { force: LATE, env });
    expect(trace.printed).toEqual(["two", "one"]);
    expect(planForcings(known).filter(({ late }) => late.length > 0)).toEqual([]);
    // Of two threads lookups have one.
    const narrow = { force: LATE, env: { UV_THREADPOOL_SIZE: "2" } };
    const { trace: inTurn } = await lab.trace("lookups.cjs", text, narrow);
    expect(inTurn.printed).toEqual(["one", "two"]);
  });

  test("holds nothing back where an error leaves something behind", async () => {
    const known = await walk(`process.on("uncaughtException", () => {});
      ${OPERATION} setTimeout(() => { throw new Error("x"); }, 1);`);
    expect(isFair(LATE, known)).toBe(false);
  });
});
