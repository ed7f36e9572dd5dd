/** A number for an attribute, without digits that nobody sees. */
export function writeNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** A place on a scale from 0 to 100, as an attribute that follows the width of the drawing. */
export function writeShare(value: number): string {
  return `${writeNumber(value)}%`;
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** A day such as `2026-11-30` in full: `30 November 2026`. */
export function tellLongDay(day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${Number(date)} ${LONG_MONTHS[Number(month) - 1] ?? month} ${year}`;
}

const LONG_MONTHS =
  "January February March April May June July August September October November December".split(
    " ",
  );

/** A day such as `2026-11-30` in short: `30 Nov`. */
export function tellDay(day: string): string {
  const [, month = "", date = ""] = day.split("-");
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? month}`;
}
