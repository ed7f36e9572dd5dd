import { describe, expect, test } from "vitest";
import { PriorityRequestQueue } from "@solution";
import { boom, failing, Job, startClock, submit, wait, type Clock } from "../bench.ts";

describe("limits-time", () => {
  test("Q14 an attempt that takes longer than timeout fails", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ timeout: 100, maxRetries: 1, retryDelay: 10 });
    const call = submit(queue, new Job().fn);
    await clock.advance(99);
    expect(call.state, "an attempt may take the whole timeout").toBe("pending");
    await clock.advance(20_000);
    expect(call.state, "add rejects if every attempt takes longer than timeout").toBe("rejected");
  });

  test("Q15 time spent waiting for a retry does not count", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ timeout: 100, maxRetries: 2, retryDelay: 300 });
    const call = submit(queue, failing(1).fn);
    await clock.advance(20_000);
    expect(call.state, "the limit does not run while a task waits for its retry").toBe("resolved");
  });

  test("Q15 each attempt has the whole limit", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ timeout: 100, maxRetries: 2, retryDelay: 10 });
    let calls = 0;
    submit(queue, async () => {
      calls += 1;
      const fails = calls === 1;
      await wait(60);
      if (fails) throw boom;
    });
    await clock.advance(20_000);
    expect(calls, "the limit starts anew with each attempt").toBe(2);
  });

  test("Q14 a timeout is retried like any failure", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ timeout: 100, maxRetries: 2, retryDelay: 10 });
    const job = new Job();
    submit(queue, job.fn);
    await clock.advance(20_000);
    expect(job.calls, "a timeout is a failed attempt and is retried").toBeGreaterThan(1);
  });

  test("Q14 a timeout frees the slot while the function goes on", async () => {
    const clock = startClock();
    const options = { concurrency: 1, timeout: 100, maxRetries: 1, retryDelay: 10 };
    const queue = new PriorityRequestQueue(options);
    const next = new Job();
    submit(queue, new Job().fn, { priority: "high" });
    submit(queue, next.fn, { priority: "low", timeout: 29_000 });
    await clock.advance(20_000);
    expect(
      next.calls,
      "a timeout frees its slot, even if the function is still at work",
    ).toBeGreaterThan(0);
  });

  test("Q15 time spent waiting for a slot does not count", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ concurrency: 1 });
    const [filler, job] = [new Job(), new Job()];
    submit(queue, filler.fn);
    await clock.soon();
    const call = submit(queue, job.fn, { timeout: 100, retries: 1 });
    await clock.advance(500);
    expect(call.state, "a task does not time out while it waits for a slot").toBe("pending");
    filler.finish();
    await clock.advance(60);
    job.finish("in time");
    await clock.soon();
    expect(job.calls, "the limit starts with the attempt, not when the task is added").toBe(1);
    expect(call.state, "an attempt that ends within its limit succeeds").toBe("resolved");
  });

  test("Q16 0 and Infinity mean no limit", async () => {
    const clock = startClock();
    for (const timeout of [0, Infinity]) {
      const queue = new PriorityRequestQueue({ timeout, maxRetries: 2, retryDelay: 10 });
      const job = new Job();
      submit(queue, job.fn);
      await clock.advance(1000);
      expect(job.calls, `timeout: ${timeout} of the queue is no limit of 0 or 1 ms`).toBe(1);
      await clock.advance(100_000);
      expect(job.calls, `timeout: ${timeout} of the queue sets no limit at all`).toBe(1);
    }
  });

  test("Q16 the timeout of a task wins over that of the queue", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ timeout: 10_000, maxRetries: 1, retryDelay: 10 });
    const patient = new Job();
    submit(queue, patient.fn, { timeout: 25_000 });
    await clock.advance(20_000);
    expect(patient.calls, "a task may have a longer timeout than the queue").toBe(1);
    const hasty = submit(queue, new Job().fn, { timeout: 1 });
    await clock.advance(9000);
    expect(hasty.state, "a task may have a shorter timeout than the queue").toBe("rejected");
  });

  test("Q16 0 and Infinity of a task mean no limit", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ timeout: 50, maxRetries: 2, retryDelay: 10 });
    for (const timeout of [0, Infinity]) {
      const job = new Job();
      submit(queue, job.fn, { timeout });
      await clock.advance(20_000);
      const sentence = `timeout: ${timeout} of a task sets no limit, even if the queue has one`;
      expect(job.calls, sentence).toBe(1);
    }
  });

  test("Q16 a task with an undefined timeout takes that of the queue", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ timeout: 100, maxRetries: 1, retryDelay: 10 });
    const call = submit(queue, new Job().fn, { timeout: undefined });
    await clock.advance(20_000);
    expect(call.state, "timeout: undefined of a task means the limit of the queue").toBe(
      "rejected",
    );
  });

  test("Q16 timeout is 30000 by default", async () => {
    const clock = startClock();
    const limit = await measureLimit(clock, { timeout: 30_000 });
    const sentence = "gives an attempt as long as timeout: 30000";
    expect(await measureLimit(clock, {}), `a queue without timeout ${sentence}`).toBe(limit);
    const missing = await measureLimit(clock, { timeout: undefined });
    expect(missing, `timeout: undefined of the queue ${sentence}`).toBe(limit);
  });
});

/** When the attempt after one that hangs starts in a queue with `options`, after its first start. */
async function measureLimit(clock: Clock, options: { timeout?: number | undefined }) {
  const queue = new PriorityRequestQueue({ ...options, maxRetries: 2, retryDelay: 0 });
  const times: number[] = [];
  const job = new Job();
  submit(queue, () => {
    times.push(clock.now());
    return times.length === 1 ? job.fn() : "done";
  });
  await clock.advance(65_000);
  return (times[1] ?? Infinity) - (times[0] ?? 0);
}
