import type { Catalog } from "../catalog/challenge.ts";
import type { Day } from "../memory/day.ts";
import { foldMemory, isDueOn } from "../memory/memory.ts";
import type { Recall } from "../memory/memory.ts";
import { gradePrediction, gradeSolve } from "../plan/grade-recall.ts";
import type { PlannedScene } from "../plan/recall-queue.ts";
import type { Progress } from "../progress/event.ts";
import { isDue } from "../quiz/standing.ts";
import type { Standing } from "../quiz/standing.ts";
import { countStandings } from "../quiz/summarize.ts";
import { findRetentions } from "./report-theory.ts";
import type { Traces } from "./report-theory.ts";
import type { ComingCards, KindRetention, RetentionReport } from "./report.ts";

/** What there is to remember. */
interface RetentionQuestion {
  catalog: Catalog;
  scenes: readonly PlannedScene[];
  progress: Progress;
  standings: readonly Standing[];
  day: Day;
}

/** What is remembered of cards, scenes and challenges, and when cards come again. */
export function reportRetention(
  question: RetentionQuestion,
  traces: Traces,
  times: readonly Date[],
): RetentionReport {
  const { catalog, scenes, progress, standings, day } = question;
  const { seen, retention } = countStandings(standings, day);
  const coming = countComing(standings, day);
  const predictions = scenes.map(({ slug }) =>
    (progress.scenes.get(slug)?.predictions ?? []).map(gradePrediction),
  );
  const solves = catalog.challenges.map((challenge) =>
    (progress.challenges.get(challenge.slug)?.solves ?? []).map((solve) =>
      gradeSolve(solve, challenge),
    ),
  );
  return {
    kinds: [
      { kind: "cards", learned: seen, retention, due: coming.today },
      { kind: "scenes", ...recallKind(predictions, day) },
      { kind: "challenges", ...recallKind(solves, day) },
    ],
    history: findRetentions(traces, times),
    coming,
  };
}

function recallKind(
  recalls: readonly (readonly Recall[])[],
  day: Day,
): Omit<KindRetention, "kind"> {
  const memories = recalls.flatMap((own) => foldMemory(own, day.now) ?? []);
  const sum = memories.reduce((total, { retention }) => total + retention, 0);
  return {
    learned: memories.length,
    retention: memories.length === 0 ? null : sum / memories.length,
    due: memories.filter((memory) => isDueOn(memory, day)).length,
  };
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

function countComing(standings: readonly Standing[], day: Day): ComingCards {
  const seen = standings.filter(({ schedule }) => schedule !== null);
  const rest = seen.filter((one) => !isDue(one, day));
  const soon = day.end.getTime() + WEEK_MS;
  const week = rest.filter(({ due }) => due !== null && due.getTime() <= soon).length;
  return { today: seen.length - rest.length, week, later: rest.length - week };
}
