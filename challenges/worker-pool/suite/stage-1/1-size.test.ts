import { availableParallelism } from "node:os";
import { describe, expect, test } from "vitest";
import { WorkerPool } from "@solution";
import { turn } from "../../../kit.ts";
import { TASKS, openPool, readStats, watchThreads } from "../bench.ts";

describe("pool-size", () => {
  const construct = (size: unknown) => {
    try {
      Reflect.construct(WorkerPool, [TASKS, size]);
    } catch (error) {
      return error instanceof RangeError ? "a RangeError" : `another value: ${String(error)}`;
    }
    return "nothing";
  };

  test("W7 throws a RangeError for zero and below", () => {
    watchThreads();
    expect(construct(0), "a pool size of 0 throws a RangeError").toBe("a RangeError");
    expect(construct(-1), "a pool size of -1 throws a RangeError").toBe("a RangeError");
  });

  test("W7 throws a RangeError for a size that is not a whole number", () => {
    watchThreads();
    expect(construct(1.5), "a pool size of 1.5 throws a RangeError").toBe("a RangeError");
    expect(construct(Number.NaN), "a pool size of NaN throws a RangeError").toBe("a RangeError");
    expect(construct("2"), 'a pool size of "2" throws a RangeError').toBe("a RangeError");
    // Last, because it never ends in a pool that starts its threads and checks nothing.
    const sentence = "a pool size of Infinity throws a RangeError";
    expect(construct(Number.POSITIVE_INFINITY), sentence).toBe("a RangeError");
  });

  test("W7 starts no thread for an invalid size", async () => {
    const threads = watchThreads();
    construct(1.5);
    await turn();
    expect(threads.length, "the constructor throws before it starts a thread").toBe(0);
  });
});

describe("default-size", () => {
  test("W8 takes the available parallelism without a size", () => {
    const { pool } = openPool(TASKS);
    const sentence = "without a poolSize the total is os.availableParallelism()";
    expect(readStats(pool).total, sentence).toBe(availableParallelism());
  });

  test("W8 takes the available parallelism for undefined", () => {
    const { pool } = openPool(TASKS, undefined);
    const sentence = "with a poolSize of undefined the total is os.availableParallelism()";
    expect(readStats(pool).total, sentence).toBe(availableParallelism());
  });
});
