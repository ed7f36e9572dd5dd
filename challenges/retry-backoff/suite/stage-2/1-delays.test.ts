import { describe, expect, test } from "vitest";
import { bench, fails, start, waits } from "../drive.ts";

describe("caps-delays", () => {
  test("R8 waits no longer than maxMs", async () => {
    const b = bench();
    const flight = await start(b, [fails()], { retries: 9, baseMs: 400, factor: 10, maxMs: 1000 });
    await waits(b, flight, 400, "a wait below maxMs keeps its length");
    await waits(b, flight, 995, "a wait above maxMs is cut to maxMs");
    await waits(b, flight, 995, "each further wait is cut to maxMs too");
  });

  test("R8 cuts the first wait too", async () => {
    const b = bench();
    const flight = await start(b, [fails()], { retries: 9, baseMs: 5000, maxMs: 1000 });
    await waits(b, flight, 1000, "even the first wait is not longer than maxMs");
  });

  test("R8 takes a maxMs of 0 as a value", async () => {
    const b = bench();
    const flight = await start(b, [fails()], { retries: 9, baseMs: 1000, maxMs: 0 });
    await b.clock.advance(50);
    expect(flight.times.length > 5, "maxMs: 0 means retries without a noticeable wait").toBe(true);
  });

  test("R8 waits at most 30 seconds by default", async () => {
    const b = bench();
    const flight = await start(b, [fails()], { retries: 9, baseMs: 90_000 });
    await waits(b, flight, 30_000, "without maxMs, no wait is longer than 30000 ms");
  });
});

describe("full-jitter", () => {
  test("R9 calls random once for each wait", async () => {
    const b = bench();
    let asked = 0;
    const random = (): number => {
      asked += 1;
      return 0.5;
    };
    const { times } = await start(b, [fails()], {
      ...{ retries: 9, baseMs: 400, jitter: true, random },
    });
    expect(asked, "each wait calls random once").toBe(1);
    await b.clock.advance(1500);
    expect(asked, "each further wait calls random once more").toBe(times.length);
  });

  test("R9 takes random times baseMs first", async () => {
    const b = bench();
    const random = (): number => 0.5;
    const { times } = await start(b, [fails()], { retries: 9, baseMs: 400, jitter: true, random });
    await b.clock.advance(5000);
    const wait = (times[1] ?? Infinity) - (times[0] ?? 0);
    const sentence = "with a random number of 0.5, the first wait is half of baseMs";
    expect(`${Math.round(wait / 10) * 10} ms`, sentence).toBe("200 ms");
  });

  test("R9 takes random times the full wait", async () => {
    const b = bench();
    const numbers = [0.5, 0.25, 0.75];
    const random = (): number => numbers.shift() ?? 0.9;
    const flight = await start(b, [fails()], { retries: 9, baseMs: 400, jitter: true, random });
    await waits(b, flight, 200, "with a random number of 0.5, the first wait is half of baseMs");
    await waits(b, flight, 195, "the second wait is the random number times the grown wait");
    await waits(b, flight, 1195, "jitter does not change how the full wait grows");
  });

  test("R9 may wait next to nothing", async () => {
    const b = bench();
    const flight = await start(b, [fails()], {
      retries: 9,
      baseMs: 1000,
      jitter: true,
      random: () => 0,
    });
    await b.clock.advance(40);
    expect(flight.times.length > 5, "with random numbers of 0, no wait is noticeable").toBe(true);
  });

  test("R9 applies maxMs before the jitter", async () => {
    const b = bench();
    const flight = await start(b, [fails()], {
      retries: 9,
      baseMs: 8000,
      maxMs: 1000,
      jitter: true,
      random: () => 0.5,
    });
    await waits(b, flight, 500, "with jitter, the wait is the random number times maxMs at most");
  });

  test("R9 waits exactly without jitter", async () => {
    const b = bench();
    const random = (): number => 0.5;
    const flight = await start(b, [fails()], { retries: 9, baseMs: 400, random });
    await waits(b, flight, 400, "without jitter, the wait is exact");
  });

  test("R9 uses Math.random if there is no other source", async () => {
    const b = bench();
    const flight = await start(b, [fails()], { retries: 9, baseMs: 400, jitter: true });
    await b.clock.advance(410);
    expect(
      flight.times.length > 1,
      "without a source, the wait is between 0 and the full wait",
    ).toBe(true);
  });
});
