import { describe, expect, test } from "vitest";
import { createLogger, type Sink } from "@solution";
import { deferred, settled, turn, watchUnhandled } from "../../../kit.ts";
import { throws } from "../drive.ts";

/** A sink that keeps its lines. */
function keep(): { sink: Sink; lines: string[] } {
  const lines: string[] = [];
  return { sink: { write: (line) => void lines.push(line) }, lines };
}

const fail = (): never => {
  throw new Error("the disk is full");
};

describe("broken-sinks", () => {
  test("L16 a call does not throw because of a sink", () => {
    const logger = createLogger({ sinks: [{ write: fail }] });
    const failed = [() => logger.error("one"), () => logger.child({}).info("two")].map(throws);
    expect(failed, "a call does not throw, even if a sink does").toEqual([false, false]);
  });

  test("L16 the other sinks get the line", () => {
    const [first, last] = [keep(), keep()];
    const logger = createLogger({ sinks: [first.sink, { write: fail }, last.sink] });
    throws(() => logger.info("one"));
    throws(() => logger.info("two"));
    const sentence = "sinks before and after one that throws get every line";
    expect([first.lines.length, last.lines.length], sentence).toEqual([2, 2]);
  });

  test("L16 a sink that failed gets the next line", () => {
    let calls = 0;
    const write = (): void => {
      calls += 1;
      if (calls === 1) fail();
    };
    const logger = createLogger({ sinks: [{ write }] });
    throws(() => logger.info("one"));
    throws(() => logger.info("two"));
    expect(calls, "a sink that has thrown gets the next line like any other").toBe(2);
  });

  test("L16 a sink that rejects harms nobody", async () => {
    const unhandled = watchUnhandled();
    const last = keep();
    const write = async (): Promise<void> => fail();
    const logger = createLogger({ sinks: [{ write }, last.sink] });
    logger.info("one");
    expect(last.lines.length, "a sink after one that rejects gets the line").toBe(1);
    for (let turns = 0; turns < 3; turns += 1) await turn();
    expect(unhandled.length, "the rejection of a sink does not stay unhandled").toBe(0);
  });

  test("L16 no sink waits for another", () => {
    const last = keep();
    const forever = new Promise<void>(() => undefined);
    const logger = createLogger({ sinks: [{ write: () => forever }, last.sink] });
    logger.info("one");
    logger.info("two");
    const sentence = "a sink whose promise is pending holds up no other sink and no other line";
    expect(last.lines.length, sentence).toBe(2);
  });
});

describe("flushes", () => {
  test("L17 every sink is flushed", async () => {
    class Counted {
      flushed = 0;
      write(): void {
        // Nothing to keep.
      }
      flush(): void {
        this.flushed += 1;
      }
    }
    const sinks = [new Counted(), new Counted()];
    const logger = createLogger({ sinks: [...sinks, keep().sink] });
    const sentence = "flush resolves if some sinks have no flush";
    expect((await settled(logger.flush(), 1000, sentence)).status, sentence).toBe("fulfilled");
    const counts = sinks.map(({ flushed }) => flushed);
    expect(counts, "flush calls the method flush of each sink once").toEqual([1, 1]);
  });

  test("L17 a child flushes the same sinks", async () => {
    let flushed = 0;
    const sink = { write: () => undefined, flush: () => void (flushed += 1) };
    const sentence = "flush of a child resolves";
    await settled(
      createLogger({ sinks: [sink] })
        .child({ a: 1 })
        .flush(),
      1000,
      sentence,
    );
    expect(flushed, "flush of a child flushes the sinks of its parent").toBe(1);
  });

  test("L17 flush waits for all", async () => {
    const [fast, slow] = [deferred(), deferred()];
    const sinks = [slow, fast].map(({ promise }) => ({
      write: () => undefined,
      flush: () => promise,
    }));
    let done = false;
    const flushed = createLogger({ sinks }).flush();
    void flushed.then(
      () => (done = true),
      () => (done = true),
    );
    fast.resolve();
    await turn();
    await turn();
    expect(done, "flush is pending until the slowest sink has flushed").toBe(false);
    slow.resolve();
    const sentence = "flush resolves when all sinks have flushed";
    expect((await settled(flushed, 1000, sentence)).status, sentence).toBe("fulfilled");
  });

  test("L17 a failed flush stops no other", async () => {
    const unhandled = watchUnhandled();
    const slow = deferred();
    let began = 0;
    const last = {
      write: () => undefined,
      flush: () => {
        began += 1;
        return slow.promise;
      },
    };
    const broken: Sink[] = [
      { write: () => undefined, flush: fail },
      { write: () => undefined, flush: async () => fail() },
    ];
    let done = false;
    const logger = createLogger({ sinks: [...broken, last] });
    const flushed = (async () => logger.flush())();
    void flushed.then(
      () => (done = true),
      () => (done = true),
    );
    await turn();
    await turn();
    const sentence = "after a flush that throws or rejects, the others are called and waited for";
    expect([began, done], sentence).toEqual([1, false]);
    slow.resolve();
    const ended = await settled(flushed, 1000, "flush settles when all sinks have");
    expect(ended.status, "flush resolves even if a sink fails").toBe("fulfilled");
    await turn();
    expect(unhandled.length, "a failed flush leaves no unhandled rejection").toBe(0);
  });
});
