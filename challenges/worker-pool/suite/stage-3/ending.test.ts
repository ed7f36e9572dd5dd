import { describe, expect, test } from "vitest";
import { rejection, sleep, turn, value } from "../../../kit.ts";
import {
  Board,
  MISSING,
  PATIENCE_MS,
  TASKS,
  codeIn,
  countAlive,
  letOneDieIdle,
  openPool,
  quietly,
  settles,
} from "../bench.ts";

describe("never-throws", () => {
  /** What a call does before its promise settles. */
  const outcome = (call: () => unknown): string => {
    try {
      const result = call();
      if (!(result instanceof Promise)) return "returns no promise";
      result.catch(() => undefined);
      return "returns a promise";
    } catch (error) {
      return `throws ${String(error)}`;
    }
  };

  test("A5 returns a promise for data that cannot be cloned", () => {
    const { pool } = openPool(TASKS, 1);
    const sentence = "execute returns a promise, also for data that cannot be cloned";
    expect(
      outcome(() => pool.execute(() => 1)),
      sentence,
    ).toBe("returns a promise");
  });

  test("A5 returns a promise after destroy", async () => {
    const { pool } = openPool(TASKS, 1);
    expect(
      outcome(() => pool.destroy()),
      "destroy returns a promise",
    ).toBe("returns a promise");
    expect(
      outcome(() => pool.destroy()),
      "a second destroy returns a promise",
    ).toBe("returns a promise");
    const sentence = "execute on a destroyed pool returns a promise";
    expect(
      outcome(() => pool.execute(1)),
      sentence,
    ).toBe("returns a promise");
  });
});

describe("stray-messages", () => {
  const HARMLESS = "a message without a task causes no exception in the main thread";

  /** What surfaces in the main thread when a worker posts `messages` 20 ms after its answer. */
  async function surfaced(messages: unknown[]): Promise<string[]> {
    const { run, strays } = openPool(TASKS, 1);
    const board = new Board();
    void run({ do: "chatter", messages, board: board.cells });
    const end = performance.now() + PATIENCE_MS;
    while (!board.chattered && performance.now() < end) await sleep(2);
    await sleep(40);
    return strays.map(String);
  }

  test("W12 takes no harm from answers without a task", async () => {
    expect(await surfaced([{ data: "talk" }, { error: "talk" }]), HARMLESS).toEqual([]);
  });

  test("W12 takes no harm from null without a task", async () => {
    expect(await surfaced([null]), HARMLESS).toEqual([]);
  });
});

describe("destroy", () => {
  const RESOLVED = "destroy resolves";

  test("W13 rejects the running tasks", async () => {
    const { pool, run } = openPool(TASKS, 2);
    const board = new Board();
    const tasks = [run({ do: "never", board: board.cells }), run({ do: "never" })];
    await board.whenStarted(1, "the first task starts");
    void quietly(() => pool.destroy());
    const sentence = "destroy rejects a running task with the code POOL_DESTROYED";
    for (const task of tasks) {
      expect(codeIn(await rejection(task, PATIENCE_MS, sentence)), sentence).toBe("POOL_DESTROYED");
    }
  });

  test("W13 rejects the queued tasks", async () => {
    const { pool, run } = openPool(TASKS, 1);
    void run({ do: "never" });
    const queued = [run({ do: "never" }), run({ do: "never" })];
    void quietly(() => pool.destroy());
    const sentence = "destroy rejects a queued task with the code POOL_DESTROYED";
    for (const task of queued) {
      expect(codeIn(await rejection(task, PATIENCE_MS, sentence)), sentence).toBe("POOL_DESTROYED");
    }
  });

  test("W13 resolves once all threads have ended", async () => {
    const { pool, run, threads } = openPool(TASKS, 2);
    const board = new Board();
    void run({ do: "spin", board: board.cells });
    void run({ do: "spin", board: board.cells });
    await board.whenStarted(1, "a task starts");
    const own = [...threads];
    await value(
      quietly(() => pool.destroy()),
      PATIENCE_MS,
      RESOLVED,
    );
    const sentence = "when destroy resolves no thread of the pool is alive";
    expect(countAlive(own), sentence).toBe(0);
    const { beats } = board;
    await sleep(20);
    expect(board.beats - beats, "no task runs on after destroy has resolved").toBe(0);
  });

  test("W13 ends threads that were idle", async () => {
    const { pool, run, threads } = openPool(TASKS, 2);
    await value(run({ do: "where" }), PATIENCE_MS, "execute resolves with the data of the answer");
    const own = [...threads];
    await value(
      quietly(() => pool.destroy()),
      PATIENCE_MS,
      RESOLVED,
    );
    expect(countAlive(own), "when destroy resolves no thread of the pool is alive").toBe(0);
  });

  test("W13 resolves on a pool that was never used", async () => {
    const { pool } = openPool(TASKS, 2);
    await value(
      quietly(() => pool.destroy()),
      PATIENCE_MS,
      "destroy of an unused pool resolves",
    );
  });

  test("W13 resolves a second call", async () => {
    const { pool, run } = openPool(TASKS, 1);
    void run({ do: "never" });
    const first = quietly(() => pool.destroy());
    const second = quietly(() => pool.destroy());
    await value(first, PATIENCE_MS, RESOLVED);
    await value(second, PATIENCE_MS, "a second destroy while the first is under way resolves");
    const third = quietly(() => pool.destroy());
    await value(third, PATIENCE_MS, "a destroy after the pool has been destroyed resolves");
  });

  test("W13 resolves when a worker has just crashed", async () => {
    const { pool, run } = openPool(TASKS, 2);
    await settles(run({ do: "throw", message: "x" }));
    const sentence = "destroy resolves also when a worker has just crashed";
    await value(
      quietly(() => pool.destroy()),
      PATIENCE_MS,
      sentence,
    );
  });

  test("W13 resolves when a worker has died while idle", async () => {
    const bench = openPool(TASKS, 1);
    await letOneDieIdle(bench, { code: 0 }, 20);
    const sentence = "destroy resolves also when a worker has died while idle";
    await value(
      quietly(() => bench.pool.destroy()),
      PATIENCE_MS,
      sentence,
    );
  });
});

