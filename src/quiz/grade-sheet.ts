import type { Grade } from "../progress/event.ts";
import { askCard } from "./asked-card.ts";
import type { Answer, AskedCard, Card } from "./card/card.ts";
import { findWanted, gradeAnswer, suggestGrade } from "./grade-answer.ts";
import type { Grading } from "./grading.ts";
import type { AnswerSheet } from "./parse-answers.ts";
import { parseCardAnswer, rejectFaults } from "./parse-answers.ts";

/** One graded answer of a file. */
export interface SheetResult {
  asked: AskedCard;
  answer: Answer;
  /** Both are `null` for an answer in own words, which its author has to compare first. */
  grading: Grading | null;
  grade: Grade | null;
}

/** What a file of answers is graded with. */
export interface SheetDesk {
  /** Name of the file in faults. */
  source: string;
  cards: readonly Card[];
  /** The Node whose answers are right. */
  version: string;
}

/**
 * Grades a file of answers.
 *
 * @throws TrainerError `INVALID_ANSWERS` with every fault, a line each.
 */
export function gradeSheet(
  sheet: AnswerSheet,
  { source, cards, version }: SheetDesk,
): SheetResult[] {
  const faults: string[] = [];
  const results = sheet.entries.flatMap((entry): SheetResult[] => {
    const card = cards.find(({ id }) => id === entry.id);
    if (card === undefined) {
      faults.push(`${entry.path}.id: expected the id of a card, got ${JSON.stringify(entry.id)}`);
      return [];
    }
    const asked = askCard(card, sheet.seed, version);
    const answer = parseCardAnswer(asked, entry, faults);
    if (answer === null) return [];
    if (findWanted(asked, answer) !== null) return [{ asked, answer, grading: null, grade: null }];
    const grading = gradeAnswer(card, answer, version);
    return [{ asked, answer, grading, grade: entry.grade ?? suggestGrade(grading) }];
  });
  rejectFaults(source, faults);
  return results;
}
