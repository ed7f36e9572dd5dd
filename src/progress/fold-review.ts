import type { Regraded, Review, Reviewed } from "./event.ts";

/** Adds an answer to the reviews of its card, or changes or takes back the latest one. */
export function foldReview(reviews: Map<string, Review[]>, event: Reviewed | Regraded): void {
  const known = reviews.get(event.card) ?? [];
  reviews.set(
    event.card,
    event.kind === "reviewed" ? [...known, pick(event)] : regrade(known, event),
  );
}

function pick({ at, answer, correct, grade }: Reviewed): Review {
  return { at, answer, correct, grade };
}

function regrade(known: readonly Review[], { grade }: Regraded): Review[] {
  const last = known.at(-1);
  const before = known.slice(0, -1);
  return last === undefined || grade === null ? before : [...before, { ...last, grade }];
}
