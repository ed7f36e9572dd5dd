import type { Catalog, Challenge } from "../../src/catalog/challenge.ts";
import type { ChallengeProgress, Progress } from "../../src/progress/event.ts";

/** A sound `challenge.json` as data. */
export function sampleJson(): Record<string, unknown> {
  return {
    title: "EventEmitter from scratch",
    track: "async",
    level: "core",
    minutes: 40,
    tags: ["events", "api-design"],
    summary: "Build the emitter that half of Node stands on.",
    exports: ["EventEmitter"],
    forbiddenImports: ["events", "node:events"],
    requirements: [
      {
        id: "calls-in-order",
        title: "emit calls in order",
        rules: ["E1"],
        member: "emit",
        leaks: [],
      },
      { id: "once", title: "once calls a single time", rules: ["E2", "A6"] },
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
    exports: ["Thing"],
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
      lastMet: [],
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
    scenes: new Map(),
    editor: null,
    current: rows.at(-1)?.slug ?? null,
    tornLines: 0,
    unknownEvents: 0,
  };
}
