import type {
  Attempted,
  ChallengeEvent,
  ChallengeProgress,
  JournalEvent,
  Looped,
} from "./event.ts";
import type { Progress, SceneProgress } from "./event.ts";
import { NO_ROUND, foldRound } from "./fold-round.ts";
import { foldQuiz } from "./fold-quiz.ts";
import { orderEvents } from "./order-events.ts";
import type { Journal } from "./parse-journal.ts";

/**
 * Folds a journal to where the learner stands at `now`. The order of its lines does not matter, only
 * the times in them. A challenge once solved stays solved. What is dated after `now`, by a clock that
 * was wrong, is not what was touched last. The `hints` are objects without a prototype.
 */
export function foldProgress(journal: Journal, now: Date): Progress {
  const progress: Progress = {
    challenges: new Map(),
    scenes: new Map(),
    drills: [],
    interviews: [],
    reviews: new Map(),
    answering: new Map(),
    editor: null,
    language: null,
    planned: null,
    current: null,
    tornLines: journal.tornLines,
    unknownEvents: journal.unknownEvents,
  };
  return foldOn(progress, journal.events, now);
}

/** Folds more events onto a progress, which is changed by that, whatever the order of their lines. */
export function foldOn(progress: Progress, events: readonly JournalEvent[], now: Date): Progress {
  const time = now.getTime();
  for (const event of orderEvents(events)) {
    if (event.kind === "editor-chosen") {
      progress.editor = event.command;
      continue;
    }
    if (event.kind === "language-chosen") {
      progress.language = event.language;
      continue;
    }
    if ("card" in event) {
      foldQuiz(progress, event);
      continue;
    }
    if (event.kind === "drilled") {
      const { kind: _kind, ...result } = event;
      progress.drills.push(result);
      continue;
    }
    if (event.kind === "interviewed") {
      progress.interviews.push(event);
      continue;
    }
    if (event.kind === "looped") {
      progress.scenes.set(event.slug, foldRun(progress.scenes.get(event.slug), event));
      continue;
    }
    if (event.kind === "planned") {
      progress.planned = event;
      continue;
    }
    foldChallenge(progress, event, Date.parse(event.at) > time);
  }
  return progress;
}

/** `isAhead`: its date is still to come. */
function foldChallenge(progress: Progress, event: ChallengeEvent, isAhead: boolean): void {
  const { slug } = event;
  const before = progress.challenges.get(slug) ?? beginProgress(slug);
  const lastTouchedAt = isAhead ? (before.lastTouchedAt ?? event.at) : event.at;
  const rounds = foldRound(before, event);
  progress.challenges.set(slug, { ...advance(before, event), ...rounds, lastTouchedAt });
  if (!isAhead || progress.current === null) progress.current = slug;
}

function foldRun(before: SceneProgress | undefined, { at, verdict }: Looped): SceneProgress {
  const { runs = 0, predicted = false, predictions = [] } = before ?? {};
  // The list is ours: a copy for each run would make a long journal slow.
  if (verdict !== null) predictions.push({ at, verdict });
  return { runs: runs + 1, predicted: predicted || verdict === "exact", predictions };
}

function beginProgress(slug: string): ChallengeProgress {
  return {
    slug,
    status: "new",
    attempts: 0,
    bestMet: 0,
    outcomes: withoutPrototype({}),
    metTogether: [],
    hints: withoutPrototype({}),
    revealed: false,
    startedAt: null,
    solvedAt: null,
    lastTouchedAt: null,
    file: null,
    ...NO_ROUND,
  };
}

function advance(before: ChallengeProgress, event: ChallengeEvent): ChallengeProgress {
  switch (event.kind) {
    case "started":
    case "reset":
      return { ...begin(before, event.at), file: event.file };
    case "attempted":
      return attempt(begin(before, event.at), event);
    case "hinted": {
      const shown = Math.max(before.hints[event.requirement] ?? 0, event.step);
      const hints = withoutPrototype({ ...before.hints, [event.requirement]: shown });
      return { ...before, hints };
    }
    case "revealed":
      // Once solved it is open to everybody, so it says nothing of how that went.
      return { ...before, revealed: before.revealed || before.status !== "solved" };
  }
}

/** Reading a hint or the reference alone does not start a challenge. */
function begin(before: ChallengeProgress, at: string): ChallengeProgress {
  const status = before.status === "new" ? "started" : before.status;
  return { ...before, status, startedAt: before.startedAt ?? at };
}

function attempt(before: ChallengeProgress, event: Attempted): ChallengeProgress {
  const met = [...new Set(event.met)];
  const solved = event.status === "solved" && event.scope === "all";
  return {
    ...before,
    status: solved ? "solved" : before.status,
    attempts: before.attempts + 1,
    bestMet: Math.max(before.bestMet, met.length),
    outcomes: noteOutcomes(before.outcomes, event),
    metTogether: addSet(before.metTogether, met),
    solvedAt: before.solvedAt ?? (solved ? event.at : null),
    file: event.file,
  };
}

function noteOutcomes(
  before: ChallengeProgress["outcomes"],
  { met, missed }: Attempted,
): ChallengeProgress["outcomes"] {
  const outcomes = withoutPrototype({ ...before });
  for (const id of met) outcomes[id] = "met";
  for (const id of missed) outcomes[id] = "missed";
  return outcomes;
}

/** Adds a set unless another one holds it, and drops those that it holds. */
function addSet(sets: readonly string[][], met: string[]): string[][] {
  if (sets.some((known) => met.every((id) => known.includes(id)))) return [...sets];
  return [...sets.filter((known) => !known.every((id) => met.includes(id))), met];
}

/** A requirement may be called `constructor`; it must not find what every object has. */
function withoutPrototype<T>(record: Record<string, T>): Record<string, T> {
  Object.setPrototypeOf(record, null);
  return record;
}
