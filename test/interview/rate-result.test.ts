import { expect, test } from "vitest";
import { SIGNALS } from "../../src/interview/debrief.ts";
import type { Debrief, SignalLevel } from "../../src/interview/debrief.ts";
import { rateResult } from "../../src/interview/rate-result.ts";

function rate(...levels: (SignalLevel | null)[]): Debrief["result"] {
  const signals = SIGNALS.map((signal, at) => ({
    ...{ signal, title: signal, level: levels[at] ?? null, evidence: [] },
  }));
  return rateResult(signals, "middle").result;
}

test("two strong signals and no weak one are a strong hire", () => {
  expect(rate("yes", "strong", "strong", "yes", "yes")).toBe("strong hire");
  expect(rate("strong", "strong", "strong", "strong", "weak")).toBe("hire");
});

test("one weak signal is a hire, two are not", () => {
  expect(rate("yes", "yes", "yes", "yes", "yes")).toBe("hire");
  expect(rate("weak", "yes", "yes", "yes", "yes")).toBe("hire");
  expect(rate("weak", "yes", "weak", "strong", "strong")).toBe("not yet");
});

test("a signal that is not there at all is not yet, whatever the others are", () => {
  expect(rate("no", "strong", "strong", "strong", "strong")).toBe("not yet");
});

test("what was not measured counts neither way", () => {
  expect(rate("yes", "strong", "strong", null, "yes")).toBe("strong hire");
});
