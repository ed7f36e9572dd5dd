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

/** An answer of a file that could be read. */
export interface SheetAnswer {
  asked: AskedCard;
  answer: Answer;
  /** What its author says it is worth; `null` when that is to be suggested. */
  grade: Grade | null;
}

/**
 * Reads the answers of a file.
 *
 * @throws TrainerError `INVALID_ANSWERS` with every fault, a line each.
 */
export function readSheet(sheet: AnswerSheet, desk: SheetDesk): SheetAnswer[] {
  const { source, cards, version } = desk;
  const faults: string[] = [];
  const answers = sheet.entries.flatMap((entry): SheetAnswer[] => {
    const card = cards.find(({ id }) => id === entry.id);
    if (card === undefined) {
      faults.push(`${entry.path}.id: expected the id of a card, got ${JSON.stringify(entry.id)}`);
      return [];
    }
    const asked = askCard(card, sheet.seed, version);
    const answer = parseCardAnswer(asked, entry, faults);
    return answer === null ? [] : [{ asked, answer, grade: entry.grade }];
  });
  rejectFaults(source, faults);
  return answers;
}

/** Grades the answers of a file; one that waits for something is not graded. */
export function gradeSheet(answers: readonly SheetAnswer[], version: string): SheetResult[] {
  return answers.map(({ asked, answer, grade }) => {
    if (findWanted(asked, answer) !== null) return { asked, answer, grading: null, grade: null };
    const grading = gradeAnswer(asked.card, answer, version);
    return { asked, answer, grading, grade: grade ?? suggestGrade(grading) };
  });
}
