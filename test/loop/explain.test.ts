import { expect, test } from "vitest";
import { explainStep } from "../../src/loop/reduce/explain.ts";
import type { LoopRule, Mode } from "../../src/loop/trace.ts";
import { replay } from "./replay.ts";

/** Why a timer ran in the turn of main. */
function explainTimer(mode: Mode, insideLoop: boolean): LoopRule[] {
  const [main = null, timer] = replay("ticks-and-jobs").trace.steps;
  if (timer?.phase !== "timers") throw new Error("The first callback is no timer.");
  return explainStep({
    ...{ step: { ...timer, iteration: 0 }, last: main, turn: main, maker: main, mode, insideLoop },
    ...{ event: null, stray: false, madeInPhase: false, pollOrCheck: false },
    ...{ afterError: false, mixedDelays: false },
  });
}

test("a timer runs before the loop when main did, whatever kind of module that is", () => {
  expect(explainTimer("cjs", false)).toEqual(["R-TIMERS-BEFORE-LOOP"]);
  expect(explainTimer("esm", false)).toEqual(["R-TIMERS-BEFORE-LOOP"]);
  expect(explainTimer("esm", true)).toEqual(["R-TIMERS-AFTER-CHECK"]);
});
