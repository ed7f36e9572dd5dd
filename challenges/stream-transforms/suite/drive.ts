/** Drives object streams: writes items, notes what can be read, waits for events and not for time. */
import { Readable, type Duplex } from "node:stream";
import { expect, onTestFinished } from "vitest";
import { turn } from "../../kit.ts";

export { standstill, watchLateFailures } from "../../kit.ts";

/** What has been read so far, and how the stream has ended. */
export interface Reading {
  items: unknown[];
  ended: boolean;
  closed: boolean;
  failed: boolean;
  failure: unknown;
}

/** Notes how the stream ends, and destroys it when the test ends; reads nothing. */
export function watch(stream: Readable): Reading {
  const reading: Reading = {
    items: [],
    ended: false,
    closed: false,
    failed: false,
    failure: undefined,
  };
  stream.on("end", () => (reading.ended = true));
  stream.on("close", () => (reading.closed = true));
  stream.on("error", (error: unknown) => {
    reading.failed = true;
    reading.failure = error;
  });
  onTestFinished(() => {
    stream.destroy();
  });
  return reading;
}

/** Reads the stream from now on. */
export function read(stream: Readable): Reading {
  const reading = watch(stream);
  stream.on("data", (item: unknown) => reading.items.push(item));
  return reading;
}

/** Lets the event loop turn until `holds`; whoever expects it says what is wrong if it never does. */
export async function until(holds: () => boolean, turns = 50): Promise<void> {
  for (let turned = 0; turned < turns && !holds(); turned += 1) await turn();
}

/** Writes the items, ends the input and resolves with what was read. */
export async function itemsOf(stream: Duplex, items: readonly unknown[]): Promise<unknown[]> {
  const reading = read(stream);
  for (const item of items) stream.write(item);
  stream.end();
  await until(() => reading.ended || reading.failed, 200);
  expect(reading.failure, "nothing fails if no function fails").toBe(undefined);
  expect(reading.ended, "the stream ends after its last item").toBe(true);
  return reading.items;
}

/** Writes one item and resolves when the stream failed, or did not. */
export async function failWith(stream: Duplex, item: unknown): Promise<Reading> {
  const reading = read(stream);
  stream.write(item);
  await until(() => reading.failed);
  return reading;
}

/** A source of the numbers from 1, which counts how many were taken. */
export function numbers(max: number): { source: Readable; taken: () => number } {
  let taken = 0;
  const source = new Readable({
    objectMode: true,
    highWaterMark: 1,
    read() {
      taken += 1;
      this.push(taken <= max ? taken : null);
    },
  });
  return { source, taken: () => taken };
}

/** A source that gives some numbers from 1 every 10 ms, if they are asked for, and does not end. */
export function slowly(some: number, max: number): { source: Readable; taken: () => number } {
  let taken = 0;
  const source = new Readable({
    objectMode: true,
    highWaterMark: some,
    read() {
      setTimeout(() => {
        for (let n = 0; n < some && taken < max; n += 1) this.push((taken += 1));
      }, 10);
    },
  });
  return { source, taken: () => taken };
}
