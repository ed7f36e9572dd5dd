import type { Worker } from "node:worker_threads";
import { errorMonitor } from "node:events";
import { describe, expect, test } from "vitest";
import { rejection, turn, value } from "../../../kit.ts";
import {
  MISSING,
  PATIENCE_MS,
  THROWS_ON_LOAD,
  countAlive,
  openPool,
  quietly,
  settles,
} from "../bench.ts";

describe("broken-file", () => {
  const REJECTED = "each task for a broken worker file is rejected within five seconds";

  test("W11 rejects each task when the file does not exist", async () => {
    const { run } = openPool(MISSING, 2);
    const tasks = [run(1), run(2), run(3)];
    for (const task of tasks) await rejection(task, PATIENCE_MS, REJECTED);
  });

  test("W11 rejects each task when the file throws while loading", async () => {
    const { run } = openPool(THROWS_ON_LOAD, 1);
    for (const task of [run(1), run(2)]) await rejection(task, PATIENCE_MS, REJECTED);
    await rejection(run(3), PATIENCE_MS, REJECTED);
  });

  test("W11 resolves destroy on a broken file", async () => {
    const { pool, run } = openPool(MISSING, 2);
    await settles(run(1));
    const sentence = "destroy resolves also when the worker file is broken";
    await value(
      quietly(() => pool.destroy()),
      PATIENCE_MS,
      sentence,
    );
  });

  test("W11 does not start threads in a hot loop", async () => {
    const watch = watchRestarts();
    const { run, threads } = openPool(MISSING, 1);
    await settles(run(1));
    const hot = await watch.countHot(threads);
    const sentence = "a broken worker file is not started again and again without a pause";
    expect(hot, sentence).toBeLessThan(10);
  });
});

/** Notes when threads start and end, to tell a hot loop from restarts with a pause. */
function watchRestarts() {
  return {
    /** Counts the restarts that followed a death within 10 ms, until there is a pause of 150 ms. */
    async countHot(threads: Worker[]): Promise<number> {
      const seen = new Set<Worker>();
      let lastEvent = performance.now();
      let lastDeath = Number.NEGATIVE_INFINITY;
      let hot = 0;
      const end = performance.now() + 4000;
      const died = () => void (lastDeath = lastEvent = performance.now());
      while (hot < 10 && performance.now() < end) {
        for (const worker of threads) {
          if (seen.has(worker)) continue;
          seen.add(worker);
          lastEvent = performance.now();
          if (lastEvent - lastDeath < 10) hot += 1;
          worker.once(errorMonitor, died).once("exit", died);
        }
        if (countAlive(threads) === 0 && performance.now() - lastEvent > 150) break;
        await turn();
      }
      return hot;
    },
  };
}
