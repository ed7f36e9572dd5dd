import { describe, expect, test } from "vitest";
import { pipelineAsync } from "@solution";
import { turn } from "../../../kit.ts";
import {
  Sink,
  ended,
  numbers,
  source,
  tenfold,
  until,
  watch,
  watchLateFailures,
} from "../drive.ts";

type Chunks = AsyncIterable<unknown>;

describe("generator-errors", () => {
  const reason = new Error("bad row");

  async function* failing(chunks: Chunks) {
    for await (const chunk of chunks) {
      if (Number(chunk) > 0) throw reason;
      yield chunk;
    }
  }

  test("P15 rejects with the error of a generator", async () => {
    const { source: from } = numbers(300);
    const sink = new Sink();
    const outcome = await ended(watch(pipelineAsync([from, failing, sink])));
    expect(outcome.reason, "the promise rejects with exactly the error of the generator").toBe(
      reason,
    );
    await until(() => from.destroyed && sink.destroyed);
    expect(
      [from.destroyed, sink.destroyed],
      "a generator that throws destroys the streams before and behind it",
    ).toEqual([true, true]);
  });

  test("P15 rejects with the error of a generator behind a Duplex", async () => {
    const stages = [numbers(30).source, tenfold(), failing, new Sink()];
    const outcome = await ended(watch(pipelineAsync(stages)));
    expect(outcome.reason, "a generator behind a Duplex fails with exactly its error").toBe(reason);
  });

  test("P15 rejects if a generator catches the error of a stream", async () => {
    watchLateFailures();
    const from = source(1);
    const sink = new Sink();
    async function* calm(chunks: Chunks) {
      try {
        yield* chunks;
      } catch {
        yield "the end";
      }
    }
    const outcome = watch(pipelineAsync([from, calm, sink]));
    await until(() => sink.got.length > 0);
    from.destroy(reason);
    await ended(outcome);
    expect(outcome.reason, "an error of a stream counts even if a generator catches it").toBe(
      reason,
    );
  });

  test("P15 rejects with the error of the first iterable", async () => {
    const sink = new Sink();
    async function* failingValues() {
      yield 1;
      throw reason;
    }
    const outcome = await ended(watch(pipelineAsync([failingValues(), sink])));
    expect(outcome.reason, "the promise rejects with the error of the iterable").toBe(reason);
    await until(() => sink.destroyed);
    expect(sink.destroyed, "an iterable that throws destroys the streams behind it").toBe(true);
  });

  test("P16 stops a generator that yields", async () => {
    let cleaned = false;
    let yielded = 0;
    async function* endless() {
      try {
        for (; yielded < 500; yielded += 1) {
          yield yielded;
          await turn();
        }
      } finally {
        cleaned = true;
      }
    }
    const sink = new Sink();
    const outcome = watch(pipelineAsync([endless(), sink]));
    await until(() => sink.got.length > 2);
    sink.destroy(reason);
    await ended(outcome);
    await until(() => cleaned);
    expect(cleaned && yielded < 500, "the finally of a generator runs if the target fails").toBe(
      true,
    );
  });

  test("P16 stops a generator that yields on by itself", async () => {
    let cleaned = false;
    let yielded = 0;
    async function* repeating(chunks: Chunks) {
      for await (const chunk of chunks) {
        try {
          for (; yielded < 500; yielded += 1) {
            yield chunk;
            await turn();
          }
        } finally {
          cleaned = true;
        }
      }
    }
    const sink = new Sink();
    const outcome = watch(pipelineAsync([numbers(1).source, repeating, sink]));
    await until(() => sink.got.length > 2);
    sink.destroy(reason);
    await ended(outcome);
    await until(() => cleaned);
    expect(
      cleaned && yielded < 500,
      "a generator in the middle that yields on is stopped if the target fails",
    ).toBe(true);
  });

  test("P16 destroys the stream before a generator that waits", async () => {
    async function* waiting(chunks: Chunks) {
      yield* chunks;
    }
    const from = source(1);
    const sink = new Sink();
    const outcome = watch(pipelineAsync([from, waiting, sink]));
    await until(() => sink.got.length > 0);
    sink.destroy(reason);
    await ended(outcome);
    await until(() => from.destroyed);
    expect(outcome.reason, "the promise rejects with the error behind a generator").toBe(reason);
    expect(from.destroyed, "a stream before a generator is destroyed if the target fails").toBe(
      true,
    );
  });
});
