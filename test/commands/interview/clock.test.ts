import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startClock } from "../../../src/commands/interview/clock.ts";

const MINUTE_MS = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});

afterEach(() => {
  vi.useRealTimers();
});

const NOW = { now: () => new Date(), speed: 1 };

test("goes on from where it was, and stands still in a pause", () => {
  const clock = startClock(5 * MINUTE_MS, NOW);
  vi.advanceTimersByTime(MINUTE_MS);
  clock.stop();
  vi.advanceTimersByTime(30 * MINUTE_MS);
  clock.go();
  vi.advanceTimersByTime(MINUTE_MS);
  expect(clock.read()).toBe(7 * MINUTE_MS);
  clock.end();
  expect(vi.getTimerCount()).toBe(0);
});

test("does not go back with the machine's clock, nor count the time it slept", () => {
  const clock = startClock(0, NOW);
  vi.advanceTimersByTime(MINUTE_MS);
  vi.setSystemTime(-60 * MINUTE_MS);
  expect(clock.read()).toBe(MINUTE_MS);
  vi.setSystemTime(600 * MINUTE_MS);
  expect(clock.read()).toBe(3 * MINUTE_MS);
  clock.end();
});
