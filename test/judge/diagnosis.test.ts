import { describe, expect, test } from "vitest";
import { diagnose } from "../../src/judge/diagnosis.ts";
import type { RequirementResult } from "../../src/judge/verdict.ts";
import { sampleMistake } from "./sample.ts";

function results(missed: Record<string, string>): RequirementResult[] {
  return ["counts", "resets", "throws"].map((id) => {
    const message = Object.hasOwn(missed, id) ? missed[id] : undefined;
    const outcome = message === undefined ? ("met" as const) : ("missed" as const);
    const finding = message === undefined ? null : { message };
    return { id, title: id, outcome, finding, durationMs: 1 };
  });
}

describe("diagnose", () => {
  test("names the mistake whose requirements are exactly those missed", () => {
    const mistake = sampleMistake();
    expect(diagnose(results({ counts: "no" }), [mistake])).toBe(mistake);
  });

  test("says nothing when more is missed than a mistake without patterns explains", () => {
    expect(diagnose(results({ counts: "no", resets: "no" }), [sampleMistake()])).toBeNull();
  });

  test("says nothing when less is missed than the mistake would miss", () => {
    const mistake = sampleMistake({ misses: ["counts", "resets"] });
    expect(diagnose(results({ counts: "no" }), [mistake])).toBeNull();
  });

  test("names a mistake whose patterns match, even when more is missed", () => {
    const mistake = sampleMistake({ when: { counts: /twice/ } });
    expect(diagnose(results({ counts: "adds twice", resets: "no" }), [mistake])).toBe(mistake);
  });

  test("says nothing when a pattern does not match", () => {
    const mistake = sampleMistake({ when: { counts: /twice/ } });
    expect(diagnose(results({ counts: "adds none" }), [mistake])).toBeNull();
  });

  test("prefers the mistake that explains more", () => {
    const more = sampleMistake({
      name: "more",
      misses: ["counts", "resets"],
      when: { counts: /no/ },
    });
    const less = sampleMistake({ name: "less", when: { counts: /no/ } });
    expect(diagnose(results({ counts: "no", resets: "no" }), [less, more])).toBe(more);
  });

  test("says nothing when two mistakes fit as well", () => {
    const one = sampleMistake({ name: "one" });
    const two = sampleMistake({ name: "two" });
    expect(diagnose(results({ counts: "no" }), [one, two])).toBeNull();
  });

  test("says nothing of a run that missed nothing", () => {
    expect(diagnose(results({}), [sampleMistake({ misses: [] })])).toBeNull();
  });
});
