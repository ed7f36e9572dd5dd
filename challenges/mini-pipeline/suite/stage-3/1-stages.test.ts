import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { pipelineAsync } from "@solution";
import { turn } from "../../../kit.ts";
import {
  type Outcome,
  Sink,
  ended,
  numbers,
  source,
  succeeds,
  tenfold,
  until,
  watch,
  watchLateFailures,
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

  test("P14 passes chunks through generators and streams", async () => {
    const sink = new Sink();
    const stages = [numbers(2).source, plusOne, tenfold(), twice, plusOne, sink];
    await succeeds(pipelineAsync(stages), "generators and streams can follow each other");
    expect(sink.got, "chunks go through every stage in order").toEqual([21, 21, 31, 31]);
  });

  test("P14 gives a generator chunks that come one by one", async () => {
    const sink = new Sink();
    watch(pipelineAsync([source(1), plusOne, sink]));
    await until(() => sink.got.length > 0);
    expect(sink.got, "a generator gets each chunk before its source has ended").toEqual([2]);
  });
});

describe("generator-errors", () => {
  const reason = new Error("bad row");

  test("P15 rejects with the error of a generator", async () => {
    const from = source(1);
    const sink = new Sink();
    async function* failing(chunks: Chunks) {
      for await (const chunk of chunks) {
        if (Number(chunk) > 0) throw reason;
        yield chunk;
      }
    }
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
    const sink = new Sink();
    async function* failing(chunks: Chunks) {
      for await (const chunk of chunks) {
        if (Number(chunk) > 0) throw reason;
        yield chunk;
      }
    }
    const outcome = await ended(watch(pipelineAsync([source(1), tenfold(), failing, sink])));
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
    async function* failing() {
      yield 1;
      throw reason;
    }
    const outcome = await ended(watch(pipelineAsync([failing(), sink])));
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

describe("abort", () => {
  test("P17 destroys all streams and rejects", async () => {
    const [from, middle, sink] = [source(1), tenfold(), new Sink()];
    const controller = new AbortController();
    const { signal } = controller;
    const outcome = watch(pipelineAsync([from, middle, sink], { signal }));
    await until(() => sink.got.length > 0);
    controller.abort();
    await ended(outcome);
    expect(outcome.status, "the promise rejects if the signal aborts").toBe("rejected");
    expect(nameOf(outcome.reason), "the error of an abort is named AbortError").toBe("AbortError");
    const all = [from, middle, sink];
    await until(() => all.every(({ destroyed }) => destroyed));
    expect(
      all.map(({ destroyed }) => destroyed),
      "an abort destroys all streams",
    ).toEqual([true, true, true]);
  });

  test("P17 writes nothing if the signal is aborted already", async () => {
    const [from, sink] = [source(1, 2), new Sink()];
    const outcome = watch(pipelineAsync([from, sink], { signal: AbortSignal.abort() }));
    await ended(outcome);
    expect(outcome.status, "the promise rejects if the signal is aborted already").toBe("rejected");
    expect(nameOf(outcome.reason), "the error of an early abort is named AbortError").toBe(
      "AbortError",
    );
    await until(() => from.destroyed && sink.destroyed);
    expect(
      [from.destroyed, sink.destroyed],
      "a signal that is aborted already destroys all streams",
    ).toEqual([true, true]);
    expect(sink.got, "nothing is written if the signal is aborted already").toEqual([]);
  });

  test("P17 runs to the end if the signal does not abort", async () => {
    const sink = new Sink();
    const { signal } = new AbortController();
    await succeeds(
      pipelineAsync([numbers(3).source, sink], { signal }),
      "a signal that never aborts changes nothing",
    );
    expect(sink.got, "all chunks arrive if the signal does not abort").toEqual([1, 2, 3]);
  });
});

describe("signal-listeners", () => {
  test("P18 leaves no listener on the signal after success", async () => {
    const { signal } = new AbortController();
    const outcomes: Outcome[] = [];
    for (let run = 0; run < 3; run += 1)
      outcomes.push(await ended(watch(pipelineAsync([numbers(2).source, new Sink()], { signal }))));
    await turn();
    expect(listenersAfter(outcomes, signal), "no listener stays on the signal after success").toBe(
      0,
    );
  });

  test("P18 leaves no listener on the signal after a failure", async () => {
    const { signal } = new AbortController();
    const from = source(1);
    const outcome = watch(pipelineAsync([from, new Sink()], { signal }));
    await turn();
    from.destroy(new Error("down"));
    await ended(outcome);
    await turn();
    expect(
      listenersAfter([outcome], signal),
      "no listener stays on the signal after a failure",
    ).toBe(0);
  });
});

/** How many listeners are on the signal; none is expected to be gone while a promise is pending. */
function listenersAfter(outcomes: readonly Outcome[], signal: AbortSignal): number {
  if (outcomes.some(({ status }) => status === "pending")) return 0;
  return getEventListeners(signal, "abort").length;
}

function nameOf(reason: unknown): unknown {
  return typeof reason === "object" && reason !== null ? Reflect.get(reason, "name") : reason;
}