describe("after-destroy", () => {
  const REFUSED = "a task for a destroyed pool is rejected with the code POOL_DESTROYED";

  test("W14 refuses tasks while the pool is being destroyed", async () => {
    const { pool, run } = openPool(TASKS, 1);
    void quietly(() => pool.destroy());
    expect(codeIn(await rejection(run(1), PATIENCE_MS, REFUSED)), REFUSED).toBe("POOL_DESTROYED");
  });

  test("W14 refuses tasks after the pool has been destroyed", async () => {
    const { pool, run } = openPool(TASKS, 1);
    await settles(quietly(() => pool.destroy()));
    expect(codeIn(await rejection(run(1), PATIENCE_MS, REFUSED)), REFUSED).toBe("POOL_DESTROYED");
  });

  test("W14 starts no thread for workers that end or tasks that come", async () => {
    const { pool, run, threads } = openPool(TASKS, 2);
    const board = new Board();
    await settles(Promise.all([run({ do: "where" }), run({ do: "where" })]));
    for (let i = 0; i < 3; i++) void run({ do: "never", board: board.cells });
    await board.whenStarted(1, "a task starts");
    const destroyed = quietly(() => pool.destroy());
    await new Promise<void>((resolve) => process.nextTick(resolve));
    const before = threads.length;
    void run({ do: "never" });
    await settles(destroyed);
    void run({ do: "never" });
    await sleep(60);
    expect(threads.length - before, "no thread is started once destroy has been called").toBe(0);
  });

  test("W14 starts no thread for a worker that has just crashed", async () => {
    const { pool, run, threads } = openPool(TASKS, 1);
    await settles(run({ do: "where" }));
    await settles(run({ do: "throw", message: "x" }));
    const destroyed = quietly(() => pool.destroy());
    await new Promise<void>((resolve) => process.nextTick(resolve));
    const before = threads.length;
    await settles(destroyed);
    await sleep(60);
    expect(threads.length - before, "no thread is started once destroy has been called").toBe(0);
  });
});

describe("quiet", () => {
  const QUIET = "nothing the pool does ends in an unhandled rejection or an uncaught exception";

  test("A6 is quiet when tasks are rejected", async () => {
    const { run, strays } = openPool(TASKS, 1);
    const tasks = [
      run(() => 1),
      run({ do: "refuse", message: "no" }),
      run({ do: "throw", message: "x" }),
      run({ do: "exit", code: 1 }),
    ];
    await Promise.race([Promise.allSettled(tasks), sleep(PATIENCE_MS)]);
    await turn();
    expect(strays.map(String), QUIET).toEqual([]);
  });

  test("A6 is quiet when the worker file is broken", async () => {
    const { run, strays } = openPool(MISSING, 2);
    await Promise.race([Promise.allSettled([run(1), run(2), run(3)]), sleep(PATIENCE_MS)]);
    await sleep(60);
    expect(strays.map(String), QUIET).toEqual([]);
  });

  test("A6 is quiet when the pool is destroyed", async () => {
    const { pool, run, strays } = openPool(TASKS, 2);
    const board = new Board();
    for (let i = 0; i < 4; i++) void run({ do: "never", board: board.cells });
    await board.whenStarted(1, "a task starts");
    const destroyed = [quietly(() => pool.destroy()), quietly(() => pool.destroy())];
    void run({ do: "never" });
    await Promise.race([Promise.allSettled(destroyed), sleep(PATIENCE_MS)]);
    await turn();
    expect(strays.map(String), QUIET).toEqual([]);
  });
});
