import type { Catalog, Challenge } from "../catalog/challenge.ts";
import type { Day } from "../memory/day.ts";
import { foldMemory, isDueOn } from "../memory/memory.ts";
import type { Memory, Recall } from "../memory/memory.ts";
import type { Progress } from "../progress/event.ts";
import { gradePrediction, gradeSolve } from "./grade-recall.ts";

/** What of a scene a plan shows. */
export interface PlannedScene {
  slug: string;
  title: string;
}

/** Something that was recalled before, and how well it is remembered. */
export interface Queued<T> {
  what: T;
  memory: Memory;
}

/** The scenes that are due on a day, the most forgotten first. */
export function listDueScenes(
  scenes: readonly PlannedScene[],
  progress: Progress,
  day: Day,
): Queued<PlannedScene>[] {
  return listDue(scenes, day, ({ slug }) =>
    (progress.scenes.get(slug)?.predictions ?? []).map(gradePrediction),
  );
}

/** The challenges to solve again from a blank file on a day, the most forgotten first. */
export function listDueChallenges(
  { challenges }: Catalog,
  progress: Progress,
  day: Day,
): Queued<Challenge>[] {
  return listDue(challenges, day, (challenge) =>
    (progress.challenges.get(challenge.slug)?.solves ?? []).map((solve) =>
      gradeSolve(solve, challenge),
    ),
  );
}

function listDue<T>(
  all: readonly T[],
  day: Day,
  recallsOf: (what: T) => readonly Recall[],
): Queued<T>[] {
  return all
    .flatMap((what) => {
      const memory = foldMemory(recallsOf(what), day.now);
      return memory !== null && isDueOn(memory, day) ? [{ what, memory }] : [];
    })
    .toSorted((a, b) => a.memory.retention - b.memory.retention);
}
