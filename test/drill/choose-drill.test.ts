import { describe, expect, test } from "vitest";
import { chooseAmong, chooseDrill } from "../../src/drill/choose-drill.ts";
import { summarizeDrills } from "../../src/drill/summarize-drills.ts";
import type { ChallengeProgress, DrillKind, DrillResult } from "../../src/progress/event.ts";
import { sampleCatalog, sampleChallenge, sampleProgress } from "../catalog/sample.ts";

const NOW = new Date("2026-11-30T12:00:00Z");
const CATALOG = sampleCatalog(sampleChallenge("a"), sampleChallenge("b"), sampleChallenge("c"));

function daysAgo(days: number): string {
  return new Date(NOW.getTime() - days * 24 * 60 * 60 * 1000).toISOString();
}

function solved(slug: string, parts: Partial<ChallengeProgress> = {}): ChallengeProgress {
  const [own] = sampleProgress({
    slug,
    status: "solved",
    solvedAt: daysAgo(1),
    ...parts,
  }).challenges.values();
  if (own === undefined) throw new Error("no sample");
  return own;
}

function drilled(drill: DrillKind, slug: string, parts: Partial<DrillResult> = {}): DrillResult {
  return {
    at: daysAgo(3),
    drill,
    slug,
    seed: "1",
    found: ["x"],
    missed: [],
    falseAlarms: 0,
    durationMs: 1,
    ...parts,
  };
}

function choose(rows: ChallengeProgress[], drills: DrillResult[] = []): [string, string] | null {
  const choice = chooseDrill(CATALOG, { ...sampleProgress(...rows), drills }, NOW);
  return choice === null ? null : [choice.drill, choice.slug];
}

describe("the drill to do", () => {
  test("is none where nothing is solved or revealed", () => {
    expect(choose([])).toBeNull();
    expect(choose([solved("a", { status: "started" })])).toBeNull();
    expect(choose([solved("unknown")])).toBeNull();
    expect(choose([solved("b", { status: "new", revealed: true })])).toEqual(["review", "b"]);
  });

  test("shows nothing of a challenge that is being solved again", () => {
    const round = { ...solved("a").round, lastAt: daysAgo(0), solved: false };
    expect(choose([solved("a", { round })])).toEqual(["tests", "a"]);
    const facts = { catalog: CATALOG, progress: sampleProgress(solved("a", { round })), now: NOW };
    expect(chooseAmong(["review"], { ...facts, named: true })).toMatchObject({ slug: "a" });
    expect(chooseAmong(["review", "repair"], facts)).toBeNull();
    for (const over of [{ revealed: true }, { solved: true }])
      expect(choose([solved("a", { round: { ...round, ...over } })])).toEqual(["review", "a"]);
  });

  test("is of a kind that was never done", () => {
    expect(choose([solved("a")])).toEqual(["review", "a"]);
    expect(choose([solved("a"), solved("b")], [drilled("review", "a")])).toEqual(["repair", "a"]);
    const both = [drilled("review", "a"), drilled("repair", "a")];
    expect(choose([solved("a"), solved("b")], both)).toEqual(["tests", "a"]);
  });

  test("is one that went badly, from the next day on", () => {
    const rows = [solved("a"), solved("b"), solved("c")];
    const both = [drilled("review", "a"), drilled("repair", "a"), drilled("tests", "a")];
    const missed = drilled("repair", "c", { missed: ["y"] });
    expect(choose(rows, [...both, missed])).toEqual(["repair", "c"]);
    const today = { ...missed, at: daysAgo(0.1) };
    expect(choose(rows, [...both, today])).not.toEqual(["repair", "c"]);
    const better = drilled("repair", "c", { at: daysAgo(1) });
    expect(choose(rows, [...both, missed, better])).not.toEqual(["repair", "c"]);
  });

  test("is not one of tests that caught most mistakes", () => {
    const all = [drilled("review", "a"), drilled("repair", "a")];
    const caught = (found: string[], missed: string[]): DrillResult =>
      drilled("tests", "a", { found, missed });
    expect(choose([solved("a")], [...all, caught(["x", "y", "z"], ["w"])])?.[0]).not.toBe("tests");
    expect(choose([solved("a")], [...all, caught(["x"], ["w"])])).toEqual(["tests", "a"]);
  });

  test("is of a challenge that was hard, or solved long ago", () => {
    expect(choose([solved("a"), solved("b", { attempts: 9 }), solved("c")])).toEqual([
      "review",
      "b",
    ]);
    expect(choose([solved("a"), solved("b", { hints: { x: 3 } })])).toEqual(["review", "b"]);
    expect(choose([solved("a"), solved("b", { solvedAt: daysAgo(50) })])).toEqual(["review", "b"]);
  });

  test("says why in a sentence, also where everything was done today and the clock went back", () => {
    const kinds: DrillKind[] = ["review", "repair", "tests"];
    const drills = kinds.map((drill) => drilled(drill, "a", { at: daysAgo(-2) }));
    const progress = { ...sampleProgress(solved("a", { solvedAt: daysAgo(-5) })), drills };
    expect(chooseDrill(CATALOG, progress, NOW)?.reason).toMatch(/^[A-Z].*\.$/);
  });

  test("is of the kind that is asked for", () => {
    const progress = sampleProgress(solved("a"));
    expect(chooseAmong(["tests"], { catalog: CATALOG, progress, now: NOW })).toMatchObject({
      drill: "tests",
      slug: "a",
    });
  });
});

describe("the counts of drills", () => {
  test("are by kind, each drill as it was judged last", () => {
    const drills = [
      drilled("repair", "a", { found: [], missed: ["x", "y"], falseAlarms: 3 }),
      drilled("repair", "a", { found: ["x", "y"], missed: [], falseAlarms: 1 }),
      drilled("repair", "a", { seed: "2", found: ["x"], missed: ["z"] }),
      drilled("review", "a"),
    ];
    expect(summarizeDrills(drills)).toEqual([
      { drill: "review", done: 1, found: 1, total: 1, falseAlarms: 0 },
      { drill: "repair", done: 2, found: 3, total: 4, falseAlarms: 1 },
    ]);
  });

  test("are empty without any", () => {
    expect(summarizeDrills([])).toEqual([]);
  });
});
