import { afterAll, describe, expect, test } from "vitest";
import { turn } from "../../../kit.ts";
import { Board } from "../board.ts";
import {
  ANSWERED,
  TASKS,
  borrowPool,
  clearShelf,
  countAlive,
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

  test("W6 is right directly after execute", async () => {
    const { pool, run } = openPool(TASKS, 2);
    const tasks = [run({ do: "say", value: 1 })];
    const one = readStats(pool);
    tasks.push(run({ do: "say", value: 2 }), run({ do: "say", value: 3 }));
    const three = readStats(pool);
    await settles(Promise.all(tasks));
    const first = "directly after one call on a pool of two, one worker is busy";
    expect(one, first).toEqual({ total: 2, busy: 1, available: 1, queued: 0 });
    const second = "directly after three calls on a pool of two, two are busy and one task waits";
    expect(three, second).toEqual({ total: 2, busy: 2, available: 0, queued: 1 });
  });

  test("W6 follows the tasks as they settle", async () => {
    const { pool, run } = await borrowPool(3);
    const board = new Board();
    const tasks = [0, 1, 2, 3].map((gate) =>
      run({ do: "say", value: `task ${gate}`, board: board.cells, gate }),
    );
    const seen = [];
    for (const [gate, task] of tasks.entries()) {
      board.open(gate);
      await value(task, ANSWERED);
      await turn();
      seen.push(readStats(pool));
    }
    expect(seen, "each settled task makes room for the next queued one").toEqual([
      { total: 3, busy: 3, available: 0, queued: 0 },
      { total: 3, busy: 2, available: 1, queued: 0 },
      { total: 3, busy: 1, available: 2, queued: 0 },
      { total: 3, busy: 0, available: 3, queued: 0 },
    ]);
  });

  test("W6 counts a task with an error reply as done", async () => {
    const { pool, run } = await borrowPool(1);
    await ending(run({ do: "refuse", message: "no" }), "an error reply settles its task");
    await turn();
    const sentence = "a worker that has sent an error reply is available";
    expect(readStats(pool), sentence).toEqual({ total: 1, busy: 0, available: 1, queued: 0 });
  });

  test("W6 returns a new object at each read", async () => {
    const { pool, run } = await borrowPool(1);
    const board = new Board();
    readStats(pool);
    const before = pool.stats;
    const task = run({ do: "say", value: "held", board: board.cells, gate: 0 });
    const { busy } = readStats(pool);
    const { total, busy: then, available, queued } = before;
    board.open(0);
    await value(task, ANSWERED);
    expect(busy, "the next read of stats shows the task").toBe(1);
    const sentence = "an object that was read from stats does not change later";
    const kept = { total, busy: then, available, queued };
    expect(kept, sentence).toEqual({ total: 1, busy: 0, available: 1, queued: 0 });
  });
});

describe("parallel", () => {
  test("W5 never has more tasks under way than there are workers", async () => {
    const { run, threads } = await borrowPool(3);
    const board = new Board();
    const held = Array.from({ length: 4 }, () =>
      run({ do: "say", value: "held", board: board.cells, gate: 0 }),
    );
    await board.whenStarted(3, "three tasks start in a pool of three");
    await turn();
    await comesTrue(() => countAlive(threads) <= 3, 300);
    const alive = countAlive(threads);
    board.open(0);
    await ending(Promise.all(held), ANSWERED);
    expect(alive, "four tasks start no fourth thread in a pool of three").toBeLessThanOrEqual(3);
  });

  test("W5 gives a worker its next task after its reply", async () => {
    const { run } = await borrowPool(3);
    const tasks = Array.from({ length: 6 }, (_, id) => run({ do: "pause", ms: 5, id }));
    const answers = await value(Promise.all(tasks), ANSWERED);
    const sentence = "a worker has one task at a time, even if its tasks are asynchronous";
    const overlaps = answers.filter((answer) => Reflect.get(Object(answer), "overlap") === true);
    expect(overlaps, sentence).toEqual([]);
  });

  test("W5 lets a free worker take every waiting task", async () => {
    const { run } = await borrowPool(3);
    const board = new Board();
    const held = [1, 2].map((id) => run({ do: "pause", id, ms: 0, board: board.cells, gate: 0 }));
    const quick = [1, 2, 3].map((n) => run({ do: "say", value: n, board: board.cells }));
    const sentence = "while two workers are busy the third one takes all the waiting tasks";
    await until(() => board.started === 5, sentence);
    board.open(0);
    await settles(Promise.all([...held, ...quick]));
  });

  // Last, because it takes longest in a pool that fails it.
  test("W5 has as many tasks under way as there are workers", async () => {
    const { run } = await borrowPool(3);
    const meet = { do: "meet", board: new Board().cells, count: 3, ms: 3000 };
    const sentence = "three tasks run at once in a pool of three";
    const answers = await value(Promise.all([run(meet), run(meet), run(meet)]), sentence, 3200);
    expect(answers, sentence).toEqual([{ met: true }, { met: true }, { met: true }]);
  });
});
