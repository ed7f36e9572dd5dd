import { describe, expect, test } from "vitest";
import type { InterviewMark } from "../../src/report/report.ts";
import { sampleCatalog } from "../catalog/sample.ts";
import { makeCard } from "../quiz/card-text.ts";
import { createChallenge } from "../ui/pages.ts";
import { NOW, ago, attempted, reportOf, reviewed } from "./history.ts";

const [one, two] = [makeCard({}, "one"), makeCard({}, "two")];
const cards = [one, two];
const emitter = createChallenge({});
const queue = createChallenge({ slug: "priority-queue", track: "queues" });
const catalog = sampleCatalog(emitter, queue);

describe("a report", () => {
  test("of an empty journal has today only, and nothing that was learned", () => {
    const report = reportOf([], { cards, catalog });
    expect(report).toMatchObject({
      days: ["2026-03-31"],
      theory: { cards: 2, seen: 0, retention: null, readiness: { now: 0, history: [0] } },
      signals: { interviews: [] },
      stages: { done: 0, total: 4, history: [0], solved: [] },
      calibration: { all: { reviews: 0, expected: null, known: null }, said: [] },
      plan: null,
    });
  });

  test("has a value of each history for each of its days", () => {
    const report = reportOf([reviewed(one, ago(2.5), "good")], { cards, catalog });
    expect(report.days).toEqual(["2026-03-28", "2026-03-29", "2026-03-30", "2026-03-31"]);
    const { theory, stages, retention } = report;
    const topics = theory.topics.map(({ readiness }) => readiness.history);
    for (const history of [theory.readiness.history, stages.history, retention.history, ...topics])
      expect(history).toHaveLength(4);
  });

  test("leaves out what a clock that is ahead has dated", () => {
    const report = reportOf([attempted("event-emitter", ago(-5), ["one", "two", "three"])], {
      catalog,
    });
    expect(report.days).toEqual(["2026-03-31"]);
    expect(report.stages.history).toEqual([0]);
  });

  test("does not depend on the order of the journal's lines", () => {
    const events = [
      attempted("event-emitter", ago(5), ["one"]),
      reviewed(one, ago(4), "good"),
      attempted("event-emitter", ago(3), ["one", "two", "three"]),
      reviewed(one, ago(2), "again"),
    ];
    const report = reportOf(events, { cards, catalog });
    expect(reportOf(events.toReversed(), { cards, catalog })).toEqual(report);
  });
});

describe("readiness", () => {
  test("counts cards that were never seen as not known", () => {
    const { theory } = reportOf([reviewed(one, ago(0.5), "easy")], { cards });
    expect(theory.readiness.now).toBeGreaterThan(0.45);
    expect(theory.readiness.now).toBeLessThanOrEqual(0.5);
    expect(theory.topics).toMatchObject([{ deck: "event-loop", cards: 2, seen: 1 }]);
    expect(theory.topics[0]?.readiness).toEqual(theory.readiness);
    expect(theory.readiness.history).toEqual([0, theory.readiness.now]);
  });

  test("agrees with the retention of the cards that were seen", () => {
    const { theory, retention } = reportOf([reviewed(one, ago(9), "good")], { cards });
    expect(theory.readiness.now * 2).toBeCloseTo(theory.retention ?? 0);
    expect(retention.history.at(-1)).toBe(theory.retention);
    expect(retention.history[0]).toBeNull();
  });
});

describe("stages", () => {
  const events = [
    attempted("event-emitter", ago(5.5), []),
    attempted("event-emitter", ago(5), ["one"]),
    attempted("priority-queue", ago(3), ["one", "two", "three"]),
    attempted("event-emitter", ago(2), ["two"]),
  ];

  test("are counted on the day on which they were done, and stay done", () => {
    const { stages } = reportOf(events, { catalog });
    expect(stages.history).toEqual([0, 1, 1, 3, 3, 3, 3]);
    expect(stages).toMatchObject({ done: 3, total: 4 });
    expect(stages.tracks).toEqual([
      { track: "async", done: 1, total: 2, solved: 0, challenges: 1 },
      { track: "queues", done: 2, total: 2, solved: 1, challenges: 1 },
    ]);
  });

  test("name the challenges that are solved, the latest first", () => {
    const later = attempted("event-emitter", ago(1), ["one", "two", "three"]);
    const { solved } = reportOf([...events, later], { catalog }).stages;
    expect(solved.map(({ slug, day, attempts }) => [slug, day, attempts])).toEqual([
      ["event-emitter", "2026-03-30", 4],
      ["priority-queue", "2026-03-28", 1],
    ]);
  });
});

