import { describe, expect, test } from "vitest";
import { rejection, settled, value } from "../../../kit.ts";
import {
  Board,
  PATIENCE_MS,
  TASKS,
  canMeet,
  codeIn,
  letOneDieIdle,
  messageIn,
  openPool,
  quietly,
  settles,
} from "../bench.ts";

const ANSWERED = "execute resolves with the data of the answer";

/** The most tasks that were ever under way at once when there is one more than `size`. */
async function crowd(run: (data: unknown) => Promise<unknown>, size: number): Promise<number> {
  const board = new Board();
  const task = { do: "crowd", board: board.cells, count: size + 1, ms: 200 };
  const tasks = Array.from({ length: size + 1 }, () => run(task));
  await value(Promise.all(tasks), PATIENCE_MS, ANSWERED);
  return board.peak;
}

describe("thrown-errors", () => {
  const CRASHED = "a task whose worker throws is rejected";

  test("W6 rejects with the message of a thrown error", async () => {
    const { run } = openPool(TASKS, 1);
    const task = run({ do: "throw", message: "disk is full" });
    const reason = await rejection(task, PATIENCE_MS, CRASHED);
    expect(reason, "a crash rejects with an Error").toBeInstanceOf(Error);
    const sentence = "the message of the rejection contains the message of the thrown error";
    expect(messageIn(reason), sentence).toContain("disk is full");
  });

  test("W6 rejects with the message of an unhandled rejection", async () => {
    const { run } = openPool(TASKS, 1);
    const task = run({ do: "reject", message: "disk is full" });
    const reason = await rejection(task, PATIENCE_MS, CRASHED);
    const sentence = "an unhandled rejection in the worker counts like a thrown error";
    expect(messageIn(reason), sentence).toContain("disk is full");
  });

  test("W6 rejects with the text of a thrown value that is no error", async () => {
    const { run } = openPool(TASKS, 3);
    const values = ["just text", undefined, null];
    const tasks = values.map((thrown) => run({ do: "throwValue", value: thrown }));
    const sentence = "a thrown value that is no error is in the message as text";
    for (const [at, task] of tasks.entries()) {
      const reason = await rejection(task, PATIENCE_MS, CRASHED);
      expect(reason, "a crash rejects with an Error").toBeInstanceOf(Error);
      expect(messageIn(reason), sentence).toContain(String(values[at]));
    }
  });

  test("W6 leaves a running task alone", async () => {
    const { run } = openPool(TASKS, 2);
    const board = new Board();
    const other = run({ do: "say", value: "unharmed", board: board.cells, gate: 0 });
    await board.whenStarted(1, "the first task starts");
    const crash = run({ do: "throw", message: "x" });
    // A pool that runs one task at a time gets no crash before the gate opens.
    await settled(Promise.race([crash.catch(() => "crashed"), soon()]), PATIENCE_MS, CRASHED);
    board.open(0);
    const sentence = "a crash of one worker leaves the task of another one alone";
    expect(await value(other, PATIENCE_MS, sentence), sentence).toBe("unharmed");
  });

  test("W6 leaves the queued tasks alone", async () => {
    const { run } = openPool(TASKS, 1);
    const crash = run({ do: "throw", message: "x" });
    const queued = [run({ do: "say", value: "a" }), run({ do: "say", value: "b" })];
    await rejection(crash, PATIENCE_MS, CRASHED);
    const early = await Promise.race([Promise.allSettled(queued), soon()]);
    const sentence = "a crash does not reject the tasks that wait";
    const statuses = early?.map(({ status }) => status) ?? [];
    expect(statuses, sentence).not.toContain("rejected");
  });

  function soon(): Promise<undefined> {
    return new Promise((resolve) => setTimeout(() => resolve(undefined), 300));
  }
});

describe("exits", () => {
  const LOST = "a task whose worker exits is rejected within five seconds";

  test("W7 rejects with WORKER_EXITED when the exit code is not 0", async () => {
    const { run } = openPool(TASKS, 2);
    const tasks = [run({ do: "exit", code: 1 }), run({ do: "exit", code: 42 })];
    const sentence = "an exit during a task has the code WORKER_EXITED";
    for (const task of tasks) {
      expect(codeIn(await rejection(task, PATIENCE_MS, LOST)), sentence).toBe("WORKER_EXITED");
    }
  });

  test("W7 rejects with WORKER_EXITED when the exit code is 0", async () => {
    const { run } = openPool(TASKS, 1);
    const sentence = "exit code 0 during a task is a failure like any other exit code";
    const reason = await rejection(run({ do: "exit", code: 0 }), PATIENCE_MS, sentence);
    expect(codeIn(reason), sentence).toBe("WORKER_EXITED");
  });
});

