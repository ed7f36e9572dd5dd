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
  test("makes no operation late where a timer does not hold the process", async () => {
    const known = await walk(`${OPERATION}
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
    const known = await walk(`${OPERATION}
      require("node:timers/promises").setTimeout(1, 0, { ref: false });`);
    expect(isFair(LATE, known)).toBe(false);
  });
});
