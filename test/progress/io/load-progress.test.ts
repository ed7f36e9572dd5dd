import { appendFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { foldProgress } from "../../../src/progress/fold-progress.ts";
import { locateSnapshot } from "../../../src/progress/io/keep-snapshot.ts";
import { loadJournal } from "../../../src/progress/io/load-journal.ts";
import { loadProgress } from "../../../src/progress/io/load-progress.ts";
import { locateJournal } from "../../../src/progress/journal-path.ts";
import { makeTempFolder } from "../../workspace/temp-folder.ts";

const NOW = new Date("2027-01-01T00:00:00Z");
const START = Date.UTC(2026, 0, 1);
const COUNT = 3000;

let workspace: string;
let journal: string;

beforeEach(() => {
  workspace = makeTempFolder();
  journal = locateJournal(workspace);
  mkdirSync(join(workspace, ".trainer"));
  writeFileSync(journal, Array.from({ length: COUNT }, (_, index) => line(index)).join(""));
});

/** An event of every kind in turn, a minute after the one before. */
function line(index: number, parts: object = {}): string {
  const at = new Date(START + index * 60_000).toISOString();
  const slug = `slug-${index % 7}`;
  const events = [
    { kind: "started", slug, file: "a.ts" },
    {
      ...{ kind: "attempted", slug, file: "a.ts", scope: "all", status: "unsolved", reason: null },
      ...{ met: [`r${index % 5}`, "constructor"], missed: [`r${index % 3}`], durationMs: 1 },
    },
    { kind: "hinted", slug, requirement: "constructor", step: 1 + (index % 3) },
    { kind: "looped", slug, verdict: "exact" },
    { kind: "reviewed", card: "a/b", answer: "d", correct: true, grade: "good" },
    { kind: "regraded", card: "a/b", grade: "easy", reviewedAt: null },
    {
      ...{ kind: "drilled", drill: "repair", slug, seed: `${index}`, found: ["a"], missed: ["b"] },
      ...{ falseAlarms: 0, durationMs: 1 },
    },
    { kind: "editor-chosen", command: `vim ${index}` },
    { kind: "planned", until: "2027-03-01", minutes: 1 + index, dayStarts: "05:00" },
  ];
  return `${JSON.stringify({ ...events[index % events.length], at, ...parts })}\n`;
}

function expectTrue(now = NOW): void {
  expect(loadProgress(workspace, now)).toEqual(foldProgress(loadJournal(workspace), now));
}

/** Loads twice, so that the second time may use what the first one has left. */
function expectTrueTwice(now = NOW): void {
  expectTrue(now);
  expectTrue(now);
}

describe("a long journal", () => {
  test("folds from its snapshot to the same, and so does what is added", () => {
    expectTrueTwice();
    const made = statSync(locateSnapshot(workspace)).mtimeMs;
    for (let index = COUNT; index < COUNT + 20; index += 1) appendFileSync(journal, line(index));
    expectTrueTwice();
    expect(statSync(locateSnapshot(workspace)).mtimeMs).toBe(made);
  });

  test("is not read for its snapshot's sake when the snapshot is of another text", () => {
    expectTrueTwice();
    // The same length, another event.
    const text = readFileSync(journal, "utf8");
    writeFileSync(journal, text.replace('"slug":"slug-1"', '"slug":"slug-9"'));
    expectTrueTwice();
    expect(loadProgress(workspace, NOW).challenges.has("slug-9")).toBe(true);
    writeFileSync(journal, text.slice(0, text.length - line(COUNT - 1).length));
    expectTrueTwice();
  });

  test.each([
    ["an earlier event", () => line(3, { slug: "slug-late" })],
    ["a line that is there already", () => line(COUNT - 1)],
    ["a torn line", () => '{"kind":"rev'],
    ["an event of a newer version", () => line(COUNT, { kind: "dreamt" })],
    ["an event that is dated ahead", () => line(COUNT, { at: "2099-01-01T00:00:00.000Z" })],
  ])("is folded anew after %s", (_what, added) => {
    expectTrueTwice();
    appendFileSync(journal, added());
    expectTrueTwice();
    appendFileSync(journal, `\n${line(COUNT + 1)}`);
    expectTrueTwice();
  });

  test("is folded anew when the clock stands before its last event", () => {
    expectTrueTwice();
    expectTrueTwice(new Date(START + 1000 * 60_000));
    expectTrueTwice();
  });

  test.each([
    ["empty", () => ""],
    ["cut", (text: string) => text.slice(0, -9)],
    ["changed", (text: string) => text.replace("slug-1", "slug-8")],
    ["of another program", (text: string) => text.replace('"program":"', '"program":"x')],
    ["no text", () => "\u0000".repeat(50)],
  ])("is folded anew when the snapshot is %s", (_how, damage) => {
    expectTrueTwice();
    const snapshot = locateSnapshot(workspace);
    writeFileSync(snapshot, damage(readFileSync(snapshot, "utf8")));
    expectTrueTwice();
  });

  test("needs no snapshot where none can be written", () => {
    mkdirSync(locateSnapshot(workspace));
    expectTrueTwice();
  });

  test("gives the answers to cards from the journal itself", () => {
    loadProgress(workspace, NOW);
    const { reviews } = loadProgress(workspace, NOW);
    expect(reviews.get("a/b")?.length).toBeGreaterThan(300);
  });
});

test("a short or absent journal gets no snapshot", () => {
  writeFileSync(journal, line(0));
  expectTrueTwice();
  rmSync(journal);
  expectTrueTwice();
  expect(() => statSync(locateSnapshot(workspace))).toThrow("ENOENT");
});

test("many grades of one card fold in little time for each", () => {
  const at = (index: number): string => new Date(START + index * 1000).toISOString();
  const lines = Array.from({ length: 40_000 }, (_, index) =>
    index % 2 === 0
      ? { kind: "reviewed", at: at(index), card: "a/b", answer: "d", correct: true, grade: "good" }
      : { kind: "regraded", at: at(index), card: "a/b", grade: "easy", reviewedAt: at(index - 1) },
  );
  writeFileSync(journal, lines.map((one) => `${JSON.stringify(one)}\n`).join(""));
  const own = loadProgress(workspace, NOW).reviews.get("a/b");
  expect(own).toHaveLength(20_000);
  expect(own?.every(({ grade }) => grade === "easy")).toBe(true);
});
