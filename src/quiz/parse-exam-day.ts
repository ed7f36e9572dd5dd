import { TrainerError } from "../errors.ts";
import { findDate } from "../memory/day.ts";

/**
 * The beginning of a day such as `2027-03-01` in the learner's time zone.
 *
 * @throws TrainerError `BAD_EXAM` when it is no such day or not after `now`.
 */
export function parseExamDay(text: string, now: Date): Date {
  const day = findDate(text);
  if (day === null) {
    throw new TrainerError("BAD_EXAM", `\`${text.slice(0, 40)}\` is not a date.`, {
      hint: "Type year, month and day, such as `trainer quiz --exam 2027-03-01`.",
    });
  }
  if (day.getTime() > now.getTime()) return day;
  throw new TrainerError("BAD_EXAM", `\`${text}\` is not after today.`, {
    hint: "Type `trainer quiz --due` for what is due today.",
  });
}
