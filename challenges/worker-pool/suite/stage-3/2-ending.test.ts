import { describe, expect, test } from "vitest";
import { nextTick } from "node:process";
import { sleep } from "../../../kit.ts";
import { Board } from "../board.ts";
import {
  ANSWERED,
  TASKS,
  countAlive,
  fieldOf,
  letOneDieIdle,
  openPool,
  quietly,
  readStats,
} from "../bench.ts";
import type { Bench } from "../bench.ts";
import { comesTrue, rejection, settles, value } from "../wait.ts";

describe("destroy", () => {
  test("W15 rejects the running and the queued tasks", async () => {
    const { pool, run, threads } = openPool(TASKS, 2);
    const board = new Board();
    const never = { do: "never", board: board.cells };
    const [running, queued] = [
      [run(never), run(never)],
      [run(never), run(never)],
    ];
    await board.whenStarted(1, "a task starts");
    const own = [...threads];
    const destroyed = quietly(() => pool.destroy());
    await value(destroyed, "destroy resolves even if a task that runs is never answered");
    await expectDestroyed(running, "a running task");
    await expectDestroyed(queued, "a queued task");
    expect(countAlive(own), "when destroy resolves no thread of the pool is alive").toBe(0);
    const sentence = "the stats of a destroyed pool are all 0";
    const none = { total: 0, busy: 0, available: 0, queued: 0 };
    expect(readStats(pool), sentence).toEqual(none);
  });

  async function expectDestroyed(tasks: Promise<unknown>[], which: string): Promise<void> {
    for (const task of tasks) {
      const reason = await rejection(task, `${which} is rejected when destroy is called`);
      const coded = `destroy rejects ${which} with the code POOL_DESTROYED`;
      expect(fieldOf(reason, "code"), coded).toBe("POOL_DESTROYED");
      expect(reason, `destroy rejects ${which} with an Error object`).toBeInstanceOf(Error);
    }
  }

  test("W15 ends idle threads and resolves a second call", async () => {
    const { pool, run, threads } = openPool(TASKS, 2);
    await value(run({ do: "where" }), ANSWERED);
    const own = [...threads];
    const first = quietly(() => pool.destroy());
    const second = quietly(() => pool.destroy());
    await value(first, "destroy resolves if all threads are idle");
    expect(countAlive(own), "when destroy resolves the idle threads have ended too").toBe(0);
    await value(second, "a second destroy resolves while the first is under way");
    const third = quietly(() => pool.destroy());
    await value(third, "a destroy resolves after the pool has been destroyed");
  });

  test("W15 resolves on a pool that was never used", async () => {
    const { pool } = openPool(TASKS, 2);
    const destroyed = quietly(() => pool.destroy());
    await value(destroyed, "destroy of an unused pool resolves");
  });

  test("W15 resolves if a worker has just crashed", async () => {
    const { pool, run } = openPool(TASKS, 2);
    await settles(run({ do: "throw", message: "x" }));
    const destroyed = quietly(() => pool.destroy());
    await value(destroyed, "destroy resolves even if a worker has just crashed");
  });

  test("W15 resolves if a worker has died while idle", async () => {
    const bench = openPool(TASKS, 1);
    await letOneDieIdle(bench, { code: 0 }, { rest: 0 });
    const destroyed = quietly(() => bench.pool.destroy());
    await value(destroyed, "destroy resolves even if a worker has died while idle");
  });
});

describe("after-destroy", () => {
  test("W16 rejects tasks after the pool has been destroyed", async () => {
    const { pool, run } = openPool(TASKS, 1);
    await settles(quietly(() => pool.destroy()));
    const reason = await rejection(run({ do: "never" }), "execute on a destroyed pool rejects");
    const coded = "execute on a destroyed pool rejects with the code POOL_DESTROYED";
    expect(fieldOf(reason, "code"), coded).toBe("POOL_DESTROYED");
    const object = "execute on a destroyed pool rejects with an Error object";
    expect(reason, object).toBeInstanceOf(Error);
  });

  test("W16 rejects tasks and starts no thread while the pool is being destroyed", async () => {
    const bench = openPool(TASKS, 1);
    const board = new Board();
    await settles(bench.run({ do: "where" }));
    for (let i = 0; i < 2; i++) void bench.run({ do: "never", board: board.cells });
    await board.whenStarted(1, "a task starts");
    const { started, refused } = await destroy(bench);
    const sentence = "from the call of destroy on, execute rejects with the code POOL_DESTROYED";
    expect(fieldOf(await rejection(refused, sentence), "code"), sentence).toBe("POOL_DESTROYED");
    expect(started, NONE).toBe(0);
  });

  test("W16 starts no thread for a worker that has just crashed", async () => {
    const bench = openPool(TASKS, 1);
    await settles(bench.run({ do: "where" }));
    await settles(bench.run({ do: "throw", message: "x" }));
    // A thread that has ended by now may have a restart planned, which the next test is about.
    if (bench.threads.some(({ threadId }) => threadId === -1)) return;
    expect((await destroy(bench)).started, NONE).toBe(0);
  });

  test("W16 starts no thread for a worker that was to be replaced", async () => {
    const bench = openPool(TASKS, 1);
    await settles(bench.run({ do: "throw", message: "x" }));
    await comesTrue(() => bench.threads.some(({ threadId }) => threadId === -1));
    const sentence = "a restart that was planned before destroy starts no thread after it";
    expect((await destroy(bench)).started, sentence).toBe(0);
  });

  const NONE = "no thread is started once destroy has been called";

  /** Destroys a pool: how many threads start from then on, and what a task at that time comes to. */
  async function destroy({ pool, run, threads }: Bench) {
    const destroyed = quietly(() => pool.destroy());
    // A thread that was started before shows up on the next tick.
    await new Promise<void>((resolve) => nextTick(resolve));
    const before = threads.length;
    const refused = run({ do: "never" });
    await settles(destroyed);
    void run({ do: "never" });
    await sleep(80);
    return { started: threads.length - before, refused };
  }
});
