import { afterAll, describe, expect, test } from "vitest";
import { turn } from "../../../kit.ts";
import { Board } from "../board.ts";
import {
  ANSWERED,
  TASKS,
  borrowPool,
  clearShelf,
  countAlive,
  lendNewPool,
  openPool,
  readStats,
} from "../bench.ts";
import { comesTrue, ending, settles, until, value } from "../wait.ts";

afterAll(clearShelf);

describe("stats", () => {
  test("W6 shows an unused pool as available", () => {
    const { pool } = openPool(TASKS, 2);
    const sentence = "threads that have nothing to do are available, whether started or not";
    expect(readStats(pool), sentence).toEqual({ total: 2, busy: 0, available: 2, queued: 0 });
  });

  test("W6 is right directly after execute, and follows the tasks as they settle", async () => {
    const { pool, run } = lendNewPool(2);
    const board = new Board();
    const start = (gate: number) =>
      run({ do: "say", value: `task ${gate}`, board: board.cells, gate });
    const tasks = [start(0)];
    const one = readStats(pool);
    tasks.push(start(1), start(2));
    const seen = [readStats(pool)];
    for (const [gate, task] of tasks.entries()) {
      board.open(gate);
      await value(task, ANSWERED);
      await turn();
      seen.push(readStats(pool));
    }
    const first = "directly after one call on a pool of two, one worker is busy";
    expect(one, first).toEqual({ total: 2, busy: 1, available: 1, queued: 0 });
    const second = "directly after three calls on a pool of two, two are busy and one task waits";
    expect(seen.shift(), second).toEqual({ total: 2, busy: 2, available: 0, queued: 1 });
    expect(seen, "each settled task makes room for the next queued one").toEqual([
      { total: 2, busy: 2, available: 0, queued: 0 },
      { total: 2, busy: 1, available: 1, queued: 0 },
      { total: 2, busy: 0, available: 2, queued: 0 },
    ]);
  });

  test("W6 counts a task with an error reply as done", async () => {
    const { pool, run } = await borrowPool(2);
    await ending(run({ do: "refuse", message: "no" }), "an error reply settles its task");
    await turn();
    const sentence = "a worker that has sent an error reply is available";
    expect(readStats(pool), sentence).toEqual({ total: 2, busy: 0, available: 2, queued: 0 });
  });

  test("W6 returns a new object at each read", async () => {
    const { pool, run } = await borrowPool(2);
    const board = new Board();
    readStats(pool);
    const before = pool.stats;
    const task = run(board.holding("held"));
    const { busy } = readStats(pool);
    const { total, busy: then, available, queued } = before;
    board.open(0);
    await value(task, ANSWERED);
    expect(busy, "the next read of stats shows the task").toBe(1);
    const sentence = "an object that was read from stats does not change later";
    const kept = { total, busy: then, available, queued };
    expect(kept, sentence).toEqual({ total: 2, busy: 0, available: 2, queued: 0 });
  });
});

describe("parallel", () => {
  test("W5 has as many tasks under way as there are workers, and never more", async () => {
    const { run, threads } = await borrowPool(2);
    const board = new Board();
    const held = [1, 2, 3].map((n) => run(board.holding(n)));
    await board.whenStarted(2, "two tasks run at once in a pool of two");
    await turn();
    await comesTrue(() => countAlive(threads) <= 2, 300);
    const alive = countAlive(threads);
    board.open(0);
    await ending(Promise.all(held), ANSWERED);
    expect(alive, "three tasks start no third thread in a pool of two").toBeLessThanOrEqual(2);
  });

  test("W5 gives a worker its next task after its reply", async () => {
    const { run } = await borrowPool(2);
    const tasks = [1, 2, 3, 4].map((id) => run({ do: "pause", ms: 5, id }));
    const answers = await value(Promise.all(tasks), ANSWERED);
    const sentence = "a worker has one task at a time, even if its tasks are asynchronous";
    const overlaps = answers.filter((answer) => Reflect.get(Object(answer), "overlap") === true);
    expect(overlaps, sentence).toEqual([]);
  });

  test("W5 lets a free worker take every waiting task", async () => {
    const { run } = await borrowPool(2);
    const board = new Board();
    const held = run(board.holding("held"));
    const quick = [1, 2, 3].map((n) => run({ do: "say", value: n, board: board.cells }));
    const sentence = "while one worker is busy the other one takes all the waiting tasks";
    await until(() => board.started === 4, sentence);
    board.open(0);
    await settles(Promise.all([held, ...quick]));
  });
});
