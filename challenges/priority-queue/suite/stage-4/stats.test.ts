import { describe, expect, test } from "vitest";
import { PriorityRequestQueue } from "@solution";
import {
  failing,
  fields,
  Job,
  pauseUntilEnd,
  plain,
  startClock,
  statsOf,
  submit,
} from "../bench.ts";

/** The documented part of `stats`, in one line. */
function readStats(queue: PriorityRequestQueue): string {
  const stats = statsOf(queue);
  const { high, medium, low, total } = fields(stats.queued, ["high", "medium", "low", "total"]);
  const levels = `high ${high}, medium ${medium}, low ${low}, total ${total}`;
  return `running ${plain(stats.running)}; queued: ${levels}`;
}

const IDLE = "running 0; queued: high 0, medium 0, low 0, total 0";

describe("reports-stats", () => {
  test("Q25 an idle queue shows zeros", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue();
    expect(readStats(queue), "the stats of a new queue are zeros").toBe(IDLE);
    submit(queue, () => "done");
    await clock.soon();
    expect(readStats(queue), "the stats are zeros again after the last task").toBe(IDLE);
  });

  test("Q25 running and waiting tasks are counted", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ concurrency: 2 });
    const job = new Job();
    submit(queue, job.fn, { priority: "high" });
    submit(queue, job.fn, { priority: "low" });
    await clock.soon();
    for (const priority of ["high", "medium", "medium", "low", "low", "low"] as const) {
      submit(queue, job.fn, { priority });
    }
    await clock.soon();
    expect(
      readStats(queue),
      "running counts attempts in flight, queued the waiting tasks of each priority",
    ).toBe("running 2; queued: high 1, medium 2, low 3, total 6");
  });

  test("Q25 a task that waits for its retry is queued, not running", async () => {
    const clock = startClock();
    for (const priority of ["high", "medium", "low"] as const) {
      const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 1000 });
      const task = failing(1);
      submit(queue, task.fn, { priority });
      await clock.soon();
      const wanted = IDLE.replace(`${priority} 0`, `${priority} 1`).replace("total 0", "total 1");
      expect(readStats(queue), "a task that waits for its retry counts as queued").toBe(wanted);
    }
  });

  test("Q25 a retry in flight is running, not queued", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 100 });
    const job = new Job();
    submit(queue, job.fn);
    await clock.soon();
    job.fail();
    await clock.advance(20_000);
    expect(job.calls, "a retry that is due starts").toBe(2);
    expect(readStats(queue), "a retry in flight counts as running and not as queued").toBe(
      IDLE.replace("running 0", "running 1"),
    );
  });

  test("Q25 an attempt that timed out is no longer running", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ timeout: 100, maxRetries: 1, retryDelay: 10 });
    submit(queue, new Job().fn);
    await clock.advance(20_000);
    expect(readStats(queue), "an attempt that timed out is not in flight any more").toBe(IDLE);
  });

  test("Q25 paused tells whether the queue is paused", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue();
    expect(plain(statsOf(queue).paused), "paused is false before the first pause").toBe(false);
    queue.pause();
    await clock.soon();
    expect(plain(statsOf(queue).paused), "paused is true after pause").toBe(true);
    queue.resume();
    await clock.soon();
    expect(plain(statsOf(queue).paused), "paused is false after resume").toBe(false);
  });

  test("Q25 a task added while paused is queued", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue();
    pauseUntilEnd(queue);
    await clock.soon();
    submit(queue, () => "done", { priority: "high" });
    await clock.soon();
    expect(readStats(queue), "a task that is added while paused counts as queued").toBe(
      "running 0; queued: high 1, medium 0, low 0, total 1",
    );
  });

  test("Q25 each read returns a new object", async () => {
    startClock();
    const queue = new PriorityRequestQueue();
    const first = statsOf(queue);
    expect(queue.stats === first, "two reads of stats do not return the same object").toBe(false);
    expect(queue.stats.queued === first.queued, "each read has a queued object of its own").toBe(
      false,
    );
    Reflect.set(first, "running", 99);
    Reflect.set(first.queued, "low", 99);
    expect(readStats(queue), "changing what stats returned does not change the queue").toBe(IDLE);
  });
});
