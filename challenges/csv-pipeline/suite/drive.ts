/** Drives streams: writes pieces, notes what can be read, waits for events and never for time. */
import { Readable, Writable, type Duplex } from "node:stream";
import { expect, onTestFinished } from "vitest";
import { turn, value, watchLateFailures } from "../../kit.ts";

export { standstill, watchLateFailures } from "../../kit.ts";

export type Chunk = string | Buffer;

/** What has been read from a stream so far, and how it has ended. */
export interface Reading {
  items: unknown[];
  ended: boolean;
  failure: unknown;
}

/** Notes how the stream ends, and destroys it when the test ends; reads nothing. */
export function watch(stream: Readable | Writable): Reading {
  const reading: Reading = { items: [], ended: false, failure: undefined };
  stream.on("end", () => (reading.ended = true));
  stream.on("error", (error: unknown) => (reading.failure = error));
  onTestFinished(async () => {
    stream.destroy();
    await turn();
  });
  return reading;
}

/** Reads the stream from now on. */
export function read(stream: Duplex): Reading {
  const reading = watch(stream);
  stream.on("data", (item: unknown) => reading.items.push(item));
  return reading;
}

/** Lets the event loop turn until `holds`; whoever expects it says what is wrong if it never does. */
export async function until(holds: () => boolean, turns = 50): Promise<void> {
  for (let turned = 0; turned < turns && !holds(); turned += 1) await turn();
}

/** Writes the chunks, ends the input and resolves with what was read. */
export async function readAll(
  stream: Duplex,
  chunks: readonly unknown[],
  sentence = "nothing fails if the input is good",
): Promise<unknown[]> {
  const reading = await readToEnd(stream, chunks);
  expect(reading.failure, sentence).toBe(undefined);
  return reading.items;
}

/** Writes the chunks, ends the input and resolves when the stream has ended or failed. */
async function readToEnd(stream: Duplex, chunks: readonly unknown[]): Promise<Reading> {
  const reading = read(stream);
  const over = new Promise<void>((resolve) => {
    stream.once("end", resolve);
    stream.once("close", resolve);
    stream.once("error", () => resolve());
  });
  for (const chunk of chunks) if (!stream.destroyed) stream.write(chunk);
  if (!stream.destroyed) stream.end();
  await value(over, 1000, "the stream ends or fails after the input has ended");
  await turn();
  return reading;
}

/** The same for an input that is an error, whose failure must come from the stream alone. */
export async function readToFailure(stream: Duplex, chunks: readonly unknown[]): Promise<Reading> {
  const lateFailures = watchLateFailures();
  const reading = await readToEnd(stream, chunks);
  expect(await lateFailures(), NO_STRAYS).toEqual([]);
  return reading;
}

export const NO_STRAYS = "no failure becomes an uncaught exception or an unhandled rejection";

/** Writes the chunks without an end and resolves when the stream has failed, or has not. */
export async function failWith(stream: Duplex, chunks: readonly unknown[]): Promise<Reading> {
  const lateFailures = watchLateFailures();
  const reading = read(stream);
  for (const chunk of chunks) if (!stream.destroyed) stream.write(chunk);
  await until(() => reading.failure !== undefined);
  expect(await lateFailures(), NO_STRAYS).toEqual([]);
  return reading;
}

/** Cuts a text into buffers of `size` bytes. */
export function cut(text: string, size: number): Buffer[] {
  const bytes = Buffer.from(text);
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
  return chunks;
}

/** A source that gives each piece when it is asked for it, and counts how many it gave. */
export function source(
  pieces: number,
  piece: (index: number) => unknown,
  objectMode = false,
): { stream: Readable; given: () => number } {
  let given = 0;
  const stream = new Readable({
    objectMode,
    highWaterMark: 1,
    read() {
      if (given === pieces) {
        this.push(null);
        return;
      }
      given += 1;
      this.push(piece(given - 1));
    },
  });
  watch(stream);
  return { stream, given: () => given };
}

/** An output that keeps what is written to it; with `hold`, it answers no write until `release`. */
export class Output extends Writable {
  text = "";
  hold: boolean;
  #answer: ((error?: Error) => void) | undefined;

  constructor({ hold = false } = {}) {
    super({ highWaterMark: 1024 });
    this.hold = hold;
    watch(this);
  }

  override _write(chunk: unknown, _: BufferEncoding, callback: (error?: Error) => void): void {
    this.text += String(chunk);
    this.#answer = callback;
    if (!this.hold) this.release();
  }

  /** Answers the write that is being done, with an error if there is one. */
  release(error?: Error): void {
    const answer = this.#answer;
    this.#answer = undefined;
    answer?.(error);
  }
}

/** Marks a rejection as handled, because the test may end before it looks at the promise. */
export function started<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/** What a text means as JSON, or the text and that it is none, in words that are the same on every Node. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return `not JSON: ${text.slice(0, 200)}`;
  }
}

/** Whether a text is one whole JSON value. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
