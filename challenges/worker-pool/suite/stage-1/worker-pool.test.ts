import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { WorkerPool } from "@solution";
import { rejection, sleep, turn, value } from "../../../kit.ts";
import {
  Board,
  ECHO_URL,
  PATIENCE_MS,
  TASKS,
  countAlive,
  messageIn,
  openPool,
  quietly,
  settles,
  threadIn,
  watchThreads,
} from "../bench.ts";

const ANSWERED = "execute resolves with the data of the answer";

/** The same relative path beginning with a folder, if the working directory has one. */
function withoutDots(relative: string): string {
  if (!relative.startsWith("..")) return relative;
  try {
    const folder = readdirSync(".", { withFileTypes: true }).find((entry) => entry.isDirectory());
    return folder === undefined ? relative : `${folder.name}/../${relative}`;
  } catch {
    return relative; // the working directory may not be readable here
  }
}

describe("answers", () => {
  test("W1 resolves with falsy answers", async () => {
    const { run } = openPool(ECHO_URL, 1);
    const sentence = "a falsy answer is an answer like any other";
    for (const falsy of [0, false, "", null, undefined, Number.NaN, 0n]) {
      expect(await value(run(falsy), PATIENCE_MS, sentence), sentence).toBe(falsy);
    }
  });

  test("W1 resolves with an object, a Map, a Date, bytes and an ArrayBuffer", async () => {
    const { run } = openPool(ECHO_URL, 1);
    const sentence = "whatever can be cloned comes back as it was";
    const bytes = new Uint8Array([1, 2, 3]);
    for (const data of [{ n: [1, { deep: "yes" }] }, new Map([["k", 1]]), new Date(0), bytes]) {
      expect(await value(run(data), PATIENCE_MS, sentence), sentence).toEqual(data);
    }
    const buffer = await value(run(bytes.buffer), PATIENCE_MS, sentence);
    expect(buffer, sentence).toBeInstanceOf(ArrayBuffer);
    const property = "only the answer says whether it is an error, not what is in its data";
    const data = { error: "text" };
    expect(await value(run(data), PATIENCE_MS, property), property).toEqual(data);
  });

  test("W1 takes the worker file as a path or as a URL", async () => {
    const absolute = fileURLToPath(ECHO_URL);
    const relative = path.relative(process.cwd(), absolute);
    const files = [absolute, withoutDots(relative), `.${path.sep}${relative}`, ECHO_URL];
    const answers = files.map((file) => openPool(file, 1).run("hello"));
    const names = [
      "an absolute path",
      "a relative path",
      "a relative path with a dot",
      "a file URL",
    ];
    for (const [at, answer] of answers.entries()) {
      const sentence = `workerPath may be ${names[at]}`;
      expect(await value(answer, PATIENCE_MS, sentence), sentence).toBe("hello");
    }
  });
});

describe("error-answers", () => {
  test("W2 rejects with an Error that has the message", async () => {
    const { run } = openPool(TASKS, 1);
    const sentence = "an error answer rejects its task";
    const reason = await rejection(
      run({ do: "refuse", message: "no such user" }),
      PATIENCE_MS,
      sentence,
    );
    expect(reason, "an error answer rejects with an Error").toBeInstanceOf(Error);
    expect(messageIn(reason), "the message is the text of the error answer").toBe("no such user");
  });

  test("W2 uses the same worker again after an error answer", async () => {
    const { run } = openPool(TASKS, 1);
    const sentence = "the worker that answered with an error takes the next task";
    const first = threadIn(await value(run({ do: "where" }), PATIENCE_MS, ANSWERED));
    const before = threadIn(await value(run({ do: "where" }), PATIENCE_MS, ANSWERED));
    if (first !== before) return; // that successes keep their worker is judged elsewhere
    await settles(run({ do: "refuse", message: "no" }));
    const after = threadIn(await value(run({ do: "where" }), PATIENCE_MS, sentence));
    expect(after, sentence).toBe(before);
  });

  test("W2 goes on with the queue after an error answer", async () => {
    const { run } = openPool(TASKS, 1);
    void run({ do: "refuse", message: "no" });
    const sentence = "a task that waited behind an error answer is run";
    const answer = await value(run({ do: "say", value: "next" }), PATIENCE_MS, sentence);
    expect(answer, sentence).toBe("next");
  });
});

describe("pool-size", () => {
  const refuse = (size: unknown) => {
    try {
      Reflect.construct(WorkerPool, [TASKS, size]);
    } catch (error) {
      return error instanceof RangeError ? "a RangeError" : `another value: ${String(error)}`;
    }
    return "nothing";
  };

  test("W16 throws a RangeError for zero and below", () => {
    watchThreads();
    expect(refuse(0), "a pool size of 0 throws a RangeError").toBe("a RangeError");
    expect(refuse(-1), "a pool size of -1 throws a RangeError").toBe("a RangeError");
  });

  test("W16 throws a RangeError for what is no whole number", () => {
    watchThreads();
    expect(refuse(1.5), "a pool size of 1.5 throws a RangeError").toBe("a RangeError");
    expect(refuse(Number.NaN), "a pool size of NaN throws a RangeError").toBe("a RangeError");
    expect(refuse("2"), 'a pool size of "2" throws a RangeError').toBe("a RangeError");
    // Last, because it never ends in a pool that starts its threads and checks nothing.
    const sentence = "a pool size of Infinity throws a RangeError";
    expect(refuse(Number.POSITIVE_INFINITY), sentence).toBe("a RangeError");
  });

  test("W16 starts no thread for a wrong size", async () => {
    const threads = watchThreads();
    refuse(1.5);
    await turn();
    expect(threads.length, "the constructor throws before it starts a thread").toBe(0);
  });
});

