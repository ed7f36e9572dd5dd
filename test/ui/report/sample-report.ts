import type { InterviewMark, Report, TopicReport } from "../../../src/report/report.ts";
import { SIGNALS } from "../../../src/interview/debrief.ts";
import type { Deck } from "../../../src/quiz/card/card-base.ts";
import { TODAY } from "../plan-screens.ts";

const DAYS = ["2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23", "2026-11-30"];

const INTERVIEWS: InterviewMark[] = [
  {
    ...{ interview: "2026-11-15T10:00:00.000Z", minutes: 30, level: "junior", result: "not yet" },
    ...{ challenge: "memoize", title: "Memoize" },
    signals: {
      ...{ clarifies: "no", correctness: "weak", robustness: "weak" },
      ...{ runtime: null, explains: "yes" },
    },
    calibration: { sureRight: 1, sureWrong: 2, unsureRight: 0, unsureWrong: 0 },
  },
  {
    ...{ interview: "2026-11-28T10:00:00.000Z", minutes: 45, level: "middle", result: "hire" },
    ...{ challenge: "lru-cache", title: "LRU cache" },
    signals: {
      ...{ clarifies: "yes", correctness: "strong", robustness: "weak" },
      ...{ runtime: "yes", explains: "strong" },
    },
    calibration: { sureRight: 2, sureWrong: 0, unsureRight: 1, unsureWrong: 2 },
  },
];

/** Somebody who has learned for four weeks. */
export const REPORT: Report = {
  at: "2026-11-30T12:00:00.000Z",
  days: DAYS,
  theory: {
    ...{ cards: 60, seen: 37, known: 30, due: 5, dueNew: 2, retention: 0.91 },
    readiness: { now: 0.56, history: [0, 0.12, 0.31, 0.48, 0.56] },
    topics: [
      topicOf("event-loop", [28, 26], [0, 0.25, 0.6, 0.78, 0.84]),
      topicOf("streams", [32, 11], [0, 0, 0.06, 0.22, 0.315]),
    ],
  },
  signals: {
    interviews: INTERVIEWS,
    signals: SIGNALS.map((signal) => ({
      signal,
      levels: INTERVIEWS.map(({ signals }) => signals[signal]),
    })),
  },
  stages: {
    ...{ done: 4, total: 6, history: [0, 1, 1, 3, 4] },
    tracks: [
      { track: "async", done: 3, total: 4, solved: 1, challenges: 2 },
      { track: "queues", done: 1, total: 2, solved: 0, challenges: 1 },
    ],
    solved: [
      {
        ...{ slug: "event-emitter", title: "EventEmitter from scratch", day: "2026-11-21" },
        ...{ attempts: 7, minutes: 52, hints: 1, revealed: false },
      },
    ],
  },
  retention: {
    kinds: [
      { kind: "cards", learned: 37, retention: 0.91, due: 5 },
      { kind: "scenes", learned: 4, retention: 0.84, due: 1 },
      { kind: "challenges", learned: 1, retention: 0.95, due: 0 },
    ],
    history: [null, 0.97, 0.93, 0.9, 0.91],
    coming: { today: 5, week: 14, later: 18 },
  },
  calibration: {
    bins: [
      { from: 0, to: 0.5, reviews: 0, expected: null, known: null },
      { from: 0.5, to: 0.7, reviews: 4, expected: 0.64, known: 0.5 },
      { from: 0.7, to: 0.8, reviews: 9, expected: 0.76, known: 0.6667 },
      { from: 0.8, to: 0.9, reviews: 31, expected: 0.87, known: 0.8387 },
      { from: 0.9, to: 1, reviews: 58, expected: 0.95, known: 0.9483 },
    ],
    all: { from: 0, to: 1, reviews: 102, expected: 0.9, known: 0.87 },
    said: [
      { confidence: "sure", answers: 5, right: 3 },
      { confidence: "unsure", answers: 3, right: 1 },
    ],
  },
  drills: [{ drill: "review", done: 3, found: 4, total: 5, falseAlarms: 2 }],
  plan: TODAY,
};

/** Somebody who has just begun. */
export const NEW_REPORT: Report = {
  at: "2026-11-30T12:00:00.000Z",
  days: DAYS.slice(-1),
  theory: {
    ...{ cards: 60, seen: 0, known: 0, due: 0, dueNew: 0, retention: null },
    readiness: { now: 0, history: [0] },
    topics: [topicOf("event-loop", [28, 0], [0]), topicOf("streams", [32, 0], [0])],
  },
  signals: { interviews: [], signals: SIGNALS.map((signal) => ({ signal, levels: [] })) },
  stages: {
    ...{ done: 0, total: 6, history: [0], solved: [] },
    tracks: REPORT.stages.tracks.map((track) => ({ ...track, done: 0, solved: 0 })),
  },
  retention: {
    kinds: REPORT.retention.kinds.map(({ kind }) => ({
      ...{ kind, learned: 0, retention: null, due: 0 },
    })),
    history: [null],
    coming: { today: 0, week: 0, later: 0 },
  },
  calibration: {
    bins: REPORT.calibration.bins.map(({ from, to }) => ({
      ...{ from, to, reviews: 0, expected: null, known: null },
    })),
    all: { from: 0, to: 1, reviews: 0, expected: null, known: null },
    said: [],
  },
  drills: [],
  plan: null,
};

function topicOf(deck: Deck, [cards, seen]: [number, number], history: number[]): TopicReport {
  const now = history.at(-1) ?? 0;
  const retention = seen === 0 ? null : (now * cards) / seen;
  const known = Math.round(seen * 0.8);
  return {
    deck,
    cards,
    seen,
    known,
    due: Math.round(seen / 8),
    dueNew: deck === "streams" ? Math.round(seen / 8) : 0,
    retention,
    readiness: { now, history },
  };
}
