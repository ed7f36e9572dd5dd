import type { Regraded, Review, Reviewed } from "./event.ts";

/** Adds an answer to the reviews of its card, or changes or takes back the one that is meant. */
export function foldReview(reviews: Map<string, Review[]>, event: Reviewed | Regraded): void {
  const known = reviews.get(event.card) ?? [];
  if (event.kind === "reviewed") {
    // The list is ours: a copy for each answer would make a long journal slow.
    known.push(pick(event));
    reviews.set(event.card, known);
  } else reviews.set(event.card, regrade(known, event));
}

function pick({ at, answer, correct, grade }: Reviewed): Review {
  return { at, answer, correct, grade };
}

function regrade(known: readonly Review[], { grade, reviewedAt }: Regraded): Review[] {
  const meant = known.findLastIndex(({ at }) => reviewedAt === null || at === reviewedAt);
  return known.flatMap((review, index) => {
    if (index !== meant) return review;
    return grade === null ? [] : { ...review, grade };
  });
}
