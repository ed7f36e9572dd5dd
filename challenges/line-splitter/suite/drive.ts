/** Drives a splitter: writes chunks, notes what can be read, waits for events and never for time. */
import type { Duplex } from "node:stream";
import { expect, onTestFinished } from "vitest";
import { turn, value } from "../../kit.ts";

export type Chunk = string | Buffer;

/** What has been read from a splitter so far, and how it has ended. */
export interface Reading {
  lines: unknown[];
  ended: boolean;
  failure: unknown;
}

/** Reads the splitter from now on; it is destroyed when the test ends. */
export function read(splitter: Duplex): Reading {
  const reading: Reading = { lines: [], ended: false, failure: undefined };
  splitter.on("data", (line: unknown) => reading.lines.push(line));
  splitter.on("end", () => (reading.ended = true));
  splitter.on("error", (error: unknown) => (reading.failure = error));
  onTestFinished(() => {
    splitter.destroy();
  });
  return reading;
}

/** Lets the event loop turn until `holds`; whoever expects it says what is wrong if it never does. */
export async function until(holds: () => boolean): Promise<void> {
  for (let turns = 0; turns < 50 && !holds(); turns += 1) await turn();
}

/** Writes the chunks, ends the input and resolves with the lines that are not blank. */
export async function linesOf(
  splitter: Duplex,
  chunks: Chunk[],
  sentence?: string,
): Promise<string[]> {
  return (await allLinesOf(splitter, chunks, sentence)).filter((line) => line !== "");
}

/** Writes the chunks, ends the input and resolves with all lines as text. */
export async function allLinesOf(
  splitter: Duplex,
  chunks: Chunk[],
  sentence = "text without a giant line causes no error",
): Promise<string[]> {
  const reading = read(splitter);
  const over = new Promise<void>((resolve) => {
    splitter.once("end", resolve);
    splitter.once("error", () => resolve());
    // A stream that was destroyed without an error neither ends nor fails.
    splitter.once("close", () => resolve());
  });
  for (const chunk of chunks) splitter.write(chunk);
  splitter.end();
  await value(over, 1000, "the stream ends after the input has ended");
  expect(reading.failure, sentence).toBe(undefined);
  return textOf(reading);
}

/** The lines of a reading as text. */
export function textOf(reading: Reading): string[] {
  return reading.lines.map(String);
}

/** Cuts a text into buffers of `size` bytes. */
export function cut(text: string, size: number): Buffer[] {
  const bytes = Buffer.from(text);
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
  return chunks;
}
