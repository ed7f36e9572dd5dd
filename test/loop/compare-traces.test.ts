import { expect, test } from "vitest";
import { compareTraces } from "../../src/loop/compare-traces.ts";
import type { LoopRule, Phase, Step, Trace } from "../../src/loop/trace.ts";
import { TRACE } from "../ui/loop/sample-trace.ts";

const [MAIN] = TRACE.steps;

function print(n: number, phase: Phase, [text, why]: [string, LoopRule]): Step {
  if (MAIN === undefined) throw new Error("There is no step.");
  const prints = [{ text: `${text}\n`, stream: "out" as const }];
  const scheduledBy = { step: 0, api: phase };
  return { ...MAIN, n, phase, iteration: 1, scheduledBy, prints, why: [why] };
}

function trace(...steps: Step[]): Trace {
  if (MAIN === undefined) throw new Error("There is no step.");
  const printed = steps.map(({ prints }) => prints[0]?.text.trimEnd() ?? "");
  return { ...TRACE, steps: [{ ...MAIN, prints: [] }, ...steps], printed };
}

test("a difference is told by the rule that only one of the releases has", () => {
  const old = trace(
    print(1, "timers", ["inner", "R-TIMERS-AGAIN"]),
    print(2, "check", ["immediate", "R-CHECK-AFTER-POLL"]),
  );
  const later = trace(
    print(1, "check", ["immediate", "R-CHECK-AFTER-POLL"]),
    print(2, "timers", ["inner", "R-TIMERS-AFTER-CHECK"]),
  );
  const parting = { race: false, place: 0, why: "R-TIMERS-AGAIN" };
  expect(compareTraces(old, later, null)).toMatchObject(parting);
  expect(compareTraces(later, old, null)).toMatchObject(parting);
  expect(compareTraces(old, old, null)).toBeNull();
});
