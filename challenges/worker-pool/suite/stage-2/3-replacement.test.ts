import { afterAll, describe, expect, test } from "vitest";
import { turn } from "../../../kit.ts";
import { Board } from "../board.ts";
import {
  ANSWERED,
  borrowPool,
  canMeet,
  clearShelf,
  countAlive,
  isParallel,
  letOneDieIdle,
  listStrays,
  readStats,
} from "../bench.ts";
import type { Bench } from "../bench.ts";
import { comesTrue, ending, settles, until, value } from "../wait.ts";

afterAll(clearShelf);

describe("replacement", () => {
  const BACK_MS = 2000;
  const crash = { do: "throw", message: "x" };

  /** Fails unless the queued tasks end; that a crash does not reject them is judged elsewhere. */
  async function goOn(queued: Promise<unknown>[], sentence: string): Promise<void> {
    await ending(Promise.allSettled(queued), sentence, BACK_MS);
  }

  test("W12 counts a lost task no longer and takes the next one", async () => {
    const { pool, run, threads } = await borrowPool(1);
    await value(run({ do: "where" }), ANSWERED);
    await ending(run(crash), "a task whose worker crashes is settled");
    await turn();
    const sentence = "a task that was lost in a crash is no longer counted";
    const counts = () => {
      const { busy, queued } = readStats(pool);
      return { busy, queued };
    };
    expect(counts(), sentence).toEqual({ busy: 0, queued: 0 });
    // The thread ends a little after its task.
    await comesTrue(() => countAlive(threads) < threads.length);
    await turn();
    expect(counts(), sentence).toEqual({ busy: 0, queued: 0 });
    const back = "two seconds after a crash stats shows the full size again";
    await comesTrue(() => readStats(pool).total === 1, BACK_MS);
    expect(readStats(pool).total, back).toBe(1);
    const taken = "a task that comes after a crash is run by a new worker";
    await goOn([run({ do: "say", value: "next" })], taken);
    await ending(run({ do: "exit", code: 0 }), "a task whose worker exits is settled");
    const again = "a task that comes after an exit is run by a new worker";
    await goOn([run({ do: "say", value: "next" })], again);
  });

  test("W12 runs the queue after a crash and after an exit", async () => {
    const { run } = await borrowPool(1);
    void run(crash);
    const first = run({ do: "say", value: "a" });
    void run({ do: "exit", code: 0 });
    const second = run({ do: "say", value: "b" });
    await goOn([first], "a task that waited behind a crash is run by a new worker");
    await goOn([second], "a task that waited behind an exit is run by a new worker");
  });

  test("W12 has all workers again when all have crashed at once", async () => {
    const bench = await borrowPool(2);
    const { run, threads } = bench;
    if (!(await isParallel(run))) return; // judged elsewhere
    for (const task of [crash, crash]) void run(task);
    const queued = ["a", "b", "c"].map((text) => run({ do: "say", value: text }));
    await goOn(queued, "when all workers crash at once the queued tasks are still run");
    await until(() => countDead(threads) >= 2, "the threads of crashed workers end");
    await turn();
    const sentence = "a crash is followed by one new worker, even if it emits two events";
    expect(await countBusyThreads(bench), sentence).toBeLessThanOrEqual(2);
    await ending(run({ do: "exit", code: 1 }), "a task of a lost worker is settled", BACK_MS);
    const whole = "after many crashes all workers are usable again";
    expect(await canMeet(run, 2, BACK_MS), whole).toBe(true);
  });

  const countDead = (threads: Bench["threads"]) => threads.length - countAlive(threads);

  /** How many threads are alive in a pool of two that has three tasks to run. */
  async function countBusyThreads({ run, threads }: Bench): Promise<number> {
    const board = new Board();
    const held = [1, 2, 3].map((n) => run(board.holding(n)));
    await board.whenStarted(2, "after a crash of all workers two tasks run at once");
    await turn();
    const alive = countAlive(threads);
    board.open(0);
    await settles(Promise.all(held));
    return alive;
  }
});

describe("idle-death", () => {
  test("W13 replaces workers that throw or exit while idle", async () => {
    const bench = await borrowPool(2);
    if (!(await isParallel(bench.run))) return; // judged elsewhere
    for (const how of [{ message: "thrown while idle" }, { code: 0 }]) {
      await letFirstDieIdle(bench, how);
      const board = new Board();
      const held = [1, 2].map((n) => bench.run(board.holding(n)));
      const next = "a worker that died while idle is replaced by the time the next task comes";
      await board.whenStarted(2, next);
      board.open(0);
      await settles(Promise.all(held));
    }
    const sentence = "an error of an idle worker does not surface in the main thread";
    expect(listStrays(), sentence).toEqual([]);
  });

  /** Ends the one of two idle workers that has been idle for longer. */
  async function letFirstDieIdle(bench: Bench, how: Parameters<typeof letOneDieIdle>[1]) {
    const board = new Board();
    const meanwhile = async (): Promise<void> => {
      board.open(0);
      await settles(other);
      await turn();
    };
    const dying = letOneDieIdle(bench, how, { meanwhile });
    const other = bench.run(board.holding("idle later"));
    await dying;
  }
});
