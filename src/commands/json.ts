import { countGreen, countUnlocked } from "../catalog/stages.ts";
import type { Challenge } from "../catalog/challenge.ts";
import type { Progress } from "../progress/event.ts";
import type { Context } from "./context.ts";

/** Prints one JSON document with its schema version first. */
export function printJson({ out }: Context, body: object): void {
  out(`${JSON.stringify({ schemaVersion: 1, ...body }, null, 2)}\n`);
}

/** A challenge as `--json` shows it: what it is and where the learner stands with it. */
export function describeChallenge(challenge: Challenge, progress: Progress): object {
  const { slug, title, summary, track, level, minutes, tags, stages, requirements } = challenge;
  const own = progress.challenges.get(slug);
  return {
    slug,
    title,
    summary,
    track,
    level,
    minutes,
    tags,
    stages: {
      green: countGreen(challenge, own),
      unlocked: countUnlocked(challenge, own),
      total: stages.length,
    },
    requirements: requirements.map(({ id, title: promise, stage }) => ({
      id,
      title: promise,
      stage,
    })),
    status: own?.status ?? "new",
    attempts: own?.attempts ?? 0,
    bestMet: own?.bestMet ?? 0,
    solvedAt: own?.solvedAt ?? null,
    revealed: own?.revealed ?? false,
  };
}
