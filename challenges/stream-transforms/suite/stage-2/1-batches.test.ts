import { describe, expect, test } from "vitest";
import { batchStream } from "@solution";
import { replaceClock } from "../../../kit.ts";
import { itemsOf, read, until, watch } from "../drive.ts";

/** What `batchStream` does with a size. */
function tryOut(size: number): string {
  try {
    batchStream(size).destroy();
    return "accepted";
  } catch {
    return "threw";
  }
}

describe("batches", () => {
  test("T8 gives batches of size items in order", async () => {
    const batches = await itemsOf(batchStream(2), [1, 2, 3, 4, 5, 6]);
    expect(batches.slice(0, 3), "six items in batches of two are three batches, in order").toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
  });

  test("T8 gives batches of one", async () => {
    const batches = await itemsOf(batchStream(1), ["a", "b"]);
    expect(batches.slice(0, 2), "a size of 1 gives an array for each item").toEqual([["a"], ["b"]]);
  });

  test("T8 keeps falsy items", async () => {
    const batches = await itemsOf(batchStream(4), [0, "", false, Number.NaN]);
    expect(batches[0], "falsy items are part of a batch").toEqual([0, "", false, Number.NaN]);
  });

  test("T8 gives a batch as soon as it is full", async () => {
    const stream = batchStream(2);
    const reading = read(stream);
    for (const item of [1, 2]) stream.write(item);
    await until(() => reading.items.length > 0);
    expect(reading.items, "a full batch waits neither for the end nor for a further item").toEqual([
      [1, 2],
    ]);
  });
});

describe("remainder", () => {
  test("T9 gives the remaining items at the end", async () => {
    const batches = await itemsOf(batchStream(2), [1, 2, 3]);
    expect(batches.at(-1), "the remaining items are the last batch").toEqual([3]);
  });

  test("T9 gives no empty batch", async () => {
    const last = await itemsOf(batchStream(2), [1, 2]);
    expect(last.length, "full batches are not followed by an empty one").toBe(1);
    const none = await itemsOf(batchStream(2), []);
    expect(none.length, "without items there is no batch").toBe(0);
  });

  test("T9 gives the remaining items if the end comes later", async () => {
    const stream = batchStream(2);
    const reading = read(stream);
    stream.write("a");
    await until(() => false, 5);
    stream.end();
    await until(() => reading.ended);
    expect(reading.items, "an end that comes later gives the items that wait").toEqual([["a"]]);
    expect(reading.ended, "an end that comes later ends the stream").toBe(true);
  });

  test("T9 emits finish", async () => {
    const stream = batchStream(2);
    const reading = read(stream);
    stream.end("a");
    await until(() => reading.ended && stream.writableFinished);
    expect(stream.writableFinished, "the stream emits finish, so that a pipeline resolves").toBe(
      true,
    );
  });
});

describe("own-arrays", () => {
  test("T10 does not change a batch that was given", async () => {
    const stream = batchStream(2);
    const reading = read(stream);
    stream.write("a");
    stream.write("b");
    await until(() => reading.items.length > 0);
    const before = JSON.stringify(reading.items[0]);
    stream.write("c");
    await until(() => false, 5);
    expect(JSON.stringify(reading.items[0]), "later items do not change an earlier batch").toBe(
      before,
    );
    stream.write("d");
    await until(() => reading.items.length > 1);
    expect(reading.items[1], "each batch is another array").not.toBe(reading.items[0]);
  });
});

describe("batch-size", () => {
  test("T11 throws for a size that is no positive integer", () => {
    expect(
      [0, -1].map(tryOut),
      "batchStream throws if size is 0 or negative, as no batch would ever be full",
    ).toEqual(["threw", "threw"]);
    expect(
      [1.5, Number.NaN, Infinity].map(tryOut),
      "batchStream throws if size is no integer",
    ).toEqual(["threw", "threw", "threw"]);
  });
});

