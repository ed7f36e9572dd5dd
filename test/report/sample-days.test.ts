import { afterEach, describe, expect, test, vi } from "vitest";
import { nameDay, sampleDays } from "../../src/report/sample-days.ts";

const now = new Date("2026-11-30T20:00:00.000Z");
const back = (days: number): Date => new Date(now.getTime() - days * 24 * 60 * 60 * 1000);

afterEach(() => void vi.unstubAllEnvs());

describe("the days of a history", () => {
  test("are only today when nothing was learned yet", () => {
    expect(sampleDays(null, now, null)).toMatchObject([{ at: now }]);
  });

  test("begin before the first event and end now", () => {
    const samples = sampleDays(back(2.5), now, null);
    expect(samples.map(({ at }) => at)).toEqual([back(3), back(2), back(1), now]);
  });

  test.each([22, 23, 24, 100, 400, 4000])("are few and evenly spaced for %i days", (days) => {
    const samples = sampleDays(back(days), now, null);
    expect(samples.length).toBeLessThanOrEqual(24);
    expect(samples.length).toBeGreaterThan(11);
    expect(samples[0]?.at.getTime()).toBeLessThanOrEqual(back(days).getTime());
    expect(samples.at(-1)?.at).toEqual(now);
    const dates = samples.map(({ day }) => Date.parse(day));
    const steps = new Set(dates.slice(1).map((date, index) => date - (dates[index] ?? 0)));
    expect(steps.size).toBe(1);
  });

  test("are named by the learner's day, which begins in the small hours", () => {
    vi.stubEnv("TZ", "Europe/Berlin");
    expect(nameDay(new Date("2026-11-30T02:30:00.000Z"), null)).toBe("2026-11-29");
    expect(nameDay(new Date("2026-11-30T02:30:00.000Z"), "03:00")).toBe("2026-11-30");
  });

  test("stay apart where clocks are changed", () => {
    vi.stubEnv("TZ", "Europe/Berlin");
    const samples = sampleDays(
      new Date("2026-10-20T08:00:00.000Z"),
      new Date("2026-10-30T08:00:00.000Z"),
      null,
    );
    expect(new Set(samples.map(({ day }) => day)).size).toBe(samples.length);
  });
});
