import type { Catalog, Challenge } from "../catalog/challenge.ts";
import { countGreen } from "../catalog/stages.ts";
import type { Attempted, JournalEvent, Progress } from "../progress/event.ts";
import { nameDay } from "./sample-days.ts";
import type { SolvedChallenge, StageReport, TrackReport } from "./report.ts";

/** What the stages are found from; `events` are in the order of their times. */
interface StageQuestion {
  catalog: Catalog;
  events: readonly JournalEvent[];
  progress: Progress;
  times: readonly Date[];
  dayStarts: string | null;
}

/** The stages that are done, by track and over time, and the challenges that are solved. */
export function reportStages(question: StageQuestion): StageReport {
  const { catalog, events, progress, times, dayStarts } = question;
  const { challenges } = catalog;
  const moments = listMoments(challenges, events);
  const tracks = reportTracks(challenges, progress);
  return {
    done: tracks.reduce((sum, { done }) => sum + done, 0),
    total: tracks.reduce((sum, { total }) => sum + total, 0),
    history: times.map((time) => moments.filter((at) => at <= time.getTime()).length),
    tracks,
    solved: challenges
      .flatMap((challenge) => describeSolved(challenge, progress, dayStarts))
      .toSorted((a, b) => b.at.localeCompare(a.at))
      .map(({ at: _at, ...solved }) => solved),
  };
}

/** When each stage was done, a time for each. */
function listMoments(challenges: readonly Challenge[], events: readonly JournalEvent[]): number[] {
  const bySlug = new Map(challenges.map((challenge) => [challenge.slug, challenge]));
  const green = new Map<string, number>();
  const moments: number[] = [];
  for (const event of events) {
    if (event.kind !== "attempted") continue;
    const challenge = bySlug.get(event.slug);
    if (challenge === undefined) continue;
    const before = green.get(event.slug) ?? 0;
    const after = Math.max(before, countGreenOf(challenge, event));
    green.set(event.slug, after);
    moments.push(...Array<number>(after - before).fill(Date.parse(event.at)));
  }
  return moments;
}

function countGreenOf(challenge: Challenge, { status, scope, met }: Attempted): number {
  const solved = status === "solved" && scope === "all";
  return countGreen(challenge, { status: solved ? "solved" : "started", metTogether: [met] });
}

function reportTracks(challenges: readonly Challenge[], progress: Progress): TrackReport[] {
  return [...new Set(challenges.map(({ track }) => track))].map((track) => {
    const own = challenges.filter((challenge) => challenge.track === track);
    const standing = own.map(({ slug }) => progress.challenges.get(slug));
    return {
      track,
      done: own.reduce((sum, one, index) => sum + countGreen(one, standing[index]), 0),
      total: own.reduce((sum, { stages }) => sum + stages.length, 0),
      solved: standing.filter((one) => one?.status === "solved").length,
      challenges: own.length,
    };
  });
}

function describeSolved(
  { slug, title }: Challenge,
  progress: Progress,
  dayStarts: string | null,
): (SolvedChallenge & { at: string })[] {
  const own = progress.challenges.get(slug);
  if (own === undefined || own.solvedAt === null) return [];
  const { attempts, workedMs, hints, revealed, solvedAt } = own;
  return [
    {
      ...{ slug, title, attempts, revealed, at: solvedAt },
      day: nameDay(new Date(solvedAt), dayStarts),
      minutes: Math.round(workedMs / 60_000),
      hints: Object.values(hints).reduce((sum, steps) => sum + steps, 0),
    },
  ];
}
