import type { Grade, Regraded, Review, Reviewed } from "./event.ts";

/** Adds an answer to the reviews of its card, or changes or takes back the one that is meant. */
export function foldReview(reviews: Map<string, Review[]>, event: Reviewed | Regraded): void {
  // The list is ours: a copy for each answer would make a long journal slow.
  const known = reviews.get(event.card) ?? [];
  reviews.set(event.card, known);
  if (event.kind === "reviewed") known.push(pick(event));
  else regrade(known, event);
}

function pick({ at, answer, correct, grade, sure }: Reviewed): Review {
  return { at, answer, correct, grade, ...(sure === undefined ? {} : { sure }) };
}

/** Changes the review that is meant, which is nearly always the last one, so it is looked for from there. */
function regrade(known: Review[], { grade, reviewedAt }: Regraded): void {
  const earliest = reviewedAt === null ? -Infinity : Date.parse(reviewedAt);
  for (let index = known.length - 1; index >= 0; index -= 1) {
    const review = known[index];
    // They stand in the order of their times, so an earlier one cannot follow.
    if (review === undefined || Date.parse(review.at) < earliest) return;
    if (reviewedAt !== null && review.at !== reviewedAt) continue;
    if (grade === null) known.splice(index, 1);
    else known[index] = { ...review, grade: limitGrade(grade, review) };
    return;
  }
}

/** A card that was answered wrongly is not known, whatever grade an older version took for it. */
function limitGrade(grade: Grade, { correct }: Review): Grade {
  return correct || grade === "again" ? grade : "hard";
}
