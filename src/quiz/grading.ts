/** How an answer was judged. */
export interface Grading {
  correct: boolean;
  /** Parts that were right, such as pairs or key facts. */
  hits: number;
  parts: number;
  /** Parts that were said and count against the learner; absent means none. */
  against?: number;
}

/** The grading of an answer without parts. */
export function gradeWhole(correct: boolean): Grading {
  return { correct, hits: correct ? 1 : 0, parts: 1 };
}

/** The grading of a list, in which every place counts. */
export function gradeList(said: readonly number[], right: readonly number[]): Grading {
  const hits = right.filter((one, at) => said[at] === one).length;
  const correct = hits === right.length && said.length === right.length;
  return { correct, hits, parts: right.length };
}