describe("error-objects", () => {
  /** What tasks that are rejected soon are rejected with; that they are is judged elsewhere. */
  async function kinds(tasks: Promise<unknown>[]): Promise<string[]> {
    const reasons: unknown[] = [];
    for (const task of tasks) task.catch((reason: unknown) => reasons.push(reason));
    await settles(Promise.allSettled(tasks));
    return reasons.map((reason) => (reason instanceof Error ? "an Error" : typeof reason));
  }

  test("A3 rejects with an Error when a worker exits", async () => {
    const { run } = openPool(TASKS, 1);
    const seen = await kinds([run({ do: "exit", code: 1 })]);
    const sentence = "an exit during a task rejects with an Error object";
    expect(seen, sentence).toEqual(seen.map(() => "an Error"));
  });

  test("A3 rejects with an Error when the pool is destroyed", async () => {
    const { pool, run } = openPool(TASKS, 1);
    const tasks = [run({ do: "never" }), run({ do: "never" })];
    void quietly(() => pool.destroy());
    const seen = await kinds([...tasks, run({ do: "never" })]);
    const sentence = "a task of a destroyed pool rejects with an Error object";
    expect(seen, sentence).toEqual(seen.map(() => "an Error"));
  });
});

describe("replacement", () => {
  /** Fails unless the queued tasks end; that a crash does not reject them is judged elsewhere. */
  async function goOn(queued: Promise<unknown>[], sentence: string): Promise<void> {
    await settled(Promise.allSettled(queued), PATIENCE_MS, sentence);
  }

  test("W8 runs the queued tasks after a crash", async () => {
    const { run } = openPool(TASKS, 1);
    await value(run({ do: "where" }), PATIENCE_MS, ANSWERED);
    void run({ do: "throw", message: "x" });
    const queued = ["a", "b"].map((text) => run({ do: "say", value: text }));
    await goOn(queued, "the tasks that waited behind a crash are run by a new worker");
  });

  test("W8 runs the queued tasks after an exit", async () => {
    const { run } = openPool(TASKS, 1);
    void run({ do: "exit", code: 1 });
    const queued = [run({ do: "say", value: "a" })];
    await goOn(queued, "a task that waited behind an exit is run by a new worker");
  });

  test("W8 takes a task that comes after a crash", async () => {
    const { run } = openPool(TASKS, 1);
    await value(run({ do: "where" }), PATIENCE_MS, ANSWERED);
    await settles(run({ do: "throw", message: "x" }));
    const sentence = "a task that comes after a crash is run by a new worker";
    const next = run({ do: "say", value: "next" });
    expect(await value(next, PATIENCE_MS, sentence), sentence).toBe("next");
  });

  test("W8 has no more workers than before after a crash", async () => {
    const { run } = openPool(TASKS, 2);
    await canMeet(run, 2, 1500);
    await settles(run({ do: "throw", message: "x" }));
    await canMeet(run, 2, 1500);
    const sentence = "a crash is followed by one new worker, not by one for each event it shows";
    expect(await crowd(run, 2), sentence).toBeLessThanOrEqual(2);
  });

  test("W8 is whole again after many crashes", async () => {
    const { run } = openPool(TASKS, 2);
    if (!(await canMeet(run, 2, 1500))) return; // judged elsewhere
    for (let i = 0; i < 6; i++) {
      const crash = i % 2 === 0 ? { do: "throw", message: "x" } : { do: "exit", code: i };
      await settled(run(crash), PATIENCE_MS, "a pool of two takes its tasks after many crashes");
    }
    const sentence = "after many crashes all workers are usable again";
    expect(await canMeet(run, 2, 4000), sentence).toBe(true);
  });

  test("W8 is whole again when all workers crash at once", async () => {
    const { run } = openPool(TASKS, 2);
    if (!(await canMeet(run, 2, 1500))) return; // judged elsewhere
    const crashes = [1, 2].map(() => run({ do: "throw", message: "x" }));
    const queued = ["a", "b", "c"].map((text) => run({ do: "say", value: text }));
    await goOn(queued, "when all workers crash at once the queued tasks are still run");
    await settles(Promise.allSettled(crashes));
    const sentence = "when all workers have crashed all are usable again";
    expect(await canMeet(run, 2, 4000), sentence).toBe(true);
  });
});

describe("idle-death", () => {
  const NEXT = "a worker that died while idle is replaced by the next time it is needed";

  test("W9 replaces a worker that throws while idle", async () => {
    const bench = openPool(TASKS, 1);
    await letOneDieIdle(bench, { message: "thrown while idle" });
    expect(await value(bench.run({ do: "say", value: "a" }), PATIENCE_MS, NEXT), NEXT).toBe("a");
    const sentence = "an error of an idle worker does not surface in the main thread";
    expect(bench.strays.map(String), sentence).toEqual([]);
  });

  test("W9 replaces every worker that exits while idle", async () => {
    const one = openPool(TASKS, 1);
    const two = openPool(TASKS, 2);
    await Promise.all([
      letOneDieIdle(one, { code: 0 }),
      letOneDieIdle(two, { code: 1 }),
      letOneDieIdle(two, { code: 2 }),
    ]);
    const answers = [one, two, two].map(({ run }) => run({ do: "say", value: "alive" }));
    const all = ["alive", "alive", "alive"];
    expect(await value(Promise.all(answers), PATIENCE_MS, NEXT), NEXT).toEqual(all);
  });
});
