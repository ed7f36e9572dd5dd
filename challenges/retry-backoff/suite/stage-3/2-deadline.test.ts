import { describe, expect, test } from "vitest";
import { codeOf } from "../../../kit.ts";
import { bench, ending, fails, rejectsWith, slowly, start, works } from "../drive.ts";

describe("deadline-for-waits", () => {
  test("R15 rejects at once if the wait would end after the deadline", async () => {
    const b = bench();
    const error = new Error("503");
    const seen: number[] = [];
    const flight = await start(b, [fails(error)], {
      retries: 9,
      baseMs: 400,
      factor: 1,
      totalMs: 1000,
      onRetry: ({ delayMs }) => void seen.push(delayMs),
    });
    await b.clock.advance(405);
    expect(flight.over(), "a wait that ends before the deadline is begun").toBe(false);
    await b.clock.advance(405);
    const shortened = seen.filter((ms) => ms < 400);
    expect(shortened, "no wait is shortened to end before the deadline").toEqual([]);
    expect(
      flight.over(),
      "the call rejects at once if the next wait would end after the deadline",
    ).toBe(true);
    expect(seen, "onRetry is not called for a wait that would end after the deadline").toEqual([
      400, 400,
    ]);
    expect(
      await rejectsWith(b, flight, error),
      "if there is no time for a wait, the call rejects with the error of the last attempt",
    ).toBe(true);
  });

  test("R15 counts the time of the attempts", async () => {
    const b = bench();
    const flight = await start(b, [slowly(900, fails())], {
      retries: 9,
      baseMs: 400,
      totalMs: 1000,
    });
    await b.clock.advance(910);
    expect(
      flight.over(),
      "the time of the attempts counts: after 900 of 1000 ms there is no wait of 400 ms",
    ).toBe(true);
  });

  test("R15 has no deadline by default", async () => {
    const b = bench();
    const flight = await start(b, [fails(), fails(), works("third")], {
      retries: 9,
      baseMs: 30_000,
      factor: 1,
    });
    await b.clock.advance(60_010);
    expect(await ending(b, flight), "without totalMs there is no deadline").toEqual({
      status: "fulfilled",
      value: "third",
    });
  });
});

describe("deadline-for-attempts", () => {
  test("R16 rejects with TIMEOUT while an attempt is running", async () => {
    const b = bench();
    const flight = await start(b, [slowly(5000, works("too late"))], { totalMs: 1000 });
    await b.clock.advance(980);
    expect(flight.over(), "the call goes on until the deadline").toBe(false);
    await b.clock.advance(30);
    expect(flight.over(), "the call rejects when the deadline is over").toBe(true);
    const end = await ending(b, flight);
    const reason = end.status === "rejected" ? end.reason : "nothing, the call resolved";
    expect(reason, "at the deadline, the call rejects with an Error object").toBeInstanceOf(Error);
    expect(codeOf(reason), "at the deadline, the error has the code TIMEOUT").toBe("TIMEOUT");
  });

  test("R16 counts from the call of retry, not from the attempt", async () => {
    const b = bench();
    const flight = await start(b, [fails(), slowly(5000, works())], {
      retries: 9,
      baseMs: 600,
      factor: 1,
      totalMs: 1000,
    });
    await b.clock.advance(1020);
    expect(flight.times.length, "the second attempt begins before the deadline").toBe(2);
    expect(flight.over(), "a later attempt has only the time that is left").toBe(true);
  });

  test("R16 makes no further attempt after the deadline", async () => {
    const b = bench();
    const flight = await start(b, [slowly(1500, fails()), works()], {
      retries: 9,
      baseMs: 100,
      totalMs: 1000,
    });
    await b.clock.advance(50_000);
    expect(flight.times.length, "no attempt follows the deadline").toBe(1);
  });
});
