import { expect, test } from "vitest";
import { planPractice } from "../../src/plan/plan-practice.ts";
import type { JournalEvent, Progress } from "../../src/progress/event.ts";
import { foldProgress } from "../../src/progress/fold-progress.ts";
import { Learner, makeWorld } from "./learner.ts";

const at = (hour: number): string => `2026-03-08T${String(hour).padStart(2, "0")}:00:00.000Z`;

function queue(...command: string[]): JournalEvent {
  const practise = { title: "Do it", why: "It was weak.", command };
  const step = { kind: "queued", practise };
  return { kind: "interviewed", at: at(10), interview: at(9), n: 9, clockMs: 1, step };
}

function fold(...events: JournalEvent[]): Progress {
  return foldProgress({ events, tornLines: 0, unknownEvents: 0 }, new Date("2026-04-01T00:00:00Z"));
}

const REVIEW = {
  kind: "reviewed",
  card: "a/b",
  answer: "1",
  correct: true,
  grade: "good",
} as const;

/** What is queued, and an event that does it. */
const DONE: [string[], JournalEvent][] = [
  [["quiz", "--card", "a/b"], { ...REVIEW, at: at(12) }],
  [["loop", "scene", "--predict"], { kind: "looped", at: at(12), slug: "scene", verdict: "exact" }],
  [
    ["drill", "repair", "cache"],
    {
      ...{ kind: "drilled", at: at(12), drill: "repair", slug: "cache", seed: "1", found: [] },
      ...{ missed: [], falseAlarms: 0, durationMs: 1 },
    },
  ],
  [["new", "cache", "--again"], { kind: "started", at: at(12), slug: "cache", file: "a.ts" }],
];

test.each(DONE)("%j is left until it was done", (command, event) => {
  const queued = fold(queue(...command));
  const left = planPractice({ progress: queued, morning: queued }, 45);
  expect(left?.items).toMatchObject([
    { kind: "practice", command, why: "Your last interview queued it. It was weak." },
  ]);
  const done = fold(queue(...command), event);
  expect(planPractice({ progress: done, morning: queued }, 45)?.items).toEqual([]);
  expect(planPractice({ progress: done, morning: done }, 45)).toBeNull();
});

test("what was done before it was queued does not count, and a day holds what it held in the morning", () => {
  const early = fold({ ...REVIEW, at: at(8) }, queue("quiz", "--card", "a/b"));
  expect(planPractice({ progress: early, morning: early }, 45)?.items).toHaveLength(1);
  expect(planPractice({ progress: early, morning: fold() }, 45)).toBeNull();
});

test("it comes first in a day that stays as long as it was", () => {
  const learner = new Learner(makeWorld(3, 18, 3), 7);
  learner.plan(new Date(2026, 2, 7, 18), { until: "2026-03-29", minutes: 45 });
  learner.events.push(queue("new", "challenge-0", "--again"));
  const { items, minutes } = learner.today(new Date(2026, 2, 9, 18));
  expect(items[0]?.kind).toBe("practice");
  expect(minutes).toBeLessThanOrEqual(46);
});
