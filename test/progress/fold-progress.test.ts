import { describe, expect, test } from "vitest";
import type { Attempted, ChallengeProgress, JournalEvent } from "../../src/progress/event.ts";
import { foldProgress } from "../../src/progress/fold-progress.ts";
import { NO_ROUND } from "../../src/progress/fold-round.ts";

const NOW = new Date("2026-01-02T00:00:00Z");

function fold(...events: JournalEvent[]): ReturnType<typeof foldProgress> {
  return foldProgress({ events, tornLines: 0, unknownEvents: 0 }, NOW);
}

function foldOne(...events: JournalEvent[]): ChallengeProgress | undefined {
  return fold(...events).challenges.get("a");
}

function at(second: number): string {
  return `2026-01-01T00:00:0${second}Z`;
}

function started(second: number, slug = "a"): JournalEvent {
  return { kind: "started", at: at(second), slug, file: `${slug}/${slug}.ts` };
}

function attempted(second: number, parts: Partial<Attempted> = {}): JournalEvent {
  return {
    kind: "attempted",
    at: at(second),
    slug: "a",
    file: "a/a.js",
    scope: "all",
    status: "unsolved",
    reason: null,
    met: [],
    missed: [],
    durationMs: 1,
    ...parts,
  };
}

describe("an empty journal", () => {
  test("folds to nothing, with its counts", () => {
    expect(foldProgress({ events: [], tornLines: 2, unknownEvents: 3 }, NOW)).toEqual({
      challenges: new Map(),
      reviews: new Map(),
      answering: new Map(),
      scenes: new Map(),
      drills: [],
      interviews: [],
      editor: null,
      language: null,
      planned: null,
      current: null,
      tornLines: 2,
      unknownEvents: 3,
    });
  });
});

describe("a started challenge", () => {
  test("knows its file and when it was started", () => {
    expect(foldOne(started(1))).toEqual({
      slug: "a",
      status: "started",
      attempts: 0,
      bestMet: 0,
      outcomes: {},
      metTogether: [],
      hints: {},
      revealed: false,
      startedAt: at(1),
      solvedAt: null,
      lastTouchedAt: at(1),
      file: "a/a.ts",
      workedMs: 0,
      round: { ...NO_ROUND.round, lastAt: at(1) },
      solves: [],
    });
  });

  test("keeps its first start", () => {
    expect(foldOne(started(1), started(2))).toMatchObject({
      startedAt: at(1),
      lastTouchedAt: at(2),
    });
  });

  test("is also one that was only judged", () => {
    expect(foldOne(attempted(1))).toMatchObject({ status: "started", startedAt: at(1) });
  });
});

describe("attempts", () => {
  test("are counted, with the best result", () => {
    const events = [attempted(1, { met: ["x", "y", "y"] }), attempted(2, { met: ["x"] })];
    expect(foldOne(started(0), ...events)).toMatchObject({
      attempts: 2,
      bestMet: 2,
      file: "a/a.js",
    });
  });

  test("tell how each requirement was judged last; one that was not reached stays as it was", () => {
    const events = [
      attempted(1, { met: ["x", "y"], missed: ["z"] }),
      attempted(2, { met: ["z"], missed: ["x"], scope: "only" }),
    ];
    expect(foldOne(...events)?.outcomes).toEqual({ x: "missed", y: "met", z: "met" });
  });

  test("keep what was met together, without what another attempt holds", () => {
    const sets = [["x"], ["x", "y"], ["y"], ["z"], ["x", "y"]];
    const events = sets.map((met, index) => attempted(index, { met }));
    expect(foldOne(...events)?.metTogether).toEqual([["x", "y"], ["z"]]);
  });

  test.each(["stage", "only"] as const)("at a part, such as %s, solve nothing", (scope) => {
    expect(foldOne(attempted(1, { status: "solved", scope }))?.status).toBe("started");
  });

  test("count when they are broken", () => {
    const broken = attempted(1, { status: "broken", reason: "timeout" });
    expect(foldOne(broken)).toMatchObject({ attempts: 1, status: "started", solvedAt: null });
  });
});

describe("a solved challenge", () => {
  const solved = attempted(1, { status: "solved", met: ["x"] });

  test("stays solved after an unsolved attempt, a start and a reset", () => {
    const reset: JournalEvent = { kind: "reset", at: at(4), slug: "a", file: "f", backup: "b" };
    expect(foldOne(solved, attempted(2), started(3), reset)).toMatchObject({
      status: "solved",
      solvedAt: at(1),
      bestMet: 1,
      file: "f",
    });
  });

  test("keeps the moment when it was solved first", () => {
    expect(foldOne(solved, attempted(2, { status: "solved" }))?.solvedAt).toBe(at(1));
  });
});

