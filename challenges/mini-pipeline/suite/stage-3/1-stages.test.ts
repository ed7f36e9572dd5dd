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
} from "../drive.ts";

type Chunks = AsyncIterable<unknown>;

async function* plusOne(chunks: Chunks) {
  for await (const chunk of chunks) yield Number(chunk) + 1;
}

async function* twice(chunks: Chunks) {
  for await (const chunk of chunks) {
    yield chunk;
    yield chunk;
  }
}

/** Runs a pipeline that starts with `first`; what it throws becomes a rejection. */
async function startWith(first: Iterable<unknown> | Chunks, sink: Sink): Promise<void> {
  await pipelineAsync([first, sink]);
}

function* letters() {
  yield "a";
  yield "b";
}

async function* lettersLater() {
  yield* letters();
}

describe("iterables", () => {
  test("P13 takes an async iterable", async () => {
    const sink = new Sink();
    const sentence = "an async iterable can be the first stage";
    await succeeds(startWith(lettersLater(), sink), sentence);
    expect(sink.got, "each value of an async iterable is a chunk").toEqual(["a", "b"]);
  });

  test("P13 takes an array", async () => {
    const sink = new Sink();
    await succeeds(startWith([1, 2, 3], sink), "an array can be the first stage");
    expect(sink.got, "each value of an array is a chunk").toEqual([1, 2, 3]);
  });

  test("P13 takes a generator object", async () => {
    const sink = new Sink();
    await succeeds(startWith(letters(), sink), "an iterable can be the first stage");
    expect(sink.got, "each value of an iterable is a chunk").toEqual(["a", "b"]);
  });

  test("P13 asks an iterable for little while the next stream is busy", async () => {
    let asked = 0;
    function* many() {
      for (; asked < 300; asked += 1) yield asked;
    }
    const sink = new Sink({ hold: true });
    watch(pipelineAsync([many(), sink]));
    expect(
      await standstill(() => asked),
      "an iterable is asked for at most 60 of 300 values while the next stream is busy",
    ).toBeLessThanOrEqual(60);
  });
});

describe("generators", () => {
  test("P14 passes chunks through a generator", async () => {
    const sink = new Sink();
    const promise = pipelineAsync([numbers(3).source, plusOne, sink]);
    await ended(watch(promise));
    expect(sink.got, "no chunk goes past a generator").not.toContain(1);
    await succeeds(promise, "a generator can be a stage");
    expect(sink.got, "what a generator yields gets to the next stage").toEqual([2, 3, 4]);
  });

  test("P14 passes on what a generator yields before its source has ended", async () => {
    let got: unknown;
    async function* listening(chunks: Chunks) {
      for await (const chunk of chunks) {
        got = chunk;
        yield Number(chunk) + 1;
      }
    }
    const sink = new Sink();
    watch(pipelineAsync([source(1), listening, sink]));
    await until(() => sink.got.length > 0);
    expect(got, "a generator gets each chunk before its source has ended").toBe(1);
    expect(sink.got, "what a generator yields arrives before the generator has ended").toEqual([2]);
  });

  test("P14 passes chunks through generators and streams", async () => {
    const sink = new Sink();
    const stages = [numbers(2).source, plusOne, tenfold(), twice, plusOne, sink];
    await succeeds(pipelineAsync(stages), "generators and streams can follow each other");
    expect(sink.got, "chunks go through every stage in order").toEqual([21, 21, 31, 31]);
  });

  test("P14 passes on falsy values that a generator yields", async () => {
    const falsy = [0, "", false, 7];
    async function* falsyValues() {
      yield* falsy;
    }
    const sink = new Sink();
    await ended(watch(pipelineAsync([numbers(1).source, falsyValues, sink])));
    expect(sink.got, "falsy values that a generator yields are chunks too").toEqual(falsy);
  });

  test("P14 asks a generator for little while the next stream is busy", async () => {
    const { source: from, asked } = numbers(300);
    const sink = new Sink({ hold: true });
    watch(pipelineAsync([from, plusOne, sink]));
    expect(
      await standstill(asked),
      "a generator and its source give at most 60 of 300 chunks while the next stream is busy",
    ).toBeLessThanOrEqual(60);
  });
});
