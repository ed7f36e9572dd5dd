import { afterEach, describe, expect, test, vi } from "vitest";
import { countDaysUntil, findDate, findDay, isTimeOfDay, numberOf } from "../../src/memory/day.ts";

afterEach(() => void vi.unstubAllEnvs());

describe("findDay", () => {
  test("begins at four, so that a night belongs to the day before", () => {
    const night = findDay(new Date(2026, 2, 10, 3, 59), null);
    expect(night.start).toEqual(new Date(2026, 2, 9, 4));
    expect(night.end).toEqual(new Date(2026, 2, 10, 4, 0, 0, -1));
    expect(findDay(new Date(2026, 2, 10, 4), null).start).toEqual(new Date(2026, 2, 10, 4));
  });

  test("begins at another time if that was said", () => {
    expect(findDay(new Date(2026, 2, 10, 5), "06:30").start).toEqual(new Date(2026, 2, 9, 6, 30));
    expect(findDay(new Date(2026, 2, 10), "00:00").start).toEqual(new Date(2026, 2, 10));
  });

  test.each([
    ["Europe/Berlin", "04:00"],
    ["Europe/Berlin", "02:30"],
    ["America/New_York", "01:30"],
    ["America/Sao_Paulo", "00:00"],
    ["Australia/Lord_Howe", "02:00"],
    ["Pacific/Apia", "04:00"],
  ])("has each moment of a year in %s in one day that begins at %s", (zone, dayStarts) => {
    vi.stubEnv("TZ", zone);
    const first = Date.UTC(2026, 0, 1, 12);
    const faults: string[] = [];
    let before = findDay(new Date(first), dayStarts);
    for (let at = first; at < first + 366 * 86_400_000; at += 5_400_000) {
      const day = findDay(new Date(at), dayStarts);
      const isSame = day.start.getTime() === before.start.getTime();
      const follows = isSame || day.start.getTime() === before.end.getTime() + 1;
      const isIn = day.start <= day.now && day.now <= day.end;
      const isNext = numberOf(day) - numberOf(before) === (isSame ? 0 : 1);
      if (!follows || !isIn || !isNext) faults.push(day.now.toISOString());
      before = day;
    }
    expect(faults).toEqual([]);
  });
});

describe("countDaysUntil", () => {
  test.each([
    ["2026-03-10", 0],
    ["2026-03-11", 1],
    ["2026-04-09", 30],
    ["2026-03-09", -1],
  ])("counts the days of the learner to %s", (date, days) => {
    expect(countDaysUntil(date, findDay(new Date(2026, 2, 11, 3), null))).toBe(days);
  });

  test("is not confused by clocks that are changed", () => {
    vi.stubEnv("TZ", "Europe/Berlin");
    expect(countDaysUntil("2026-03-30", findDay(new Date(2026, 2, 28, 12), null))).toBe(2);
    expect(countDaysUntil("2026-10-26", findDay(new Date(2026, 9, 24, 12), null))).toBe(2);
  });
});

test.each(["2026-02-30", "2026-13-01", "26-01-01", "soon", ""])("%j is no date", (text) => {
  expect(findDate(text)).toBeNull();
});

test("only hours and minutes are a time of day", () => {
  expect(["00:00", "04:00", "23:59"].every(isTimeOfDay)).toBe(true);
  expect(["24:00", "4:00", "04:60", "4", "04:00:00"].some(isTimeOfDay)).toBe(false);
});
