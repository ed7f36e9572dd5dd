import type { Worker } from "node:worker_threads";
import { errorMonitor } from "node:events";
import { describe, expect, onTestFinished, test } from "vitest";
import { sleep, turn } from "../../../kit.ts";
import { Board } from "../board.ts";
import {
  MISSING,
  TASKS,
  THROWS_ON_LOAD,
  countAlive,
  listStrays,
  openPool,
  quietly,
} from "../bench.ts";
import { comesTrue, rejection, settles, value } from "../wait.ts";

describe("broken-file", () => {
  test("W18 rejects each task when the file does not exist, without a restart loop", async () => {
    const watch = watchRestarts();
    const { pool, run, threads } = openPool(MISSING, 1);
    const [first, second] = [run(1), run(2)];
    await rejection(first, "the first task for a worker file that does not exist is rejected");
    await rejection(second, "the next task for a worker file that does not exist is rejected too");
    await comesTrue(() => watch.quick >= 5 || watch.isQuiet(threads), 4000);
    const sentence = "a broken worker file is not started again and again without a pause";
    expect(watch.quick, sentence).toBeLessThan(5);
    const destroyed = quietly(() => pool.destroy());
    await value(destroyed, "destroy resolves even if the worker file does not exist");
  });

  test("W18 rejects a task when the file throws while loading", async () => {
    const { run } = openPool(THROWS_ON_LOAD, 1);
    await rejection(run(1), "a task for a worker file that throws while loading is rejected");
  });
});

/** Counts the threads that start within 10 ms of a death, until the test ends. */
function watchRestarts() {
  let lastEvent = performance.now();
  let lastDeath = Number.NEGATIVE_INFINITY;
  const watch = {
    quick: 0,
    /** Whether nothing has happened for so long that a restart had a pause before it. */
    isQuiet: (threads: Worker[]) =>
      countAlive(threads) === 0 && performance.now() - lastEvent > 150,
  };
  const died = () => void (lastDeath = lastEvent = performance.now());
  const started = (worker: Worker): void => {
    lastEvent = performance.now();
    if (lastEvent - lastDeath < 10) watch.quick += 1;
    worker.once(errorMonitor, died).once("exit", died);
  };
  process.on("worker", started);
  onTestFinished(() => void process.off("worker", started));
  return watch;
}

describe("quiet", () => {
  test("W21 is quiet when tasks are rejected", async () => {
    const { run } = openPool(TASKS, 1);
    const tasks = [
      run(() => 1),
      run({ do: "refuse", message: "no" }),
      run({ do: "throw", message: "x" }),
      run({ do: "exit", code: 1 }),
    ];
    await settles(Promise.allSettled(tasks));
    await turn();
    const sentence = "tasks that are rejected leave no unhandled rejection and no exception";
    expect(listStrays(), sentence).toEqual([]);
  });

  test("W21 is quiet when the worker file is broken", async () => {
    const { run } = openPool(MISSING, 1);
    await settles(Promise.allSettled([run(1)]));
    await sleep(20);
    const sentence = "a broken worker file leaves no unhandled rejection and no exception";
    expect(listStrays(), sentence).toEqual([]);
  });

  test("W21 is quiet when the pool is destroyed", async () => {
    const { pool, run } = openPool(TASKS, 1);
    const board = new Board();
    for (let i = 0; i < 2; i++) void run({ do: "never", board: board.cells });
    await board.whenStarted(1, "a task starts");
    const destroyed = [quietly(() => pool.destroy()), quietly(() => pool.destroy())];
    void run({ do: "never" });
    await settles(Promise.allSettled(destroyed));
    await turn();
    const sentence = "destroy leaves no unhandled rejection and no exception";
    expect(listStrays(), sentence).toEqual([]);
  });
});
