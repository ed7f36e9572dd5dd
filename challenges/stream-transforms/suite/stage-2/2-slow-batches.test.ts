import type { Duplex } from "node:stream";
import { describe, expect, test } from "vitest";
import { batchStream } from "@solution";
import { replaceClock, type Clock } from "../../../kit.ts";
import { numbers, read, slowly, standstill, until } from "../drive.ts";

/** Writes single items until an early batch does not come, because the stream has enough that nobody reads. */
async function holdBack(stream: Duplex, clock: Clock): Promise<number> {
  stream.read(0);
  let [written, before] = [0, -1];
  while (stream.readableLength > before && written < 200) {
    before = stream.readableLength;
    stream.write((written += 1));
    await clock.advance(101);
  }
  return written;
}

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
    const written = await holdBack(stream, clock);
    // Without some early batches none is held back: they came to a stop, which another requirement says.
    if (stream.readableLength < 3) return;
    const reading = read(stream);
    for (let step = 0; step < 4; step += 1) await clock.advance(100);
    expect(
      new Set(reading.items.flat()).size,
      "a batch that nobody wanted yet is given once reading goes on",
    ).toBe(written);
  });

  test("T13 times a batch after one that was held back", async () => {
    const clock = replaceClock();
    const stream = batchStream(10, { maxWait: 100 });
    const written = await holdBack(stream, clock);
    if (stream.readableLength < 3) return;
    const reading = read(stream);
    for (let step = 0; step < 4; step += 1) await clock.advance(100);
    if (new Set(reading.items.flat()).size < written) return;
    // A full batch, and the beginning of the next one.
    const last = written + 12;
    for (let item = written + 1; item <= last; item += 1) stream.write(item);
    await clock.advance(0);
    await clock.advance(50);
    const early = reading.items.flat().includes(last);
    await clock.advance(50);
    const sentence =
      "after a batch that was held back the next one waits maxWait from its first item";
    expect([early, reading.items.flat().includes(last)], sentence).toEqual([false, true]);
  });
});