describe("max-wait", () => {
  test("T12 gives a smaller batch after maxWait", async () => {
    const clock = replaceClock();
    const stream = batchStream(3, { maxWait: 100 });
    const reading = read(stream);
    stream.write("a");
    await clock.advance(99);
    expect(reading.items, "an item waits for others until maxWait is over").toEqual([]);
    await clock.advance(1);
    expect(reading.items, "an item is given maxWait after it arrived").toEqual([["a"]]);
  });

  test("T12 counts from the first item", async () => {
    const clock = replaceClock();
    const stream = batchStream(9, { maxWait: 100 });
    const reading = read(stream);
    for (const item of ["a", "b", "c", "d"]) {
      stream.write(item);
      await clock.advance(30);
    }
    expect(reading.items, "later items do not extend the time of the first one").toEqual([
      ["a", "b", "c", "d"],
    ]);
  });

  test("T12 takes 0 as the shortest time", async () => {
    const clock = replaceClock();
    const stream = batchStream(3, { maxWait: 0 });
    const reading = read(stream);
    stream.write("a");
    await clock.advance(2);
    expect(reading.items, "with a maxWait of 0 a batch is given at the next timer").toEqual([
      ["a"],
    ]);
  });

  test("T12 waits without maxWait", async () => {
    const clock = replaceClock();
    const stream = batchStream(2);
    const reading = read(stream);
    stream.write("a");
    await clock.advance(3_600_000);
    expect(reading.items, "without maxWait a batch waits until it is full").toEqual([]);
    stream.write("b");
    await until(() => reading.items.length > 0);
    expect(reading.items, "without maxWait a full batch is given").toEqual([["a", "b"]]);
  });

  test("T13 counts a batch after an early one from its own first item", async () => {
    const clock = replaceClock();
    const stream = batchStream(3, { maxWait: 100 });
    const reading = read(stream);
    stream.write("a");
    await clock.advance(150);
    for (const item of ["b", "c", "d"]) stream.write(item);
    await clock.advance(0);
    expect(reading.items, "items that were given early are not counted again").toEqual([
      ["a"],
      ["b", "c", "d"],
    ]);
  });

  test("T13 times a batch after a full one from its own first item", async () => {
    const clock = replaceClock();
    const stream = batchStream(2, { maxWait: 100 });
    const reading = read(stream);
    stream.write("a");
    await clock.advance(60);
    for (const item of ["b", "c"]) stream.write(item);
    await clock.advance(60);
    expect(reading.items, "the time of a full batch does not count for the next one").toEqual([
      ["a", "b"],
    ]);
    await clock.advance(40);
    expect(reading.items, "the batch after a full one has a time of its own").toEqual([
      ["a", "b"],
      ["c"],
    ]);
  });
});

describe("batch-timers", () => {
  test("T14 has no timer before the first item", async () => {
    const clock = replaceClock();
    const reading = read(batchStream(2, { maxWait: 100 }));
    await clock.advance(1000);
    expect(clock.pending(), "no timer runs before the first item").toBe(0);
    expect(reading.items, "without items no batch is given").toEqual([]);
  });

  test("T14 has no timer after a full batch", async () => {
    const clock = replaceClock();
    const stream = batchStream(2, { maxWait: 100 });
    read(stream);
    stream.write("a");
    stream.write("b");
    await clock.advance(0);
    expect(clock.pending(), "a full batch clears its timer").toBe(0);
  });

  test("T14 has no timer after the end", async () => {
    const clock = replaceClock();
    const stream = batchStream(2, { maxWait: 100 });
    const reading = read(stream);
    stream.end("a");
    await clock.advance(0);
    await until(() => reading.ended);
    expect(clock.pending(), "the end of the input clears the timer").toBe(0);
  });

  test("T14 has no timer after the end while nobody reads", async () => {
    const clock = replaceClock();
    const stream = batchStream(2, { maxWait: 100 });
    watch(stream);
    stream.read(0);
    stream.write("a");
    await clock.advance(10);
    stream.end();
    await clock.advance(0);
    expect(clock.pending(), "the end of the input clears the timer, also if nobody reads").toBe(0);
  });

  test("T14 has no timer after destroy", async () => {
    const clock = replaceClock();
    const stream = batchStream(2, { maxWait: 100 });
    const reading = read(stream);
    stream.write("a");
    await clock.advance(10);
    stream.destroy();
    await until(() => reading.closed);
    expect(clock.pending(), "destroy clears the timer").toBe(0);
  });

  test("T14 still closes after destroy with an error", async () => {
    const stream = batchStream(2, { maxWait: 100 });
    const reading = watch(stream);
    const reason = new Error("stopped");
    stream.destroy(reason);
    await until(() => reading.closed);
    expect(reading.failure, "destroy passes its error on").toBe(reason);
    expect(reading.closed, "destroy closes the stream").toBe(true);
  });
});
