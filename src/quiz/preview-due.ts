import type { Day } from "../memory/day.ts";
import type { Grade, Review } from "../progress/event.ts";
import type { Card } from "./card/card.ts";
import { planExam } from "./plan-exam.ts";
import type { Exam } from "./plan-exam.ts";
import { digestAnswer } from "./right-answer.ts";
import { listStandings } from "./list-standings.ts";

/** When an answer is given, and what it is given for. */
export interface PreviewTime {
  day: Day;
  /** `null` without one. */
  exam: Exam | null;
}

/** When a card would be asked again if its answer of now got this grade; `reviews` are those before. */
export function previewDue(
  card: Card,
  answer: { reviews: readonly Review[]; grade: Grade },
  { day, exam }: PreviewTime,
): Date {
  const { reviews, grade } = answer;
  const { now } = day;
  const review = { at: now.toISOString(), answer: digestAnswer(card), correct: true, grade };
  const standings = listStandings([card], new Map([[card.id, [...reviews, review]]]), now);
  const planned = exam === null ? standings : planExam(standings, exam);
  return planned[0]?.due ?? now;
}
