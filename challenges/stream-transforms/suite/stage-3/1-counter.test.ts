import { describe, expect, test } from "vitest";
import { counterStream } from "@solution";
import { type Clock, replaceClock } from "../../../kit.ts";
import { read, until, watch } from "../drive.ts";

/** Lets time and the event loop go on, some steps of `ms`. */
async function pass(clock: Clock, ms: number, steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) await clock.advance(ms);
}

describe("counts", () => {
  test("T16 gives the numbers up to max and ends", async () => {
    const clock = replaceClock();
    const reading = read(counterStream({ max: 3 }));
    await pass(clock, 1, 8);
    expect(reading.items, "a max of 3 gives 1, 2 and 3").toEqual([1, 2, 3]);
    expect(reading.ended, "the stream ends after max").toBe(true);
  });

  test("T16 gives nothing for a max of 0", async () => {
    const clock = replaceClock();
    const reading = read(counterStream({ max: 0 }));
    await pass(clock, 1, 4);
    expect(reading.items, "a max of 0 gives no number").toEqual([]);
    expect(reading.ended, "a max of 0 ends at once").toBe(true);
  });

  test("T16 counts for each stream alone", async () => {
    const clock = replaceClock();
    const readings = [counterStream({ max: 2 }), counterStream({ max: 2 })].map(read);
    await pass(clock, 1, 8);
    expect(
      readings.map(({ items }) => items),
      "two counters count on their own",
    ).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });
});

describe("delay", () => {
  test("T17 gives one number in each delay", async () => {
    const clock = replaceClock();
    const reading = read(counterStream({ max: 5, delay: 100 }));
    await clock.advance(99);
    expect(reading.items, "the first number does not come before delay is over").toEqual([]);
    await clock.advance(1);
    expect(reading.items, "the first number comes after delay").toEqual([1]);
    await clock.advance(99);
    expect(reading.items, "the second number does not come before its own delay is over").toEqual([
      1,
    ]);
    await clock.advance(1);
    await clock.advance(100);
    expect(reading.items, "each further delay gives one number").toEqual([1, 2, 3]);
  });

  test("T17 gives the rest in the same pace and ends", async () => {
    const clock = replaceClock();
    const reading = read(counterStream({ max: 4, delay: 50 }));
    await pass(clock, 50, 4);
    expect(reading.items, "four delays give four numbers").toEqual([1, 2, 3, 4]);
    await pass(clock, 50, 2);
    expect(reading.ended, "a counter with a delay ends after max").toBe(true);
    expect(clock.pending(), "a counter that has ended has no timer").toBe(0);
  });
});

describe("asked-for", () => {
  test("T18 makes few numbers while nobody reads", async () => {
    const clock = replaceClock();
    const stream = counterStream({ max: 300 });
    const reading = watch(stream);
    stream.read(0);
    await pass(clock, 1, 150);
    expect(
      stream.readableLength,
      "at most 100 numbers are made while nobody reads",
    ).toBeLessThanOrEqual(100);
    stream.on("data", (item: unknown) => reading.items.push(item));
    for (let step = 0; step < 400 && !reading.ended; step += 1) await clock.advance(1);
    expect(reading.items, "no number is missing and none comes twice when reading goes on").toEqual(
      Array.from({ length: 300 }, (_, index) => index + 1),
    );
  });

  test("T18 stops its timers while nobody reads", async () => {
    const clock = replaceClock();
    const stream = counterStream({ max: 10_000, delay: 10 });
    watch(stream);
    stream.read(0);
    await clock.advance(5000);
    expect(
      stream.readableLength,
      "at most 100 numbers are made with a delay while nobody reads",
    ).toBeLessThanOrEqual(100);
    expect(clock.pending(), "no timer runs when enough numbers wait to be read").toBe(0);
  });
});

describe("destroyed", () => {
  test("T19 clears the timer and gives nothing more", async () => {
    const clock = replaceClock();
    const stream = counterStream({ max: 10, delay: 100 });
    const reading = read(stream);
    await clock.advance(250);
    const before = reading.items.length;
    stream.destroy();
    await until(() => reading.closed);
    expect(clock.pending(), "destroy clears the timer").toBe(0);
    await clock.advance(1000);
    expect(reading.items.length, "no number comes after destroy").toBe(before);
    expect(reading.closed, "destroy closes the stream").toBe(true);
    expect(reading.failed, "destroy without an error is not a failure").toBe(false);
  });

  test("T19 passes on the error of destroy", async () => {
    const stream = counterStream({ max: 10, delay: 100 });
    const reading = watch(stream);
    const reason = new Error("enough");
    stream.destroy(reason);
    await until(() => reading.closed);
    expect(reading.failure, "destroy with an error emits that error").toBe(reason);
  });
});
