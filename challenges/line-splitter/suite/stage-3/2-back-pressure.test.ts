import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { createSplitStream } from "@solution";
import { turn } from "../../../kit.ts";
import { read, until } from "../drive.ts";

const CHUNK = 4096;
const CHUNKS = 1024;

describe("back-pressure", () => {
  test("L15 takes little input while nobody reads, and loses nothing", async () => {
    const chunk = `${"x".repeat(CHUNK / 4 - 1)}\n`.repeat(4);
    let taken = 0;
    const source = new Readable({
      read() {
        taken += 1;
        this.push(taken <= CHUNKS ? chunk : null);
      },
    });
    const splitter = createSplitStream();
    source.pipe(splitter);
    await standstill(() => taken);
    const { readableLength, readableHighWaterMark } = splitter;
    const buffer = `${readableLength} lines wait in its read buffer, made for ${readableHighWaterMark}`;
    expect(
      taken * CHUNK,
      `a stream that nobody reads takes in less than 1 MiB (the source had 4 MiB; ${buffer})`,
    ).toBeLessThan(1024 * 1024);
    const reading = read(splitter);
    // Twelve turns for each chunk are more than need be.
    const over = (): boolean => reading.ended || reading.failure !== undefined;
    for (let tries = 0; tries < CHUNKS && !over(); tries += 4) await until(over);
    expect(reading.failure, "many short lines cause no error").toBe(undefined);
    expect(reading.lines.filter(Boolean).length, "every line arrives once reading goes on").toBe(
      4 * CHUNKS,
    );
  });
});

/** Waits until the count has not changed for twenty turns of the event loop. */
async function standstill(count: () => number): Promise<void> {
  for (let still = 0, last = -1; still < 20; still += 1) {
    if (count() !== last) still = 0;
    last = count();
    await turn();
  }
}
