import { describe, expect, test } from "vitest";
import { batchStream } from "@solution";
import { replaceClock } from "../../../kit.ts";
import { numbers, read, slowly, standstill, until } from "../drive.ts";

describe("slow-batches", () => {
  test("T15 takes few items while nobody reads", async () => {
    const { source, taken } = numbers(5000);
    const stream = batchStream(10);
    source.pipe(stream);
    expect(
      await standstill(taken),
      "a batch stream that nobody reads takes in at most 1,000 items",
    ).toBeLessThanOrEqual(1000);
    const reading = read(stream);
    await until(() => reading.ended, 20_000);
    expect(reading.items.flat().length, "every item arrives once reading goes on").toBe(5000);
  });

  test("T15 takes few items of a slow source while nobody reads", async () => {
    const clock = replaceClock();
    const { source, taken } = slowly(9, 1170);
    const stream = batchStream(10, { maxWait: 5 });
    source.pipe(stream);
    for (let step = 0; step < 130; step += 1) await clock.advance(10);
    expect(
      taken(),
      "with maxWait a batch stream that nobody reads takes in at most 1,000 items",
    ).toBeLessThanOrEqual(1000);
    const reading = read(stream);
    // The source does not end: a remainder that is lost at the end is another requirement.
    const all = (): number => new Set(reading.items.flat()).size;
    for (let step = 0; step < 200 && (taken() < 1170 || all() < 1170); step += 1)
      await clock.advance(10);
    expect(all(), "every item of a slow source arrives once reading goes on").toBe(1170);
  });

  test("T15 gives a batch that was held back when reading goes on", async () => {
    const clock = replaceClock();
    const stream = batchStream(10, { maxWait: 100 });
    stream.read(0);
    let [written, before] = [0, -1];
    // Until an early batch does not come, because the stream has enough that nobody reads.
    while (stream.readableLength > before && written < 200) {
      before = stream.readableLength;
      stream.write((written += 1));
      await clock.advance(101);
    }
    // Without some early batches none is held back: they came to a stop, which another requirement says.
    if (stream.readableLength < 3) return;
    const reading = read(stream);
    for (let step = 0; step < 4; step += 1) await clock.advance(100);
    expect(
      new Set(reading.items.flat()).size,
      "a batch that nobody wanted yet is given once reading goes on",
    ).toBe(written);
  });
});
