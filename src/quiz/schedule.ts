import { dropAhead, foldMemory } from "../memory/memory.ts";
import type { Memory } from "../memory/memory.ts";
import type { Review } from "../progress/event.ts";

/** Where a learner stands with a card that was answered at least once. */
export interface Schedule extends Memory {
  /** Digest of what was right when it was answered last. */
  answer: string;
}

/** Folds the reviews of a card to its schedule; `null` when there are none. */
export function schedule(reviews: readonly Review[], now: Date): Schedule | null {
  const memory = foldMemory(reviews, now);
  const answer = dropAhead(reviews, now).at(-1)?.answer;
  return memory === null || answer === undefined ? null : { ...memory, answer };
}