describe("default-size", () => {
  test("A2 takes the available parallelism without a size", () => {
    const { pool } = openPool(TASKS);
    const sentence = "without poolSize the total is os.availableParallelism()";
    expect(pool.stats.total, sentence).toBe(availableParallelism());
  });

  test("A2 takes the available parallelism for undefined", () => {
    const { pool } = openPool(TASKS, undefined);
    const sentence = "with poolSize undefined the total is os.availableParallelism()";
    expect(pool.stats.total, sentence).toBe(availableParallelism());
  });
});

describe("stats", () => {
  const four = ({ total, busy, available, queued }: WorkerPool["stats"]) => ({
    total,
    busy,
    available,
    queued,
  });

  test("W15 shows an unused pool as available", () => {
    const { pool } = openPool(TASKS, 3);
    const sentence = "threads that have nothing to do are available, started or not";
    expect(four(pool.stats), sentence).toEqual({ total: 3, busy: 0, available: 3, queued: 0 });
  });

  test("W15 is right directly after execute", () => {
    const { pool, run } = openPool(TASKS, 2);
    void run({ do: "never" });
    const one = four(pool.stats);
    void run({ do: "never" });
    void run({ do: "never" });
    expect(one, "one call on a pool of two").toEqual({
      total: 2,
      busy: 1,
      available: 1,
      queued: 0,
    });
    expect(four(pool.stats), "three calls on a pool of two, in the same tick").toEqual({
      total: 2,
      busy: 2,
      available: 0,
      queued: 1,
    });
  });

  test("W15 follows the tasks as they settle", async () => {
    const { pool, run } = openPool(TASKS, 2);
    const board = new Board();
    const held = (gate: number) =>
      run({ do: "say", value: `task ${gate}`, board: board.cells, gate });
    const tasks = [held(0), held(1), held(2)] as const;
    const seen = [];
    for (const [gate, task] of tasks.entries()) {
      board.open(gate);
      await value(task, PATIENCE_MS, ANSWERED);
      await turn();
      seen.push(four(pool.stats));
    }
    expect(seen, "each settled task makes room for the next queued one").toEqual([
      { total: 2, busy: 2, available: 0, queued: 0 },
      { total: 2, busy: 1, available: 1, queued: 0 },
      { total: 2, busy: 0, available: 2, queued: 0 },
    ]);
  });

  test("W15 counts an error answer as done", async () => {
    const { pool, run } = openPool(TASKS, 1);
    await settles(run({ do: "refuse", message: "no" }), PATIENCE_MS);
    await turn();
    const sentence = "a worker that has answered with an error is available";
    expect(four(pool.stats), sentence).toEqual({ total: 1, busy: 0, available: 1, queued: 0 });
  });

  test("W15 is right again after a crash", async () => {
    const { pool, run, threads } = openPool(TASKS, 2);
    await rejection(run({ do: "throw", message: "x" }), PATIENCE_MS, "a crash rejects its task");
    await turn();
    const { busy, queued } = pool.stats;
    const sentence = "a task that was lost in a crash is counted no longer";
    expect({ busy, queued }, sentence).toEqual({ busy: 0, queued: 0 });
    // The thread ends a little after its task.
    const end = performance.now() + 2200;
    while (countAlive(threads) === threads.length && performance.now() < end) await sleep(2);
    await turn();
    while (pool.stats.total !== 2 && performance.now() < end) await turn();
    const back = "two seconds after a crash the pool has its full size again";
    expect(four(pool.stats), back).toEqual({ total: 2, busy: 0, available: 2, queued: 0 });
  });

  test("W15 is all zero once destroy has resolved", async () => {
    const { pool, run } = openPool(TASKS, 2);
    for (let i = 0; i < 3; i++) void run({ do: "never" });
    // A destroy that never resolves is judged elsewhere.
    if (!(await settles(quietly(() => pool.destroy())))) return;
    const sentence = "a destroyed pool has no workers and no tasks";
    expect(four(pool.stats), sentence).toEqual({ total: 0, busy: 0, available: 0, queued: 0 });
  });

  test("W15 gives a fresh object at each read", () => {
    const { pool, run } = openPool(TASKS, 1);
    const before = pool.stats;
    void run({ do: "never" });
    expect(pool.stats.busy, "the next read shows the task").toBe(1);
    const sentence = "stats that were read do not change later";
    expect(four(before), sentence).toEqual({ total: 1, busy: 0, available: 1, queued: 0 });
    Reflect.set(pool.stats, "total", 99);
    expect(pool.stats.total, "changing an object that was read does not change the pool").toBe(1);
  });
});
