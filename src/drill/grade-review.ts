import type { MistakeFile } from "../catalog/parse-mistake-file.ts";
import type { DiffRow } from "./diff-rows.ts";

/** What a learner says of a change. */
export interface ReviewAnswer {
  /** Numbers of rows of the diff. */
  lines: number[];
  /** Ids of the requirements that it breaks. */
  promises: string[];
  sure: boolean;
}

/** One mistake of a change, and what of it was noticed. */
export interface ReviewedMistake {
  mistake: MistakeFile;
  /** The rows of the diff that belong to it. */
  rows: DiffRow[];
  /** One of its rows was marked. */
  marked: boolean;
  /** A promise that it breaks was named. */
  named: boolean;
}

/** What a review came to. */
export interface ReviewResult {
  mistakes: ReviewedMistake[];
  /** Names of the mistakes that were marked and whose broken promise was named. */
  found: string[];
  missed: string[];
  /** Rows that were marked and are right. */
  falseRows: DiffRow[];
  /** Ids of promises that were named and hold. */
  falsePromises: string[];
}

/** What is graded. */
export interface ReviewSubject {
  mistakes: readonly MistakeFile[];
  rows: readonly DiffRow[];
  /** The ids of all requirements that the program does not meet. */
  missed: readonly string[];
}

/** Grades a review: a mistake is found where one of its lines is marked and a promise that it breaks is named. */
export function gradeReview(
  { mistakes, rows, missed }: ReviewSubject,
  { lines, promises }: ReviewAnswer,
): ReviewResult {
  const reviewed = mistakes.map((mistake) => {
    const own = rows.filter((row) => row.mistake === mistake.name);
    const marked = own.some(({ n }) => lines.includes(n));
    return {
      mistake,
      rows: own,
      marked,
      named: mistake.misses.some((id) => promises.includes(id)),
    };
  });
  const isFound = ({ marked, named }: ReviewedMistake): boolean => marked && named;
  const nameAll = (some: readonly ReviewedMistake[]): string[] =>
    some.map(({ mistake }) => mistake.name);
  return {
    mistakes: reviewed,
    found: nameAll(reviewed.filter((one) => isFound(one))),
    missed: nameAll(reviewed.filter((one) => !isFound(one))),
    falseRows: rows.filter(({ n, mistake }) => mistake === null && lines.includes(n)),
    falsePromises: promises.filter((id) => !missed.includes(id)),
  };
}
