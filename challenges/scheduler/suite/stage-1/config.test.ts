import { describe, expect, test } from "vitest";
import { Scheduler } from "@solution";
import { thrownBy } from "../record.ts";

const MONDAY = () => new Date(2026, 0, 5, 12, 0, 0);

/** A date in words that read well in a finding: `Mon 2026-01-05 12:00`. */
function show(date: Date | null): string {
  if (!(date instanceof Date)) return String(date);
  const two = (value: number) => String(value).padStart(2, "0");
  const weekday =
    ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][date.getDay()] ?? "Invalid Date";
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const rest = date.getSeconds() * 1000 + date.getMilliseconds();
  const seconds = rest === 0 ? "" : ` and ${rest} ms`;
  return `${weekday} ${day} ${two(date.getHours())}:${two(date.getMinutes())}${seconds}`;
}

/** The first moment that matches after `from`. */
function next(expression: string, from: Date): string {
  return show(Scheduler.nextRun(expression, from));
}

/** The next `count` minutes that match, one after the other. */
function series(expression: string, from: Date, count: number): Date[] {
  const minutes: Date[] = [];
  for (let last = from; minutes.length < count;) {
    const date = Scheduler.nextRun(expression, new Date(last.getTime() + 1000));
    if (date === null) break;
    last = new Date(date.getTime() - (date.getTime() % 60_000));
    minutes.push(last);
  }
  return minutes;
}

function minutesOf(field: string, count: number): number[] {
  return series(`${field} * * * *`, MONDAY(), count).map((date) => date.getMinutes());
}

describe("next-run", () => {
  test("S1 a number is added to from", () => {
    expect(
      Scheduler.nextRun(1500, MONDAY())?.getTime(),
      "nextRun(1500, from) is 1500 ms after from",
    ).toBe(MONDAY().getTime() + 1500);
  });

  test("S1 without from it counts from now", () => {
    const before = Date.now();
    const next = Scheduler.nextRun(60_000)?.getTime() ?? 0;
    const after = Date.now();
    expect(next - before, "nextRun(60000) is 60000 ms after now").toBeGreaterThanOrEqual(60_000);
    expect(next - after, "nextRun(60000) is 60000 ms after now").toBeLessThanOrEqual(60_000);
  });

  test("S1 the match is strictly after from", () => {
    expect(next("* * * * *", MONDAY()), "12:00 sharp: the next full minute is 12:01").toBe(
      "Mon 2026-01-05 12:01",
    );
    expect(
      next("0 12 * * *", MONDAY()),
      "a match at from itself does not count, the next day does",
    ).toBe("Tue 2026-01-06 12:00");
  });

  test("S1 the match is a full minute", () => {
    expect(
      next("* * * * *", new Date(2026, 0, 5, 12, 0, 30, 500)),
      "12:00 and 30.5 seconds: next is 12:01 sharp",
    ).toBe("Mon 2026-01-05 12:01");
    expect(
      next("* * * * *", new Date(2026, 0, 5, 11, 59, 59, 999)),
      "one millisecond before 12:00: next is 12:00 sharp",
    ).toBe("Mon 2026-01-05 12:00");
  });

  test("S1 smaller units start afresh when a larger one moves on", () => {
    expect(
      next("15 * * * *", new Date(2026, 0, 5, 8, 45)),
      "08:45: minute 15 comes in the next hour",
    ).toBe("Mon 2026-01-05 09:15");
    expect(next("15 10 * * *", new Date(2026, 0, 5, 8, 45)), "08:45: 10:15 is still today").toBe(
      "Mon 2026-01-05 10:15",
    );
    expect(next("30 8 * * *", new Date(2026, 0, 5, 9, 0)), "09:00: 08:30 is tomorrow").toBe(
      "Tue 2026-01-06 08:30",
    );
    expect(
      next("* 3 10 * *", new Date(2026, 0, 5, 17, 20)),
      "a later day starts at its first matching minute",
    ).toBe("Sat 2026-01-10 03:00");
  });

  test("S1 months of different length are no trouble", () => {
    expect(
      next("0 0 1 2 *", new Date(2026, 0, 31, 10, 0)),
      "from 31 January the 1st of February is tomorrow",
    ).toBe("Sun 2026-02-01 00:00");
    expect(
      next("0 0 31 * *", new Date(2026, 0, 31, 10, 0)),
      "after 31 January the next 31st is in March",
    ).toBe("Tue 2026-03-31 00:00");
    expect(
      next("59 23 28 2 *", new Date(2026, 2, 31, 0, 0)),
      "after March the next February is next year",
    ).toBe("Sun 2027-02-28 23:59");
  });

  test("S1 the year moves on", () => {
    expect(
      next("* * * * *", new Date(2026, 11, 31, 23, 59, 10)),
      "after 23:59 on 31 December comes the new year",
    ).toBe("Fri 2027-01-01 00:00");
    expect(next("0 12 1 1 *", MONDAY()), "after 1 January the next one is next year").toBe(
      "Fri 2027-01-01 12:00",
    );
  });
});

