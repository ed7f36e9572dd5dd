import type { Attempt, RawError } from "./attempt.ts";
import type { LearnerSource } from "./learner-source.ts";
import { findLearnerFrame, placeOf } from "./stack-place.ts";
import type { Place } from "./verdict.ts";

/** What the place is looked up in. */
interface BrokenCase {
  attempt: Attempt;
  sources: LearnerSource[];
  relativeTo: (path: string) => string;
}

/** Where in the learner's files a broken attempt went wrong, or `null` when nothing says so. */
export function placeOfBroken({ attempt, sources, relativeTo }: BrokenCase): Place | null {
  const known = attempt.syntaxFault?.place ?? attempt.refusedImport?.place ?? attempt.stuckAt;
  if (known !== null) {
    return { file: relativeTo(known.file), line: known.line, column: known.column };
  }
  const errors: RawError[] = [...attempt.loadErrors, ...attempt.lateErrors];
  for (const error of errors) {
    const frame = findLearnerFrame(
      error.stack,
      sources.map(({ path }) => path),
    );
    if (frame !== null) return placeOf(frame, relativeTo);
  }
  return null;
}
