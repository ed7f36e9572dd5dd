import type { Place } from "../../quiz/session.ts";

/** The title of a card, such as `Card 3 of 10, 1 to repeat`. */
export function tellPlace({ number, total, isRepeat, toRepeat }: Place): string {
  const again = isRepeat ? ", once more" : "";
  const more = isRepeat ? " more" : "";
  const left = toRepeat === 0 ? "" : `, ${toRepeat}${more} to repeat`;
  return `Card ${number} of ${total}${again}${left}`;
}
