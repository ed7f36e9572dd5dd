import type { Catalog } from "../catalog/challenge.ts";
import { summarizeDrills } from "../drill/summarize-drills.ts";
import { findDay } from "../memory/day.ts";
import { SIGNALS } from "../interview/debrief.ts";
import type { Today } from "../plan/plan.ts";
import type { PlannedScene } from "../plan/recall-queue.ts";
import type { JournalEvent } from "../progress/event.ts";
import { foldProgress } from "../progress/fold-progress.ts";
import { orderEvents } from "../progress/order-events.ts";
import type { Journal } from "../progress/parse-journal.ts";
import type { Card } from "../quiz/card/card.ts";
import type { Theory } from "../quiz/parse-theory.ts";
import { planExam } from "../quiz/plan-exam.ts";
import type { Exam } from "../quiz/plan-exam.ts";
import { listStandings } from "../quiz/list-standings.ts";
import { calibrate } from "./calibrate.ts";
import type { InterviewMark, Report, SignalReport } from "./report.ts";
import { reportRetention } from "./report-retention.ts";
import { reportStages } from "./report-stages.ts";
import { reportTheory, traceCards } from "./report-theory.ts";
import { sampleDays } from "./sample-days.ts";

/** All that a report follows from: the journal, what there is to learn, and the clock. */
export interface ReportInput {
  journal: Journal;
  catalog: Catalog;
  /** The cards that hold on this Node. */
  cards: readonly Card[];
  theory: Theory;
  scenes: readonly PlannedScene[];
  /** What the cards are learned for; `null` without a date. */
  exam: Exam | null;
  /** What today holds by the plan; `null` without one. */
  today: Today | null;
  /** The interviews that were finished. */
  interviews: readonly InterviewMark[];
  now: Date;
}

/** Where a learner stands at `now`, and how they came there. */
export function buildReport(input: ReportInput): Report {
  const { catalog, cards, theory, scenes, journal, exam, today, now } = input;
  const progress = foldProgress(journal, now);
  const dayStarts = progress.planned?.dayStarts ?? null;
  const events = orderEvents(journal.events).filter(({ at }) => Date.parse(at) <= now.getTime());
  const samples = sampleDays(findFirst(events), now, dayStarts);
  const times = samples.map(({ at }) => at);
  const day = findDay(now, dayStarts);
  const known = listStandings(cards, progress.reviews, now);
  const standings = exam === null ? known : planExam(known, exam);
  const traces = traceCards(cards, progress.reviews, times);
  const interviews = input.interviews.toSorted(
    (a, b) => Date.parse(a.interview) - Date.parse(b.interview),
  );
  return {
    at: now.toISOString(),
    days: samples.map((sample) => sample.day),
    theory: reportTheory({ standings, theory, day }, traces, times),
    signals: reportSignals(interviews),
    stages: reportStages({ catalog, events, progress, times, dayStarts }),
    retention: reportRetention({ catalog, scenes, progress, standings, day }, traces, times),
    calibration: calibrate(progress.reviews.values(), interviews, now),
    drills: summarizeDrills(progress.drills),
    plan: today,
  };
}

/** When something was first learned; who only made a plan has not begun. */
function findFirst(events: readonly JournalEvent[]): Date | null {
  const first = events.find(({ kind }) => LEARNING.has(kind));
  return first === undefined ? null : new Date(first.at);
}

const LEARNING = new Set<JournalEvent["kind"]>(["attempted", "reviewed", "looped", "drilled"]);

function reportSignals(interviews: InterviewMark[]): SignalReport {
  return {
    interviews,
    signals: SIGNALS.map((signal) => ({
      signal,
      levels: interviews.map(({ signals }) => signals[signal]),
    })),
  };
}
