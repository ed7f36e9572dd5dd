import type { Attempted, Grade, JournalEvent, Reviewed } from "../../src/progress/event.ts";
import type { Card } from "../../src/quiz/card/card.ts";
import { digestAnswer } from "../../src/quiz/right-answer.ts";
import { buildReport } from "../../src/report/build-report.ts";
import type { ReportInput } from "../../src/report/build-report.ts";
import type { Report } from "../../src/report/report.ts";
import { sampleCatalog } from "../catalog/sample.ts";

/** When the reports of tests are made. */
export const NOW = new Date("2026-03-31T12:00:00.000Z");

/** A moment so many days before that. */
export function ago(days: number): string {
  return new Date(NOW.getTime() - days * 24 * 60 * 60 * 1000).toISOString();
}

/** The report of these events. */
export function reportOf(events: JournalEvent[], part: Partial<ReportInput> = {}): Report {
  return buildReport({
    journal: { events, tornLines: 0, unknownEvents: 0 },
    ...{ catalog: sampleCatalog(), cards: [], theory: [], scenes: [] },
    ...{ exam: null, today: null, interviews: [], now: NOW },
    ...part,
  });
}

/** A card that was answered. */
export function reviewed(card: Card, at: string, grade: Grade): Reviewed {
  const correct = grade !== "again";
  return { kind: "reviewed", card: card.id, at, answer: digestAnswer(card), correct, grade };
}

/** An attempt that met these requirements; all three of them solve a challenge. */
export function attempted(slug: string, at: string, met: string[]): Attempted {
  return {
    ...{ kind: "attempted", at, slug, file: `${slug}.ts`, scope: "all", reason: null },
    ...{ status: met.length === 3 ? "solved" : "unsolved", met, missed: [], durationMs: 1 },
  };
}
