import { describe, expect, test } from "vitest";
import { rejection, sleep, value } from "../../../kit.ts";
import { Board, PATIENCE_MS, TASKS, canMeet, openPool, threadIn, until } from "../bench.ts";

const ANSWERED = "execute resolves with the data of the answer";

/** How long a rule lets the pool take until all its threads are at work. */
const GATHER_MS = 10_000;

describe("reuse", () => {
  test("W5 runs tasks that come one after the other on few threads", async () => {
    const { run } = openPool(TASKS, 2);
    const ids = new Set<number>();
    for (let i = 0; i < 8; i++) {
      ids.add(threadIn(await value(run({ do: "where" }), PATIENCE_MS, ANSWERED)));
    }
    expect(ids.size, "eight tasks in a row use at most two threads").toBeLessThanOrEqual(2);
  });

  test("W5 runs many tasks at once on few threads", async () => {
    const { run } = openPool(TASKS, 3);
    const tasks = Array.from({ length: 30 }, () => run({ do: "where" }));
    const answers = await value(Promise.all(tasks), PATIENCE_MS, ANSWERED);
    const threads = new Set(answers.map(threadIn)).size;
    expect(threads, "thirty tasks use at most three threads").toBeLessThanOrEqual(3);
  });
});

describe("order", () => {
  test("W4 starts tasks in the order of the calls", async () => {
    const { run } = openPool(TASKS, 1);
    const board = new Board();
    const task = (id: number) => run({ do: "pause", ms: 0, id, board: board.cells });
    const answers = await value(Promise.all([1, 2, 3, 4, 5].map(task)), PATIENCE_MS, ANSWERED);
    const expected = [1, 2, 3, 4, 5].map((id) => expect.objectContaining({ id, ticket: id - 1 }));
    expect(answers, "with one worker the tasks start in the order of the calls").toEqual(expected);
  });

  test("W4 keeps the order when tasks are added while others run", async () => {
    const { run } = openPool(TASKS, 1);
    const board = new Board();
    const task = (id: number) => run({ do: "pause", ms: 0, id, board: board.cells });
    const gate = run({ do: "pause", ms: 0, id: 1, board: board.cells, gate: 0 });
    const early = [task(2), task(3)];
    await board.whenStarted(1, "the first task starts");
    const late = [task(4), task(5)];
    board.open(0);
    const answers = await value(Promise.all([gate, ...early, ...late]), PATIENCE_MS, ANSWERED);
    const expected = [1, 2, 3, 4, 5].map((id) => expect.objectContaining({ id, ticket: id - 1 }));
    expect(answers, "a task that is added later starts later").toEqual(expected);
  });

  test("W4 gives each caller the answer to its own task", async () => {
    const { run } = openPool(TASKS, 2);
    const board = new Board();
    const slow = run({ do: "say", value: "slow", board: board.cells, gate: 0 });
    const quick = [1, 2, 3].map((n) => run({ do: "say", value: `quick ${n}` }));
    const sentence = "each caller gets the answer to its own task";
    await board.whenStarted(1, "the slow task starts");
    await Promise.race([Promise.all(quick), sleep(200)]);
    board.open(0);
    const answers = await value(Promise.all([slow, ...quick]), PATIENCE_MS, sentence);
    expect(answers, sentence).toEqual(["slow", "quick 1", "quick 2", "quick 3"]);
  });
});

describe("parallel", () => {
  test("W3 has as many tasks under way as there are workers", { timeout: 13_000 }, async () => {
    const { run } = openPool(TASKS, 3);
    const board = new Board();
    const meet = { do: "meet", board: board.cells, count: 3, ms: GATHER_MS };
    const sentence = "three tasks run at once in a pool of three";
    const answers = await value(
      Promise.all([run(meet), run(meet), run(meet)]),
      GATHER_MS + 2000,
      sentence,
    );
    const all = [{ met: true }, { met: true }, { met: true }];
    expect(answers, sentence).toEqual(all);
  });

  test("W3 never has more tasks under way than there are workers", async () => {
    const { run } = openPool(TASKS, 2);
    const board = new Board();
    const tasks = Array.from({ length: 3 }, () =>
      run({ do: "crowd", board: board.cells, count: 3, ms: 100 }),
    );
    await value(Promise.all(tasks), PATIENCE_MS, ANSWERED);
    const sentence = "at most two tasks run at once in a pool of two";
    expect(board.peak, sentence).toBeLessThanOrEqual(2);
  });

  test("W3 gives a worker its next task after its answer", async () => {
    const { run } = openPool(TASKS, 2);
    const tasks = Array.from({ length: 8 }, (_, id) => run({ do: "pause", ms: 10, id }));
    const answers = await value(Promise.all(tasks), PATIENCE_MS, ANSWERED);
    const sentence = "a worker has one task at a time, also when its tasks are asynchronous";
    const overlaps = answers.filter((answer) => Reflect.get(Object(answer), "overlap") === true);
    expect(overlaps, sentence).toEqual([]);
  });

  test("W3 lets a free worker take every waiting task", async () => {
    const { run } = openPool(TASKS, 2);
    const board = new Board();
    void run({ do: "say", value: "held", board: board.cells, gate: 0 });
    for (let i = 0; i < 4; i++) void run({ do: "say", value: "quick", board: board.cells });
    const sentence = "while one worker is busy the other one takes all the waiting tasks";
    // The held task gives up after five seconds: only then would tasks behind it be run.
    await until(() => board.started === 5, 4000, sentence);
    board.open(0);
  });
});