describe("cron-fields", () => {
  test("S2 a list names several values", () => {
    expect(minutesOf("50,5,20", 4), "the minutes of 50,5,20 in the order of time").toEqual([
      5, 20, 50, 5,
    ]);
  });

  test("S2 a range includes both ends", () => {
    expect(minutesOf("10-13", 5), "the minutes of 10-13").toEqual([10, 11, 12, 13, 10]);
    expect(minutesOf("7-7", 2), "the minutes of 7-7").toEqual([7, 7]);
  });

  test("S2 a step starts at the smallest value of the field", () => {
    expect(minutesOf("*/20", 4), "the minutes of */20").toEqual([20, 40, 0, 20]);
    const hours = series("0 */5 * * *", MONDAY(), 5).map((date) => date.getHours());
    expect(hours, "the hours of */5 after 12:00").toEqual([15, 20, 0, 5, 10]);
    const days = series("0 0 */2 * *", new Date(2026, 0, 26, 12, 0), 5).map((date) =>
      date.getDate(),
    );
    expect(days, "the days of */2 after 26 January").toEqual([27, 29, 31, 1, 3]);
    const months = series("0 0 1 */2 *", MONDAY(), 6).map((date) => date.getMonth() + 1);
    expect(months, "the months of */2 after January").toEqual([3, 5, 7, 9, 11, 1]);
  });

  test("S2 a step in a range starts at the start of the range", () => {
    expect(minutesOf("5-40/10", 5), "the minutes of 5-40/10").toEqual([5, 15, 25, 35, 5]);
    expect(minutesOf("3-9/3", 4), "the minutes of 3-9/3").toEqual([3, 6, 9, 3]);
  });

  test("S2 lists, ranges and steps combine", () => {
    expect(minutesOf("1-5,10,20-40/10", 10), "the minutes of 1-5,10,20-40/10").toEqual([
      1, 2, 3, 4, 5, 10, 20, 30, 40, 1,
    ]);
    expect(minutesOf("*/30,7", 4), "the minutes of */30,7").toEqual([7, 30, 0, 7]);
  });

  test("S2 the first and the last value of every field are valid", () => {
    const ends = new Date(2026, 11, 31, 22, 59);
    expect(next("59 23 31 12 *", ends), "59 23 31 12 * is the last minute of the year").toBe(
      "Thu 2026-12-31 23:59",
    );
    expect(next("0 0 1 1 *", ends), "0 0 1 1 * is the first minute of the year").toBe(
      "Fri 2027-01-01 00:00",
    );
    const weekdays = series("0 9 * * 0,6", MONDAY(), 4).map(show);
    expect(weekdays, "weekday 6 is Saturday and 0 is Sunday").toEqual([
      "Sat 2026-01-10 09:00",
      "Sun 2026-01-11 09:00",
      "Sat 2026-01-17 09:00",
      "Sun 2026-01-18 09:00",
    ]);
  });

  test("S2 ranges and steps work in the other fields too", () => {
    const hours = series("0 9-17/4 * * *", MONDAY(), 4).map((date) => date.getHours());
    expect(hours, "the hours of 9-17/4 after 12:00").toEqual([13, 17, 9, 13]);
    const months = series("0 0 1 3-5,11 *", MONDAY(), 5).map((date) => date.getMonth() + 1);
    expect(months, "the months of 3-5,11 after January").toEqual([3, 4, 5, 11, 3]);
    const weekdays = series("0 0 * * 1-5/2", MONDAY(), 4).map((date) => date.getDay());
    expect(weekdays, "the weekdays of 1-5/2 after Monday").toEqual([3, 5, 1, 3]);
  });

  test("S2 blanks and tabs separate fields", () => {
    const text = " \t30  8\t* *   * ";
    const error = thrownBy(() => Scheduler.nextRun(text, MONDAY()));
    expect(
      error,
      "what nextRun throws for several blanks and tabs between and around the fields",
    ).toBe(undefined);
    const minutes = series(text, MONDAY(), 1).map(show);
    expect(minutes, "several blanks and tabs count as one separator").toEqual([
      "Tue 2026-01-06 08:30",
    ]);
  });
});

