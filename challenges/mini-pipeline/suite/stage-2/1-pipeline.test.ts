import { Duplex, PassThrough, Transform, Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { pipelineAsync } from "@solution";
import {
  Sink,
  ended,
  numbers,
  source,
  standstill,
  succeeds,
  tenfold,
  until,
  watch,
  watchLateFailures,
} from "../drive.ts";

const reason = new Error("the cipher failed");

const POSITIONS = [
  [0, "first"],
  [3, "last"],
  [1, "second"],
  [2, "third"],
] as const;

/** A running pipeline of four streams, of which a test breaks one. */
async function running() {
  watchLateFailures();
  const streams = [source(1), tenfold(), new PassThrough({ objectMode: true })] as const;
  const sink = new Sink();
  const all = [...streams, sink];
  const outcome = watch(pipelineAsync(all));
  await until(() => sink.got.length > 0);
  return { all, outcome };
}

describe("connects", () => {
  test("P8 connects two streams", async () => {
    const sink = new Sink();
    await succeeds(pipelineAsync([numbers(3).source, sink]), "two streams are a pipeline");
    expect(sink.got, "every chunk gets from the first stream to the second").toEqual([1, 2, 3]);
  });

  test("P8 connects four streams", async () => {
    const sink = new Sink();
    const stages = [numbers(30).source, tenfold(), tenfold(), sink];
    await succeeds(pipelineAsync(stages), "a pipeline of four streams resolves");
    expect(sink.got, "every chunk goes through every stream, in order").toEqual(
      Array.from({ length: 30 }, (_, index) => (index + 1) * 100),
    );
  });

  test("P8 waits until the last stream has finished", async () => {
    let finish: () => void = () => undefined;
    const target = new Writable({
      objectMode: true,
      write: (_chunk, _encoding, callback) => callback(),
      final(callback) {
        finish = callback;
      },
    });
    const outcome = watch(pipelineAsync([numbers(3).source, tenfold(), target]));
    await until(() => outcome.status !== "pending", 20);
    expect(outcome.status, "the promise waits until the last stream has finished").toBe("pending");
    finish();
    await ended(outcome);
    expect(outcome.status, "the promise resolves once the last stream has finished").toBe(
      "fulfilled",
    );
  });

  test("P8 waits for what a stream gives at its end", async () => {
    const sink = new Sink();
    const collect = new Transform({
      objectMode: true,
      transform: (_chunk, _encoding, callback) => callback(),
      flush: (callback) => callback(null, "total"),
    });
    await succeeds(pipelineAsync([numbers(3).source, collect, sink]), "a pipeline resolves");
    expect(sink.got, "what a stream in the middle gives at its end arrives").toEqual(["total"]);
  });

  test("P8 takes a Duplex as the source", async () => {
    const sink = new Sink();
    const socket = new Duplex({
      objectMode: true,
      read: () => undefined,
      write: (_chunk, _encoding, callback) => callback(),
    });
    for (const chunk of [1, 2, null]) socket.push(chunk);
    const outcome = await ended(watch(pipelineAsync([socket, sink])));
    socket.destroy();
    expect(sink.got, "what can be read from a Duplex at the start arrives").toEqual([1, 2]);
    expect(outcome.status, "the writable side of the source is not waited for").toBe("fulfilled");
  });

  test("P8 takes a Duplex as the source that is written to later", async () => {
    watchLateFailures();
    const sink = new Sink();
    const from = new PassThrough({ objectMode: true });
    const outcome = watch(pipelineAsync([from, sink]));
    await until(() => false, 10);
    from.write(1);
    from.end(2);
    await ended(outcome);
    const sentence = "what somebody writes to a Duplex at the start later arrives";
    expect(sink.got, sentence).toEqual([1, 2]);
  });
});

describe("slow-end", () => {
  test("P9 asks the first stream for little while the last one is busy", async () => {
    const { source: from, asked } = numbers(300);
    const sink = new Sink({ hold: true });
    const outcome = watch(pipelineAsync([from, tenfold(), tenfold(), sink]));
    expect(
      await standstill(asked),
      "four streams with small buffers take at most 60 of 300 chunks while the last one is busy",
    ).toBeLessThanOrEqual(60);
    sink.hold = false;
    sink.release();
    await until(() => outcome.status !== "pending", 1000);
    expect(sink.got.length, "all chunks arrive when the last stream goes on").toBe(300);
  });
});

describe("destroys-all", () => {
  test("P10 destroys all if the first stream fails", async () => {
    const { all, outcome } = await running();
    all[0]?.destroy(reason);
    await ended(outcome);
    await until(() => all.every(({ destroyed }) => destroyed));
    expect(
      all.map(({ destroyed }) => destroyed),
      "if the first stream fails, all streams behind it are destroyed",
    ).toEqual([true, true, true, true]);
  });

  test("P10 destroys all if the last stream fails", async () => {
    const { all, outcome } = await running();
    all[3]?.destroy(reason);
    await ended(outcome);
    await until(() => all.every(({ destroyed }) => destroyed));
    expect(
      all.map(({ destroyed }) => destroyed),
      "if the last stream fails, all streams before it are destroyed",
    ).toEqual([true, true, true, true]);
  });

  test("P10 destroys all if a stream in the middle fails", async () => {
    const { all, outcome } = await running();
    all[2]?.destroy(reason);
    await ended(outcome);
    await until(() => all.every(({ destroyed }) => destroyed));
    expect(
      all.map(({ destroyed }) => destroyed),
      "if a stream in the middle fails, those before and behind it are destroyed",
    ).toEqual([true, true, true, true]);
  });
});

describe("first-error", () => {
  test("P11 rejects with the error of each stream", async () => {
    for (const [index, name] of POSITIONS) {
      const { all, outcome } = await running();
      all[index]?.destroy(reason);
      await ended(outcome);
      expect(
        outcome.reason,
        `the promise rejects with exactly the error of the ${name} stream`,
      ).toBe(reason);
    }
  });

  test("P11 rejects with the first of several errors", async () => {
    const lateFailures = watchLateFailures();
    const angry = new Writable({
      objectMode: true,
      write: (_chunk, _encoding, callback) => callback(),
      destroy: (_error, callback) => callback(new Error("a consequence")),
    });
    const failing = new Transform({
      objectMode: true,
      transform: (_chunk, _encoding, callback) => callback(reason),
    });
    const outcome = await ended(watch(pipelineAsync([source(1), failing, angry])));
    await until(() => false, 5);
    expect(outcome.reason, "errors that destroying causes do not replace the first one").toBe(
      reason,
    );
    expect(
      await lateFailures(),
      "errors that destroying causes are neither uncaught nor unhandled",
    ).toEqual([]);
  });
});

describe("premature-close", () => {
  test("P12 rejects if any stream is destroyed early", async () => {
    for (const [index, name] of POSITIONS) {
      const { all, outcome } = await running();
      all[index]?.destroy();
      await ended(outcome);
      expect(
        outcome.status,
        `the promise rejects if the ${name} stream is destroyed before its end`,
      ).toBe("rejected");
      expect(outcome.reason, "the reason for an early close is an Error").toBeInstanceOf(Error);
      await until(() => all.every(({ destroyed }) => destroyed));
      expect(
        all.every(({ destroyed }) => destroyed),
        "if a stream is destroyed before its end, all are destroyed",
      ).toBe(true);
    }
  });
});