describe("hints", () => {
  function hinted(requirement: string, step: number): JournalEvent {
    return { kind: "hinted", at: at(1), slug: "a", requirement, step };
  }

  test("count up to the last step that was shown", () => {
    const progress = foldOne(hinted("x", 1), hinted("x", 3), hinted("x", 2), hinted("y", 1));
    expect(progress?.hints).toEqual({ x: 3, y: 1 });
  });

  test("do not start a challenge", () => {
    expect(foldOne(hinted("x", 1))).toMatchObject({ status: "new", startedAt: null });
  });

  test("of a requirement called as every object has it start from nothing", () => {
    const progress = foldOne(hinted("__proto__", 1), hinted("x", 1));
    expect(progress?.hints["constructor"]).toBeUndefined();
    expect(Object.keys(progress?.hints ?? {})).toEqual(["__proto__", "x"]);
    expect(foldOne(started(1))?.hints["constructor"]).toBeUndefined();
  });
});

describe("drills", () => {
  function drilled(second: number, seed: string): JournalEvent {
    const told = { found: ["x"], missed: [], falseAlarms: 1, durationMs: 5 };
    return { kind: "drilled", at: at(second), drill: "repair", slug: "a", seed, ...told };
  }

  test("stand in the order of their times, whatever the order of their lines", () => {
    const forwards = fold(drilled(1, "1"), drilled(2, "2")).drills;
    expect(forwards.map(({ seed }) => seed)).toEqual(["1", "2"]);
    expect(fold(drilled(2, "2"), drilled(1, "1")).drills).toEqual(forwards);
    expect(forwards[0]).not.toHaveProperty("kind");
  });

  test("are no attempts: the challenge stays untouched", () => {
    const progress = fold(drilled(1, "1"));
    expect(progress.challenges.size).toBe(0);
    expect(progress.current).toBeNull();
  });
});

describe("the rest", () => {
  test("a revealed reference is remembered", () => {
    const revealed: JournalEvent = { kind: "revealed", at: at(1), slug: "a" };
    expect(foldOne(revealed, started(2))).toMatchObject({ revealed: true, status: "started" });
  });

  test("the editor chosen last counts and touches no challenge", () => {
    const chosen = (second: number, command: string): JournalEvent => ({
      kind: "editor-chosen",
      at: at(second),
      command,
    });
    expect(fold(started(1), chosen(3, "vi"), chosen(4, "code"))).toMatchObject({
      editor: "code",
      current: "a",
    });
  });

  test("the language chosen last counts, whatever the order of the lines", () => {
    const chosen = (second: number, language: "ts" | "js"): JournalEvent => ({
      kind: "language-chosen",
      at: at(second),
      language,
    });
    expect(fold(started(1)).language).toBeNull();
    expect(fold(chosen(4, "js"), chosen(3, "ts"))).toMatchObject({ language: "js", current: null });
  });

  test("the plan made last counts, with all that it says, and touches no challenge", () => {
    const planned = (second: number, until: string | null): JournalEvent => ({
      ...{ kind: "planned", at: at(second), until, minutes: 45, dayStarts: null },
    });
    expect(fold(planned(3, null), planned(2, "2026-02-01")).planned).toEqual(planned(3, null));
    expect(fold(started(1), planned(3, "2026-02-01"))).toMatchObject({
      planned: planned(3, "2026-02-01"),
      current: "a",
    });
  });

  test("a scene keeps its predictions, without runs that predicted nothing", () => {
    const looped = (second: number, verdict: "exact" | "impossible" | null): JournalEvent => ({
      ...{ kind: "looped", at: at(second), slug: "s", verdict },
    });
    const { scenes } = fold(looped(3, "exact"), looped(1, "impossible"), looped(2, null));
    expect(scenes.get("s")).toEqual({
      runs: 3,
      predicted: true,
      predictions: [
        { at: at(1), verdict: "impossible" },
        { at: at(3), verdict: "exact" },
      ],
    });
  });

  test("the current challenge is the one touched last, whatever the order of the lines", () => {
    expect(fold(started(5), started(1, "b"))).toMatchObject({ current: "a" });
    expect(fold(started(1), started(2, "b"), attempted(3))).toMatchObject({ current: "a" });
  });

  test("a clock that was once ahead does not keep a challenge current", () => {
    const ahead = { ...started(1, "b"), at: "2099-01-01T00:00:00Z" };
    const { current, challenges } = fold(ahead, started(1), attempted(2));
    expect(current).toBe("a");
    expect(challenges.get("b")?.status).toBe("started");
  });

  test("the order of lines changes nothing", () => {
    const events = [
      started(1),
      attempted(2, { met: ["x"] }),
      attempted(2, { met: ["y"], missed: ["x"] }),
      started(3, "b"),
    ];
    expect(fold(...events.toReversed())).toEqual(fold(...events));
  });

  test("a slug may be called as every object has it", () => {
    expect([...fold(started(1, "__proto__")).challenges.keys()]).toEqual(["__proto__"]);
  });

  test("folding changes no event", () => {
    const events = [started(1), attempted(2, { met: ["x"] })];
    const copy = structuredClone(events);
    fold(...events, ...events);
    expect(events).toEqual(copy);
  });
});
