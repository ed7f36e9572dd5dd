import { TrainerError } from "../errors.ts";
import { countDaysUntil, findDate } from "../memory/day.ts";
import type { Day } from "../memory/day.ts";

/**
 * The date that a plan is for, which is after today.
 *
 * @throws TrainerError `BAD_DATE`
 */
export function parseUntil(text: string, day: Day): string {
  if (findDate(text) === null) {
    throw new TrainerError("BAD_DATE", `\`${text.slice(0, 40)}\` is not a date.`, {
      hint: "Type year, month and day, such as `trainer plan --until 2027-03-01`.",
    });
  }
  if (countDaysUntil(text, day) > 0) return text;
  throw new TrainerError("BAD_DATE", `\`${text}\` is not after today.`, {
    hint: "Name a later day, or run `trainer quiz --due` for what is due today.",
  });
}
