import { Readable, Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { copy } from "@solution";
import {
  Sink,
  ended,
  listeners,
  numbers,
  source,
  standstill,
  succeeds,
  until,
  watch,
  watchLateFailures,
} from "../drive.ts";

describe("copies", () => {
  test("P1 writes every chunk in order", async () => {
    const sink = new Sink();
    await succeeds(copy(numbers(20).source, sink), "copy resolves when all is written");
    expect(sink.got, "every chunk is written, in order").toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });

  test("P1 copies bytes", async () => {
    const bytes: Buffer[] = [];
    const target = new Writable({
      write(chunk: Buffer, _encoding, callback) {
        bytes.push(chunk);
        callback();
      },
    });
    const origin = Buffer.from([0, 255, 128, 10, 195]);
    const from = Readable.from([origin.subarray(0, 2), origin.subarray(2)], { objectMode: false });
    await succeeds(copy(from, target), "copy resolves when all bytes are written");
    expect(Buffer.concat(bytes).toString("hex"), "bytes are copied unchanged").toBe(
      origin.toString("hex"),
    );
  });

  test("P1 copies falsy chunks", async () => {
    const sink = new Sink();
    const falsy = [0, "", false, 7];
    await succeeds(copy(Readable.from(falsy), sink), "copy resolves after falsy chunks");
    expect(sink.got, "in object mode, falsy chunks are copied too").toEqual(falsy);
  });
});

describe("finishes", () => {
  test("P2 ends the target once", async () => {
    const sink = new Sink();
    await succeeds(copy(numbers(3).source, sink), "copy ends the target and resolves");
    expect(sink.finals, "the target is ended once").toBe(1);
  });

  test("P2 waits until the target has finished", async () => {
    let finish: () => void = () => undefined;
    const target = new Writable({
      objectMode: true,
      write: (_chunk, _encoding, callback) => callback(),
      final(callback) {
        finish = callback;
      },
    });
    const outcome = watch(copy(numbers(3).source, target));
    await until(() => outcome.status !== "pending", 20);
    expect(outcome.status, "copy does not resolve before the target has finished").toBe("pending");
    finish();
    await ended(outcome);
    expect(outcome.status, "copy resolves once the target has finished").toBe("fulfilled");
  });

  test("P2 copies a source without data", async () => {
    const sink = new Sink();
    await succeeds(copy(numbers(0).source, sink), "copy resolves if the source has no data");
    expect(sink.writableFinished, "a target that gets no data is ended too").toBe(true);
  });
});

describe("back-pressure", () => {
  test("P3 stops while the target is full", async () => {
    const { source: from, asked } = numbers(200);
    const sink = new Sink({ hold: true });
    const outcome = watch(copy(from, sink));
    await standstill(asked);
    expect(
      sink.writableLength,
      "a target with a highWaterMark of 4 never holds more than 5 chunks",
    ).toBeLessThanOrEqual(5);
    expect(asked(), "the source is not read on while the target is full").toBeLessThanOrEqual(20);
    sink.hold = false;
    sink.release();
    await ended(outcome);
    expect(new Set(sink.got).size, "no chunk is written twice").toBe(sink.got.length);
    expect(sink.got.length, "the copying goes on after drain until the end").toBe(200);
  });

  test("P3 stops each time the target is full again", async () => {
    const { source: from } = numbers(60);
    const sink = new Sink({ hold: true });
    const outcome = watch(copy(from, sink));
    for (let step = 0; step < 200 && outcome.status === "pending"; step += 1) {
      await until(() => sink.answer !== undefined || outcome.status !== "pending", 20);
      sink.release();
    }
    expect(outcome.status, "a target that is full again and again gets everything").toBe(
      "fulfilled",
    );
    expect(
      sink.most,
      "at no time does a target with a highWaterMark of 4 hold more than 5 chunks",
    ).toBeLessThanOrEqual(5);
  });
});

describe("few-listeners", () => {
  test("P4 adds no listener for each chunk", async () => {
    const { source: from } = numbers(60);
    const sink = new Sink({ hold: true, highWaterMark: 1 });
    let most = { event: "drain", count: 0 };
    const outcome = watch(copy(from, sink));
    for (let step = 0; step < 200 && outcome.status === "pending"; step += 1) {
      await until(() => sink.answer !== undefined || outcome.status !== "pending", 20);
      most = [most, ...listeners(from), ...listeners(sink)].reduce((one, other) =>
        other.count > one.count ? other : one,
      );
      sink.release();
    }
    const sentence = `a stream has at most ten listeners for "${most.event}"`;
    expect(most.count, sentence).toBeLessThanOrEqual(10);
  });
});

describe("copy-errors", () => {
  const reason = new Error("disk is full");

  test("P5 passes on the error of the source", async () => {
    const from = source(1);
    const sink = new Sink();
    const outcome = watch(copy(from, sink));
    await until(() => sink.got.length > 0);
    from.destroy(reason);
    await ended(outcome);
    expect(outcome.status, "copy rejects if the source fails").toBe("rejected");
    expect(outcome.reason, "copy rejects with exactly the error of the source").toBe(reason);
    await until(() => sink.destroyed);
    expect(sink.destroyed, "the target is destroyed if the source fails").toBe(true);
    expect(sink.writableFinished, "a target is not finished if its source fails").toBe(false);
  });

  test("P5 passes on the error of the target", async () => {
    const from = source(1, 2);
    const sink = new Sink({ hold: true });
    const outcome = watch(copy(from, sink));
    await until(() => sink.answer !== undefined);
    sink.release(reason);
    await ended(outcome);
    expect(outcome.status, "copy rejects if the target fails").toBe("rejected");
    expect(outcome.reason, "copy rejects with exactly the error of the target").toBe(reason);
    await until(() => from.destroyed);
    expect(from.destroyed, "the source is destroyed if the target fails").toBe(true);
  });

  test("P5 passes on an error of a target that is full", async () => {
    const { source: from, asked } = numbers(100);
    const sink = new Sink({ hold: true });
    const outcome = watch(copy(from, sink));
    await standstill(asked);
    sink.destroy(reason);
    await ended(outcome);
    expect(outcome.status, "copy rejects if the target fails while it is full").toBe("rejected");
    expect(outcome.reason, "copy rejects with exactly the error of the full target").toBe(reason);
    await until(() => from.destroyed);
    expect(from.destroyed, "the source is destroyed if a full target fails").toBe(true);
  });

  test("P5 passes on an error that is named AbortError", async () => {
    const abort = Object.assign(new Error("the client left"), { name: "AbortError" });
    const from = source(1);
    const sink = new Sink();
    const outcome = watch(copy(from, sink));
    await until(() => sink.got.length > 0);
    from.destroy(abort);
    await ended(outcome);
    expect(outcome.reason, "an AbortError of a stream is an error like any other").toBe(abort);
  });

  test("P7 leaves nothing unhandled", async () => {
    const lateFailures = watchLateFailures();
    const from = source(1);
    const target = new Writable({
      objectMode: true,
      write: (_chunk, _encoding, callback) => callback(),
      destroy: (_error, callback) => callback(new Error("a consequence")),
    });
    const outcome = watch(copy(from, target));
    await until(() => false, 5);
    from.destroy(reason);
    await ended(outcome);
    expect(
      await lateFailures(),
      "an error that destroying the other stream causes is handled",
    ).toEqual([]);
  });

  test("P5 passes on an error behind the last chunk", async () => {
    watchLateFailures();
    const target = new Writable({
      objectMode: true,
      write: (_chunk, _encoding, callback) => callback(),
      final: (callback) => callback(reason),
    });
    const outcome = await ended(watch(copy(numbers(2).source, target)));
    expect(outcome.status, "copy rejects if the target fails at its end").toBe("rejected");
    expect(outcome.reason, "copy rejects with the error of the target's final").toBe(reason);
  });
});

describe("copy-closed", () => {
  test("P6 rejects if the source is destroyed early", async () => {
    const from = source(1);
    const sink = new Sink();
    const outcome = watch(copy(from, sink));
    await until(() => sink.got.length > 0);
    from.destroy();
    await ended(outcome);
    expect(outcome.status, "copy rejects if the source is destroyed before its end").toBe(
      "rejected",
    );
    expect(outcome.reason, "the reason for an early close is an Error").toBeInstanceOf(Error);
    await until(() => sink.destroyed);
    expect(sink.destroyed, "the target is destroyed if the source closes early").toBe(true);
  });

  test("P6 rejects if the target is destroyed early", async () => {
    const { source: from, asked } = numbers(100);
    const sink = new Sink({ hold: true });
    const outcome = watch(copy(from, sink));
    await standstill(asked);
    sink.destroy();
    await ended(outcome);
    expect(outcome.status, "copy rejects if the target is destroyed before its end").toBe(
      "rejected",
    );
    await until(() => from.destroyed);
    expect(from.destroyed, "the source is destroyed if the target closes early").toBe(true);
  });
});
