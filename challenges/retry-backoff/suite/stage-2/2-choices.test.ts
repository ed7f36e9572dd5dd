import { describe, expect, test } from "vitest";
import { bench, ending, fails, rejectsWith, start, works } from "../drive.ts";

describe("asks-should-retry", () => {
  test("R10 makes no attempt after an error that was turned down", async () => {
    const b = bench();
    const flight = await start(b, [fails(), works()], { baseMs: 100, shouldRetry: () => false });
    await b.clock.advance(10_000);
    expect(flight.times.length, "no attempt follows if shouldRetry returns false").toBe(1);
  });

  test("R10 rejects at once if shouldRetry returns false", async () => {
    const b = bench();
    const error = new Error("404");
    const flight = await start(b, [fails(error), works()], {
      retries: 9,
      baseMs: 100,
      shouldRetry: () => false,
    });
    expect(flight.over(), "the call rejects immediately if shouldRetry returns false").toBe(true);
    expect(
      await rejectsWith(b, flight, error),
      "the call rejects with the very error that shouldRetry turned down",
    ).toBe(true);
  });

  test("R10 asks after each failure, with the error and the attempt", async () => {
    const b = bench();
    const first = new Error("503");
    const second = new Error("404");
    const asked: unknown[][] = [];
    const flight = await start(b, [fails(first), fails(second), works()], {
      retries: 9,
      baseMs: 100,
      shouldRetry: (error, attempt) => {
        asked.push([error, attempt]);
        return error === first;
      },
    });
    await b.clock.advance(10_000);
    expect(
      await rejectsWith(b, flight, second),
      "the call rejects with the error of a later attempt that shouldRetry turned down",
    ).toBe(true);
    expect(
      asked.map(([error, attempt]) => [error === first ? "first" : "second", attempt]),
      "shouldRetry gets the error and the number of the attempt that failed",
    ).toEqual([
      ["first", 1],
      ["second", 2],
    ]);
  });

  test("R10 goes on if shouldRetry returns true", async () => {
    const b = bench();
    const flight = await start(b, [fails(), works("second")], {
      retries: 9,
      baseMs: 100,
      shouldRetry: () => true,
    });
    await b.clock.advance(10_000);
    expect(await ending(b, flight), "a retry follows if shouldRetry returns true").toEqual({
      status: "fulfilled",
      value: "second",
    });
  });
});

describe("reports-retries", () => {
  test("R11 tells error, attempt and wait before the wait", async () => {
    const b = bench();
    const error = new Error("503");
    const seen: unknown[][] = [];
    await start(b, [fails(error)], {
      retries: 9,
      baseMs: 100,
      factor: 2,
      onRetry: (info) => void seen.push([info.error === error, info.attempt, info.delayMs]),
    });
    expect(
      seen,
      "onRetry is called before the wait, with the error, the failed attempt and the wait",
    ).toEqual([[true, 1, 100]]);
    await b.clock.advance(110);
    expect(seen[1], "onRetry is called again for the second retry").toEqual([true, 2, 200]);
  });

  test("R11 tells the wait that is really made", async () => {
    const b = bench();
    const seen: number[] = [];
    await start(b, [fails()], {
      retries: 9,
      baseMs: 8000,
      maxMs: 1000,
      jitter: true,
      random: () => 0.5,
      onRetry: ({ delayMs }) => void seen.push(delayMs),
    });
    expect(seen, "delayMs is the wait after maxMs and jitter").toEqual([500]);
  });

  test("R11 tells nothing if no retry follows", async () => {
    const b = bench();
    const seen: number[] = [];
    const onRetry = ({ attempt }: { attempt: number }): void => void seen.push(attempt);
    await start(b, [works()], { onRetry });
    await start(b, [fails()], { onRetry, retries: 0 });
    await start(b, [fails()], { onRetry, shouldRetry: () => false });
    await b.clock.advance(10_000);
    expect(seen, "onRetry is not called if no retry follows").toEqual([]);
  });
});
