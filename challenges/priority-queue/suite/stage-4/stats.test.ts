import { describe, expect, test } from "vitest";
import { PriorityRequestQueue } from "@solution";
import { rejection, sleep, value } from "../../../kit.ts";
import { boom, eventually, failing, failingFirst, Job, keep, quiet } from "../bench.ts";

/** The documented part of `stats`, as a plain object. */
function readStats({ stats }: PriorityRequestQueue): object {
  const { high, medium, low, total } = stats.queued;
  return { running: stats.running, high, medium, low, total, paused: stats.paused };
}

const IDLE = { running: 0, high: 0, medium: 0, low: 0, total: 0, paused: false };

describe("reports-stats", () => {
  test("Q13 an idle queue shows zeros", async () => {
    const queue = new PriorityRequestQueue();
    expect(readStats(queue), "a new queue shows zeros").toEqual(IDLE);
    await value(keep(queue.add(() => "done")), 1000, "the task resolves");
    await eventually(() => readStats(queue), IDLE, "after the last task stats shows zeros again");
  });

  test("Q13 running and waiting tasks are counted", async () => {
    const queue = new PriorityRequestQueue({ concurrency: 2 });
    const job = new Job();
    keep(queue.add(job.fn, { priority: "high" }));
    keep(queue.add(job.fn, { priority: "low" }));
    await eventually(() => job.calls, 2, "two tasks start at once");
    for (const priority of ["high", "medium", "medium", "low", "low", "low"] as const) {
      keep(queue.add(job.fn, { priority }));
    }
    await eventually(
      () => readStats(queue),
      { running: 2, high: 1, medium: 2, low: 3, total: 6, paused: false },
      "running counts attempts in flight, queued the waiting tasks of each level",
    );
    queue.clear();
  });

  test("Q13 a task that waits for its retry is queued, not running", async () => {
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 3000 });
    keep(queue.add(failing(boom).fn, { priority: "low" }));
    await eventually(
      () => readStats(queue),
      { ...IDLE, low: 1, total: 1 },
      "a task that waits for its retry counts as queued",
    );
    queue.clear();
  });

  test("Q13 a retry in flight is running, not queued", async () => {
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 1 });
    const job = new Job();
    keep(queue.add(failingFirst(job)));
    await eventually(() => job.calls, 1, "the second attempt starts");
    await eventually(
      () => readStats(queue),
      { ...IDLE, running: 1 },
      "a retry that is in flight counts as running and no longer as queued",
    );
  });

  test("Q13 a cleared task is no longer queued", async () => {
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 3000 });
    const task = failing(boom);
    keep(queue.add(task.fn));
    await eventually(task.calls, 1, "the first attempt starts at once");
    await quiet();
    queue.pause();
    keep(queue.add(() => "done"));
    await quiet();
    queue.clear();
    await eventually(() => queue.stats.queued.total, 0, "after clear no task counts as queued");
  });

  test("Q13 a timed-out attempt is no longer running", async () => {
    const queue = new PriorityRequestQueue({ timeout: 20, maxRetries: 1, retryDelay: 1 });
    await rejection(
      keep(queue.add(new Job().fn)),
      1000,
      "add rejects when every attempt takes too long",
    );
    await eventually(() => queue.stats.running, 0, "a timed-out attempt is not in flight any more");
  });

  test("Q13 paused tells whether the queue is paused", async () => {
    const queue = new PriorityRequestQueue();
    queue.pause();
    await eventually(() => queue.stats.paused, true, "paused is true after pause");
    queue.resume();
    await eventually(() => queue.stats.paused, false, "paused is false after resume");
  });

  test("Q13 each read gives a fresh object", async () => {
    const queue = new PriorityRequestQueue();
    const first = queue.stats;
    expect(queue.stats === first, "two reads of stats do not give the same object").toBe(false);
    Reflect.set(first, "running", 99);
    Reflect.set(first.queued, "low", 99);
    Reflect.set(first.queued, "total", 99);
    await sleep(1);
    expect(readStats(queue), "changing what stats gave does not change the queue").toEqual(IDLE);
  });
});