describe("day-or-weekday", () => {
  test("S3 a restricted day and weekday match when either does", () => {
    expect(
      series("0 0 13 * 5", MONDAY(), 5).map(show),
      "0 0 13 * 5 is every Friday and every 13th",
    ).toEqual([
      "Fri 2026-01-09 00:00",
      "Tue 2026-01-13 00:00",
      "Fri 2026-01-16 00:00",
      "Fri 2026-01-23 00:00",
      "Fri 2026-01-30 00:00",
    ]);
  });

  test("S3 a free weekday leaves the day to decide", () => {
    expect(
      series("0 0 13 * *", MONDAY(), 2).map(show),
      "0 0 13 * * is every 13th and no other day",
    ).toEqual(["Tue 2026-01-13 00:00", "Fri 2026-02-13 00:00"]);
  });

  test("S3 a free day leaves the weekday to decide", () => {
    expect(
      series("0 0 * * 5", MONDAY(), 2).map(show),
      "0 0 * * 5 is every Friday and no other day",
    ).toEqual(["Fri 2026-01-09 00:00", "Fri 2026-01-16 00:00"]);
  });

  test("S3 the month still has to match", () => {
    expect(
      series("0 0 3 6 1", MONDAY(), 3).map(show),
      "0 0 3 6 1 is 3 June and the Mondays of June",
    ).toEqual(["Mon 2026-06-01 00:00", "Wed 2026-06-03 00:00", "Mon 2026-06-08 00:00"]);
  });
});

describe("far-dates", () => {
  test("S4 29 February is found years ahead", { timeout: 15_000 }, () => {
    expect(
      series("0 0 29 2 *", MONDAY(), 1).map(show),
      "the next 29 February after January 2026",
    ).toEqual(["Tue 2028-02-29 00:00"]);
    expect(
      series("0 0 29 2 *", new Date(2024, 1, 29), 1).map(show),
      "the next 29 February after the one in 2024",
    ).toEqual(["Tue 2028-02-29 00:00"]);
  });

  test("S4 a date that never exists gives null", { timeout: 15_000 }, () => {
    expect(Scheduler.nextRun("0 0 30 2 *", MONDAY()), "there is no 30 February").toBe(null);
    expect(Scheduler.nextRun("0 0 31 4,6 *", MONDAY()), "there is no 31st of April or June").toBe(
      null,
    );
  });

  test("S4 the search for a date that never exists ends soon", { timeout: 15_000 }, () => {
    const measure = () => {
      const before = process.cpuUsage();
      Scheduler.nextRun("0 0 30 2 *", MONDAY());
      const used = process.cpuUsage(before);
      return (used.user + used.system) / 1_000_000;
    };
    const first = measure();
    const seconds = first < 2 ? first : Math.min(first, measure());
    // The brief says two: the third is for a busy machine.
    expect(seconds, "seconds of work until nextRun gives null for 30 February").toBeLessThan(3);
  });
});