describe("retention", () => {
  test("tells cards, scenes and challenges apart", () => {
    const events = [
      reviewed(one, ago(1), "good"),
      { kind: "looped" as const, at: ago(40), slug: "ticks", verdict: "exact" as const },
      attempted("priority-queue", ago(1), ["one", "two", "three"]),
    ];
    const scenes = [{ slug: "ticks", title: "Ticks" }];
    const { kinds } = reportOf(events, { cards, catalog, scenes }).retention;
    expect(kinds).toMatchObject([
      { kind: "cards", learned: 1, due: 0 },
      { kind: "scenes", learned: 1, due: 1 },
      { kind: "challenges", learned: 1, due: 0 },
    ]);
  });
});

describe("calibration", () => {
  test("puts what was expected of a card beside what came, without its first review", () => {
    const { all, bins } = reportOf(
      [
        reviewed(one, ago(20), "good"),
        reviewed(one, ago(18), "good"),
        reviewed(two, ago(20), "good"),
        reviewed(two, ago(18), "again"),
      ],
      { cards },
    ).calibration;
    expect(all).toMatchObject({ reviews: 2, known: 0.5 });
    expect(all.expected).toBeGreaterThan(0.85);
    expect(bins.reduce((sum, { reviews }) => sum + reviews, 0)).toBe(2);
    expect(bins.filter(({ reviews }) => reviews === 0).every(({ known }) => known === null)).toBe(
      true,
    );
  });

  test("expects nothing of a card that was just forgotten", () => {
    const { all } = reportOf(
      [reviewed(one, ago(20), "again"), reviewed(one, ago(20 - 0.01), "good")],
      { cards },
    ).calibration;
    expect(all.reviews).toBe(0);
  });
});

describe("signals", () => {
  const none = { clarifies: null, correctness: null, robustness: null, runtime: null };
  const mark = (days: number, part: Partial<InterviewMark>): InterviewMark => ({
    ...{ interview: ago(days), challenge: "memoize", title: "Memoize", minutes: 45 },
    ...{ level: "middle", result: "not yet", signals: { ...none, explains: null } },
    calibration: { sureRight: 0, sureWrong: 0, unsureRight: 0, unsureWrong: 0 },
    ...part,
  });

  test("have a level for each interview, in the order of their times", () => {
    const interviews = [
      mark(2, { signals: { ...none, explains: "strong", runtime: "yes" } }),
      mark(9, { signals: { ...none, explains: "weak" } }),
    ];
    const { signals } = reportOf([], { interviews }).signals;
    const levels = Object.fromEntries(signals.map((row) => [row.signal, row.levels]));
    expect(levels).toMatchObject({ explains: ["weak", "strong"], runtime: [null, "yes"] });
  });

  test("and spoken cards bring how sure one was", () => {
    const card = makeCard({}, "a");
    const events = [
      { ...reviewed(card, ago(3), "good"), sure: true },
      { ...reviewed(card, ago(2), "again"), sure: true },
      { ...reviewed(card, ago(1), "good"), sure: false },
      reviewed(card, ago(0), "good"),
    ];
    expect(reportOf(events).calibration.said).toEqual([
      { confidence: "sure", answers: 2, right: 1 },
      { confidence: "unsure", answers: 1, right: 1 },
    ]);
  });

  test("bring what was said of the answers, all interviews together", () => {
    const calibration = { sureRight: 2, sureWrong: 1, unsureRight: 0, unsureWrong: 0 };
    const interviews = [mark(9, { calibration }), mark(2, { calibration })];
    expect(reportOf([], { interviews }).calibration.said).toEqual([
      { confidence: "sure", answers: 6, right: 4 },
    ]);
  });
});

test("a report is the same whenever it is made of the same journal at the same time", () => {
  const events = [reviewed(one, ago(3), "good")];
  expect(reportOf(events, { cards })).toEqual(reportOf(events, { cards, now: new Date(NOW) }));
});
