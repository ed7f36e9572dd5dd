import type { Challenge } from "../catalog/challenge.ts";
import type { StageCount } from "../catalog/stages.ts";
import type { DrillCounts } from "../drill/summarize-drills.ts";
import type { ChallengeProgress, Progress } from "../progress/event.ts";
import type { SceneCounts } from "../progress/count-scenes.ts";
import type { Counts, Summary } from "../progress/summarize-progress.ts";
import type { TopicCounts } from "../quiz/summarize.ts";
import { renderBar } from "./bar.ts";
import { renderNext } from "./command-list.ts";
import { renderDrills } from "./drill/render-drills.ts";
import { renderDecks } from "./quiz/render-decks.ts";
import { tellStages } from "./render-catalog.ts";
import { renderStatus } from "./status.ts";
import { renderTable } from "./table.ts";
import { countNoun } from "./text/count-noun.ts";
import { joinPage } from "./text/page.ts";
import { wrapText } from "./text/wrap.ts";
import { NARROW, type View } from "./view.ts";

/** What the page of progress is made from. */
export interface ProgressPage {
  challenges: readonly Challenge[];
  progress: Progress;
  summary: Summary;
  /** How many stages of each challenge are done, by slug. */
  stages: ReadonlyMap<string, StageCount>;
  /** The plan in a few sentences; empty without one. */
  plan: readonly string[];
  /** Of the theory cards; empty when there are none. */
  topics: readonly TopicCounts[];
  scenes: SceneCounts;
  /** Of the drills; empty when none was done. */
  drills: readonly DrillCounts[];
  /** Commands to type next. */
  next: readonly string[];
}

const MOST_RECENT = 5;

/** A bar for each track, the totals, and the challenges touched last. */
export function renderProgress(page: ProgressPage, view: View): string {
  const { style } = view;
  const { summary } = page;
  const recent = listRecent(page);
  return joinPage([
    [style.strong("Progress")],
    [renderTracks(summary, view)],
    [describeCounts(summary)],
    page.plan.flatMap((line) => wrapText(line, view.width)),
    page.topics.length === 0 ? [] : [style.strong("Theory"), renderDecks(page.topics, view)],
    renderScenes(page.scenes, view),
    page.drills.length === 0 ? [] : [style.strong("Drills"), renderDrills(page.drills, view)],
    recent.length === 0 ? [] : [style.strong("Recent activity"), renderRecent(recent, page, view)],
    describeTrouble(page.progress),
    page.next.length === 0 ? [] : [renderNext(page.next, view)],
  ]);
}

/** Counts in one sentence: `3 of 20 challenges solved, 2 started`. */
export function describeCounts({ total, solved, started }: Counts): string {
  return `${solved} of ${countNoun(total, "challenge")} solved, ${started} started`;
}

function renderTracks({ tracks }: Summary, view: View): string {
  const bar = view.width < NARROW ? 8 : 20;
  const rows = tracks.map(({ track, total, solved, started }) => [
    track,
    renderBar({ done: solved, total }, bar, view.style),
    `${solved} of ${total}`,
    started === 0 ? "" : String(started),
  ]);
  const columns = [
    { title: "Track", flexible: true },
    { title: "" },
    { title: "Solved", align: "right" as const },
    { title: "Started", align: "right" as const, optional: true },
  ];
  return renderTable({ columns, rows }, view);
}

function renderScenes({ total, seen, predicted }: SceneCounts, { style, width }: View): string[] {
  if (total === 0) return [];
  const text = `${seen} of ${countNoun(total, "scene")} seen, ${predicted} predicted exactly`;
  return [style.strong("Event-loop lab"), ...wrapText(text, width)];
}

function listRecent({ challenges, progress }: ProgressPage): ChallengeProgress[] {
  return challenges
    .flatMap(({ slug }) => progress.challenges.get(slug) ?? [])
    .filter(({ lastTouchedAt }) => lastTouchedAt !== null)
    .toSorted((a, b) => (b.lastTouchedAt ?? "").localeCompare(a.lastTouchedAt ?? ""))
    .slice(0, MOST_RECENT);
}

function renderRecent(
  recent: readonly ChallengeProgress[],
  { challenges, stages }: ProgressPage,
  view: View,
): string {
  const rows = recent.map(({ slug, status, bestMet, attempts, lastTouchedAt }) => {
    const total = challenges.find((challenge) => challenge.slug === slug)?.requirements.length ?? 0;
    const day = (lastTouchedAt ?? "").slice(0, 10);
    const best = attempts === 0 ? "" : `${bestMet} of ${total}`;
    const done = tellStages(stages.get(slug));
    return [renderStatus(status, view.style), slug, done, best, String(attempts), day];
  });
  const columns = [
    { title: "Status", least: 9 },
    { title: "Challenge", flexible: true, least: 20 },
    { title: "Stages" },
    { title: "Best", align: "right" as const },
    { title: "Attempts", align: "right" as const, optional: true },
    { title: "Last activity", optional: true, least: 10 },
  ];
  return renderTable({ columns, rows }, view);
}

function describeTrouble({ tornLines, unknownEvents }: Progress): string[] {
  return [
    ...(tornLines === 0 ? [] : [`${countNoun(tornLines, "journal line")} not readable, left out`]),
    ...(unknownEvents === 0
      ? []
      : [`${countNoun(unknownEvents, "journal line")} of a newer version, kept`]),
  ];
}
