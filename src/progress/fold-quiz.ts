import type { Answering, KeptAnswer, Progress, Regraded, Reviewed } from "./event.ts";
import { foldReview } from "./fold-review.ts";

/** What the quiz has of a progress. */
export type QuizProgress = Pick<Progress, "reviews" | "answering">;

/** Folds what was done in the quiz onto a progress, which is changed by that. */
export function foldQuiz(progress: QuizProgress, event: Answering | Reviewed | Regraded): void {
  if (event.kind === "answering") return foldStep(progress.answering, event);
  foldReview(progress.reviews, event);
  foldGraded(progress.answering, event);
}

/** Adds a step to the answer of its card, or takes one back; a step after a graded answer begins anew. */
function foldStep(
  answering: Map<string, KeptAnswer>,
  { card, at, n, seed, shown, part, said }: Answering,
): void {
  const before = answering.get(card);
  const isSame =
    before !== undefined && !before.isGraded && before.seed === seed && before.shown === shown;
  const known = isSame && n > 0 ? before.parts.slice(0, Math.max(0, part - 1)) : [];
  const parts = said === null ? known : [...known, said];
  answering.set(card, { at, n, seed, shown, parts, isGraded: false });
}

/** A graded answer is over; one whose grade was taken back goes on. */
function foldGraded(answering: Map<string, KeptAnswer>, event: Reviewed | Regraded): void {
  const before = answering.get(event.card);
  if (before === undefined) return;
  if (event.kind === "reviewed") answering.set(event.card, { ...before, isGraded: true });
  else if (event.grade === null) answering.set(event.card, { ...before, isGraded: false });
}
