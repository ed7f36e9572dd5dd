import { describe, expect, test } from "vitest";
import { diagnose } from "../../src/judge/diagnosis.ts";
import type { Mistake } from "../../src/catalog/challenge.ts";
import type { RequirementResult } from "../../src/judge/verdict.ts";
import { sampleMistake } from "./sample.ts";

function results(missed: Record<string, string>): RequirementResult[] {
  return ["counts", "resets", "throws"].map((id) => {
    const message = Object.hasOwn(missed, id) ? missed[id] : undefined;
    const outcome = message === undefined ? ("met" as const) : ("missed" as const);
    const finding = message === undefined ? null : { message };
    return { id, title: id, stage: 1, rules: [], outcome, finding, durationMs: 1 };
  });
}

function name(missed: Record<string, string>, mistakes: Mistake[]): [string, Mistake][] {
  return [...diagnose(results(missed), mistakes)];
}

describe("diagnose", () => {
  const mistake = sampleMistake();

  test("names the mistake of a missed row that lists it", () => {
    expect(name({ counts: "no" }, [mistake])).toEqual([["counts", mistake]]);
  });

  test("names a mistake for each row that has one", () => {
    const other = sampleMistake({ name: "other", misses: ["throws"] });
    expect(name({ counts: "no", resets: "no", throws: "no" }, [mistake, other])).toEqual([
      ["counts", mistake],
      ["throws", other],
    ]);
  });

  test("says nothing when another row of the mistake is met", () => {
    expect(name({ counts: "no" }, [sampleMistake({ misses: ["counts", "resets"] })])).toEqual([]);
  });

  test("counts a row that was not reached neither way", () => {
    const both = sampleMistake({ misses: ["counts", "resets"] });
    const rows = results({ counts: "no" }).map((row) =>
      row.id === "resets" ? { ...row, outcome: "not-reached" as const } : row,
    );
    expect([...diagnose(rows, [both]).keys()]).toEqual(["counts"]);
  });

  test("says nothing when a pattern does not match", () => {
    const patterned = sampleMistake({ when: { counts: /twice/ } });
    expect(name({ counts: "adds none" }, [patterned])).toEqual([]);
    expect(name({ counts: "adds twice" }, [patterned])).toEqual([["counts", patterned]]);
  });

  test("looks for a pattern in what was expected and received as well", () => {
    const patterned = sampleMistake({ when: { counts: /^received: 2$/m } });
    const rows = results({ counts: "no" }).map((row) =>
      row.finding === null ? row : { ...row, finding: { ...row.finding, received: "2" } },
    );
    expect(diagnose(rows, [patterned]).get("counts")).toBe(patterned);
  });

  test("prefers the mistake that explains more rows", () => {
    const more = sampleMistake({ name: "more", misses: ["counts", "resets"] });
    expect(name({ counts: "no", resets: "no" }, [mistake, more])).toEqual([
      ["counts", more],
      ["resets", more],
    ]);
  });

  test("says nothing when two mistakes fit as well", () => {
    expect(name({ counts: "no" }, [mistake, sampleMistake({ name: "two" })])).toEqual([]);
  });

  test("says nothing of a run that missed nothing", () => {
    expect(name({}, [sampleMistake({ misses: [] })])).toEqual([]);
  });
});
