import { describe, expect, test } from "vitest";
import { bench, fails, slowly, start, waits } from "../drive.ts";

describe("backs-off", () => {
  test("R3 waits baseMs first and factor times as long each time", async () => {
    const b = bench();
    const flight = await start(b, [fails()], { retries: 9, baseMs: 200, factor: 3 });
    await waits(b, flight, 200, "the wait before the first retry is baseMs");
    await waits(b, flight, 595, "the wait before the second retry is factor times baseMs");
    await waits(b, flight, 1795, "the wait before the third retry is factor times longer again");
  });

  test("R3 keeps the wait if factor is 1", async () => {
    const b = bench();
    const flight = await start(b, [fails()], { retries: 9, baseMs: 200, factor: 1 });
    await waits(b, flight, 200, "with factor 1, the first wait is baseMs");
    await waits(b, flight, 195, "with factor 1, the second wait is baseMs too");
  });

  test("R3 begins the wait when the attempt has failed", async () => {
    const b = bench();
    const flight = await start(b, [slowly(1000, fails())], { retries: 9, baseMs: 200 });
    await b.clock.advance(1005);
    await waits(b, flight, 195, "the wait begins when the attempt has failed, not when it began");
  });
});

describe("zero-counts", () => {
  test("R6 makes one attempt if retries is 0", async () => {
    const b = bench();
    const flight = await start(b, [fails()], { retries: 0 });
    await b.clock.advance(100_000);
    expect(flight.times.length, "retries: 0 means one attempt").toBe(1);
  });

  test("R6 retries without a noticeable wait if baseMs is 0", async () => {
    const b = bench();
    const flight = await start(b, [fails()], { retries: 9, baseMs: 0 });
    await b.clock.advance(40);
    expect(flight.times.length > 5, "baseMs: 0 means retries without a noticeable wait").toBe(true);
  });

  test("R6 has defaults for all options", async () => {
    const b = bench();
    const without = await start(b, [fails()]);
    await b.clock.advance(10_000);
    expect(without.times.length, "without options there are three retries").toBe(4);
    const close = without.times.map((time) => Math.round(time / 100) * 100);
    expect(close, "without options the waits are about 100, 200 and 400 ms").toEqual([
      0, 100, 300, 700,
    ]);
  });

  test("R6 takes undefined for an option that is missing", async () => {
    const b = bench();
    const options = { retries: undefined, baseMs: undefined, factor: undefined };
    const flight = await start(b, [fails()], options);
    await b.clock.advance(10_000);
    const close = flight.times.map((time) => Math.round(time / 100) * 100);
    expect(close, "an option that is undefined has its default").toEqual([0, 100, 300, 700]);
  });
});
