/** Streams that a test controls, and promises that are watched without waiting for time. */
import { Readable, Transform, Writable } from "node:stream";
import { expect, onTestFinished } from "vitest";
import { turn } from "../../kit.ts";

export { standstill, watchLateFailures } from "../../kit.ts";

/** How a promise stands at the moment. */
export interface Outcome {
  status: "pending" | "fulfilled" | "rejected";
  reason: unknown;
}

/** Watches a promise; its rejection counts as handled. */
export function watch(promise: Promise<unknown>): Outcome {
  const outcome: Outcome = { status: "pending", reason: undefined };
  promise.then(
    () => (outcome.status = "fulfilled"),
    (reason: unknown) => {
      outcome.status = "rejected";
      outcome.reason = reason;
    },
  );
  return outcome;
}

/** Lets the event loop turn until `holds`; whoever expects it says what is wrong if it never does. */
export async function until(holds: () => boolean, turns = 50): Promise<void> {
  for (let turned = 0; turned < turns && !holds(); turned += 1) await turn();
}

/** Lets the event loop turn until the promise has settled. */
export async function ended(outcome: Outcome): Promise<Outcome> {
  await until(() => outcome.status !== "pending", 100);
  return outcome;
}

/** Expects that the promise resolves. */
export async function succeeds(promise: Promise<unknown>, sentence: string): Promise<void> {
  const { status, reason } = await ended(watch(promise));
  if (reason !== undefined) expect.fail(`${sentence} (it rejected with ${String(reason)})`);
  expect(status, sentence).toBe("fulfilled");
}

/** A target in object mode that keeps what it got. */
export class Sink extends Writable {
  readonly got: unknown[] = [];
  /** Answers the write that is being done; only with `hold`. */
  answer: ((error?: Error) => void) | undefined;
  /** The most that waited in it at any time. */
  most = 0;
  finals = 0;
  hold: boolean;

  constructor({ hold = false, highWaterMark = 4 } = {}) {
    super({ objectMode: true, highWaterMark });
    this.hold = hold;
    cleanUp(this);
  }

  override _write(chunk: unknown, _: BufferEncoding, callback: (error?: Error) => void): void {
    this.got.push(chunk);
    this.most = Math.max(this.most, this.writableLength);
    this.answer = callback;
    if (!this.hold) this.release();
  }

  override _final(callback: (error?: Error) => void): void {
    this.finals += 1;
    callback();
  }

  /** Answers the write that is being done, with an error if there is one. */
  release(error?: Error): void {
    const { answer } = this;
    this.answer = undefined;
    answer?.(error);
  }
}

/** A source in object mode of the numbers from 1, which counts how many were asked for. */
export function numbers(max: number): { source: Readable; asked: () => number } {
  let asked = 0;
  const source = new Readable({
    objectMode: true,
    highWaterMark: 4,
    read() {
      asked += 1;
      this.push(asked <= max ? asked : null);
    },
  });
  return { source: cleanUp(source), asked: () => asked };
}

/** A source in object mode that gives what a test pushes. */
export function source(...chunks: unknown[]): Readable {
  const stream = new Readable({ objectMode: true, read: () => undefined });
  for (const chunk of chunks) stream.push(chunk);
  return cleanUp(stream);
}

/** A stream in the middle that gives ten times each number. */
export function tenfold(): Transform {
  return cleanUp(
    new Transform({
      objectMode: true,
      highWaterMark: 4,
      transform(chunk: number, _encoding, callback) {
        callback(null, chunk * 10);
      },
    }),
  );
}

/** How many listeners a stream has for each event. */
export function listeners(stream: Readable | Writable): { event: string; count: number }[] {
  return stream.eventNames().map((name) => ({
    event: String(name),
    count: stream.listenerCount(name),
  }));
}

function cleanUp<Stream extends Readable | Writable>(stream: Stream): Stream {
  onTestFinished(async () => {
    stream.on("error", () => undefined);
    stream.destroy();
    await turn();
  });
  return stream;
}
