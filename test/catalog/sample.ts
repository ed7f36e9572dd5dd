import type { Catalog, Challenge } from "../../src/catalog/challenge.ts";
import type { ChallengeProgress, Progress } from "../../src/progress/event.ts";
import { NO_ROUND } from "../../src/progress/fold-round.ts";

/** A sound `challenge.json` as data. */
export function sampleJson(): Record<string, unknown> {
  return {
    title: "EventEmitter from scratch",
    track: "queues",
    level: "core",
    tags: ["events", "api-design"],
    summary: "Build the emitter that half of Node stands on.",
    stages: [
      { title: "Register and call", minutes: 15, exports: ["EventEmitter"] },
      { title: "The list changes", minutes: 25 },
    ],
    forbiddenImports: ["events", "node:events"],
    requirements: [
      {
        id: "calls-in-order",
        stage: 1,
        title: "emit calls in order",
        member: "emit",
        leaks: [],
      },
      { id: "once", stage: 2, title: "once calls a single time" },
    ],
  };
}

/** A challenge with the given parts. */
export function sampleChallenge(slug: string, parts: Partial<Challenge> = {}): Challenge {
  return {
    slug,
    title: slug,
    summary: "One sentence.",
    track: "async",
    level: "core",
    minutes: 30,
    tags: [],
    covers: [],
    after: [],
    forbiddenImports: [],
    limits: {
      loadMs: 5000,
      testMs: 2000,
      runMs: 20_000,
      heapMb: 256,
      outputBytes: 1_000_000,
      threads: false,
      processes: false,
    },
    stages: [{ n: 1, title: "All of it", minutes: 30, exports: ["Thing"] }],
    requirements: [],
    ...parts,
  };
}

/** A catalog of these challenges without faults. */
export function sampleCatalog(...challenges: Challenge[]): Catalog {
  return { challenges, faults: [] };
}

/** The progress of a learner who touched these challenges, the last one last. */
export function sampleProgress(
  ...rows: (Partial<ChallengeProgress> & { slug: string })[]
): Progress {
  const challenges = rows.map((row, index): [string, ChallengeProgress] => [
    row.slug,
    {
      status: "started",
      attempts: 0,
      bestMet: 0,
      outcomes: {},
      metTogether: [],
      ...NO_ROUND,
      hints: {},
      revealed: false,
      startedAt: null,
      solvedAt: null,
      lastTouchedAt: `2026-01-01T00:00:0${index}.000Z`,
      file: null,
      ...row,
    },
  ]);
  return {
    challenges: new Map(challenges),
    reviews: new Map(),
    answering: new Map(),
    scenes: new Map(),
    drills: [],
    interviews: [],
    editor: null,
    language: null,
    planned: null,
    current: rows.at(-1)?.slug ?? null,
    tornLines: 0,
    unknownEvents: 0,
  };
}
