import type { Challenge } from "../../src/catalog/challenge.ts";
import type { ChallengeProgress, Progress } from "../../src/progress/event.ts";
import { NO_ROUND } from "../../src/progress/fold-round.ts";
import type { Summary } from "../../src/progress/summarize-progress.ts";

const LIMITS = {
  loadMs: 5000,
  testMs: 2000,
  runMs: 20_000,
  heapMb: 256,
  outputBytes: 1_000_000,
  threads: false,
  processes: false,
};

/** A challenge with three requirements. */
export function createChallenge(part: Partial<Challenge>): Challenge {
  return {
    slug: "event-emitter",
    title: "EventEmitter from scratch",
    summary: "Build the class that everything speaks through.",
    track: "async",
    level: "core",
    minutes: 40,
    tags: [],
    covers: [],
    after: [],
    forbiddenImports: [],
    limits: LIMITS,
    stages: [
      { n: 1, title: "Begin", minutes: 15, exports: ["EventEmitter"] },
      { n: 2, title: "Go on", minutes: 25, exports: [] },
    ],
    requirements: ["one", "two", "three"].map((id, index) => ({
      id,
      stage: index === 0 ? 1 : 2,
      title: id,
      member: null,
      leaks: [],
    })),
    ...part,
  };
}

/** Three challenges of two tracks. */
export const challenges: Challenge[] = [
  createChallenge({}),
  createChallenge({ slug: "scheduler", title: "A fair scheduler", level: "expert", minutes: 120 }),
  createChallenge({
    slug: "priority-queue",
    title: "A priority queue on a binary heap",
    track: "queues",
    level: "warm-up",
    minutes: 15,
  }),
];

/** One solved, one started, one never touched. */
export const progress: Progress = {
  challenges: new Map([
    ["event-emitter", createProgress({ slug: "event-emitter", status: "solved", bestMet: 3 })],
    ["scheduler", createProgress({ lastTouchedAt: "2026-02-03T10:00:00.000Z" })],
  ]),
  editor: null,
  language: null,
  planned: null,
  current: "scheduler",
  reviews: new Map(),
  answering: new Map(),
  scenes: new Map(),
  drills: [],
  interviews: [],
  tornLines: 0,
  unknownEvents: 0,
};

/** What the journal says of `challenges` in `progress`. */
export const summary: Summary = {
  total: 3,
  solved: 1,
  started: 1,
  tracks: [
    { track: "async", total: 2, solved: 1, started: 1 },
    { track: "queues", total: 1, solved: 0, started: 0 },
  ],
};

/** How many stages of `challenges` are done in `progress`. */
export const stages = new Map([
  ["event-emitter", { green: 2, total: 2 }],
  ["scheduler", { green: 1, total: 2 }],
  ["priority-queue", { green: 0, total: 2 }],
]);

/** A challenge that was started and attempted twice. */
export function createProgress(part: Partial<ChallengeProgress>): ChallengeProgress {
  return {
    slug: "scheduler",
    status: "started",
    attempts: 2,
    bestMet: 2,
    outcomes: { one: "met" },
    metTogether: [["one"]],
    ...NO_ROUND,
    hints: {},
    revealed: false,
    startedAt: "2026-02-01T10:00:00.000Z",
    solvedAt: null,
    lastTouchedAt: "2026-02-02T10:00:00.000Z",
    file: null,
    ...part,
  };
}
