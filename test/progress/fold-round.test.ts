import { describe, expect, test } from "vitest";
import type { Attempted, JournalEvent } from "../../src/progress/event.ts";
import { foldProgress } from "../../src/progress/fold-progress.ts";

const MINUTE_MS = 60_000;
const START = Date.UTC(2026, 0, 1);
const at = (minute: number): string => new Date(START + minute * MINUTE_MS).toISOString();

function started(minute: number): JournalEvent {
  return { kind: "started", at: at(minute), slug: "a", file: "a.ts" };
}

function attempted(minute: number, part: Partial<Attempted> = {}): JournalEvent {
  return {
    ...{ kind: "attempted", at: at(minute), slug: "a", file: "a.ts", scope: "all" },
    ...{ status: "unsolved", reason: null, met: [], missed: [], durationMs: 1 },
    ...part,
  };
}

const solved = (minute: number): JournalEvent => attempted(minute, { status: "solved" });
const hinted = (minute: number): JournalEvent => ({
  ...{ kind: "hinted", at: at(minute), slug: "a", requirement: "x", step: 1 },
});
const revealed = (minute: number): JournalEvent => ({
  kind: "revealed",
  at: at(minute),
  slug: "a",
});

function fold(...events: JournalEvent[]) {
  const journal = { events, tornLines: 0, unknownEvents: 0 };
  const own = foldProgress(journal, new Date(START + 1e9)).challenges.get("a");
  if (own === undefined) throw new Error("no such challenge");
  return own;
}

describe("the rounds of a challenge", () => {
  test("count the gaps between attempts, each up to ten minutes", () => {
    const { solves } = fold(started(0), attempted(4), attempted(34), solved(40));
    expect(solves).toEqual([
      {
        ...{ at: at(40), workedMs: 20 * MINUTE_MS, paused: true },
        ...{ hints: 0, revealed: false, solved: true },
      },
    ]);
  });

  test("keep the hints and the reference of their own round", () => {
    const first = [started(0), hinted(1), hinted(2), revealed(3), solved(5)];
    const { solves } = fold(...first, started(100), solved(109));
    expect(solves).toMatchObject([
      { hints: 2, revealed: true, workedMs: 5 * MINUTE_MS, paused: false },
      { hints: 0, revealed: false, workedMs: 9 * MINUTE_MS, paused: false },
    ]);
  });

  test("begin with what was read before the first starter", () => {
    const { solves } = fold(hinted(0), revealed(1), started(2), solved(5), started(9), solved(12));
    expect(solves).toMatchObject([
      { hints: 1, revealed: true },
      { hints: 0, revealed: false },
    ]);
  });

  test("end with the attempt that solves: what is tried on the same file afterwards says nothing", () => {
    const own = fold(started(0), solved(5), attempted(6), solved(7));
    expect(own.solves).toHaveLength(1);
    expect(own).toMatchObject({ attempts: 3, round: { solved: true, attempts: 1 } });
  });

  test("are given up when a blank file follows, once the challenge was solved", () => {
    const again = [started(100), attempted(105), started(200), started(201), solved(205)];
    expect(fold(started(0), solved(5), ...again).solves).toMatchObject([
      { at: at(5), solved: true },
      { at: at(105), solved: false },
      { at: at(205), solved: true },
    ]);
    expect(fold(started(0), attempted(5), started(100)).solves).toEqual([]);
  });

  test("are not solved by a part of the tests", () => {
    const part = attempted(105, { status: "solved", scope: "stage" });
    expect(fold(started(0), solved(5), started(100), part).solves).toHaveLength(1);
  });

  test("do not change what was revealed before the challenge was solved", () => {
    expect(fold(started(0), solved(5), started(100), revealed(101))).toMatchObject({
      revealed: false,
      round: { revealed: true },
    });
  });

  test("begin without a starter for who brings a file of their own", () => {
    expect(fold(solved(5)).solves).toMatchObject([{ workedMs: 0, paused: false, solved: true }]);
  });
});
