import { describe, expect, test } from "vitest";
import { PriorityRequestQueue } from "@solution";
import { rejection, sleep, value } from "../../../kit.ts";
import { boom, eventually, failing, hopeless, Job, keep, quiet } from "../bench.ts";

describe("takes-defaults", () => {
  test("A2 without options five attempts run at a time", async () => {
    const queue = new PriorityRequestQueue();
    const job = new Job();
    for (let i = 0; i < 7; i += 1) keep(queue.add(job.fn));
    await eventually(() => job.calls, 5, "concurrency is 5 by default");
    await quiet();
    expect(job.calls, "by default no sixth attempt starts while five are in flight").toBe(5);
  });

  test("A2 undefined options of the queue take the defaults", async () => {
    const options = { concurrency: undefined, timeout: undefined, maxRetries: undefined };
    let queue = new PriorityRequestQueue();
    expect(() => {
      queue = new PriorityRequestQueue({ ...options, retryDelay: undefined });
    }, "the constructor takes undefined options for the defaults").not.toThrow();
    const job = new Job();
    for (let i = 0; i < 7; i += 1) keep(queue.add(job.fn));
    await eventually(() => job.calls, 5, "concurrency: undefined means 5");
    await quiet(20);
    expect(job.calls, "timeout: undefined means 30000, so no attempt has timed out yet").toBe(5);
  });

  test("A2 without retryDelay it is 1000", async () => {
    const delays = new Map<unknown, number>();
    const queues = [undefined, 1000].map((retryDelay) => {
      const queue = new PriorityRequestQueue({ retryDelay });
      queue.on("retry", ({ delay }) => delays.set(retryDelay, delay));
      keep(queue.add(failing(boom).fn));
      return queue;
    });
    await eventually(
      () => delays.size,
      2,
      "an attempt that fails and is retried emits retry",
      1500,
    );
    const sentence = "retryDelay: undefined gives the same delay as 1000";
    expect(delays.get(undefined), sentence).toBe(delays.get(1000));
    for (const queue of queues) queue.clear();
  });

  test("A2 without maxRetries there are three retries", async () => {
    const [without, withThree] = [hopeless(boom), hopeless(boom)];
    const queue = new PriorityRequestQueue({ retryDelay: 1, maxRetries: undefined });
    const other = new PriorityRequestQueue({ retryDelay: 1, maxRetries: 3 });
    const tasks = [keep(queue.add(without.fn)), keep(other.add(withThree.fn))];
    await value(Promise.allSettled(tasks), 1000, "a task that always fails rejects");
    expect(without.calls(), "without maxRetries there are as many calls as with 3").toBe(
      withThree.calls(),
    );
  });

  test("A2 undefined options of a task take those of the queue", async () => {
    const limits = { timeout: 20, maxRetries: 2, retryDelay: 1 };
    const queue = new PriorityRequestQueue({ ...limits, concurrency: 10 });
    const [job, other] = [new Job(), new Job()];
    const promise = keep(queue.add(job.fn, { timeout: undefined, retries: undefined }));
    const same = keep(queue.add(other.fn));
    await rejection(promise, 1000, "with timeout: undefined the time limit of the queue holds");
    await rejection(same, 1000, "a task without a time limit of its own takes that of the queue");
    expect(job.calls, "with retries: undefined there are as many calls as without retries").toBe(
      other.calls,
    );
  });

  test("A2 without a priority a task is medium", async () => {
    const queue = new PriorityRequestQueue({ concurrency: 1 });
    const seen: string[] = [];
    const filler = new Job();
    keep(queue.add(filler.fn));
    await eventually(() => filler.calls, 1, "the first task starts at once");
    const tasks = [
      keep(queue.add(() => seen.push("low"), { priority: "low" })),
      keep(queue.add(() => seen.push("default"))),
      keep(queue.add(() => seen.push("default"), { priority: undefined })),
      keep(queue.add(() => seen.push("high"), { priority: "high" })),
    ];
    await quiet();
    filler.finish();
    await value(Promise.all(tasks), 1000, "all waiting tasks run once the slot is free");
    expect(seen, "a task without a priority is medium").toEqual([
      "high",
      "default",
      "default",
      "low",
    ]);
  });
});

describe("keeps-zero", () => {
  test("A2 maxRetries 0 means one call", async () => {
    const queue = new PriorityRequestQueue({ maxRetries: 0, retryDelay: 1 });
    const task = hopeless(boom);
    await rejection(keep(queue.add(task.fn)), 1000, "a task that always fails rejects");
    await quiet();
    expect(task.calls(), "maxRetries: 0 gives one call").toBe(1);
  });

  test("A2 retries 0 wins over maxRetries", async () => {
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 1 });
    const task = hopeless(boom);
    const promise = keep(queue.add(task.fn, { retries: 0 }));
    await rejection(promise, 1000, "a task that always fails rejects");
    await quiet();
    expect(task.calls(), "retries: 0 gives one call, whatever maxRetries is").toBe(1);
  });

  test("A2 retryDelay 0 retries as soon as possible", async () => {
    const queue = new PriorityRequestQueue({ maxRetries: 5, retryDelay: 0 });
    const delays: number[] = [];
    queue.on("retry", ({ delay }) => delays.push(delay));
    const task = failing(boom, boom);
    keep(queue.add(task.fn));
    await eventually(task.calls, 3, "with retryDelay: 0 two retries follow at once");
    expect(delays, "with retryDelay: 0 every delay is 0").toEqual([0, 0]);
  });

  test("A2 timeout 0 of a task wins over the limit of the queue", async () => {
    const queue = new PriorityRequestQueue({ timeout: 20, maxRetries: 2, retryDelay: 1 });
    const promise = keep(queue.add(() => sleep(60), { timeout: 0 }));
    await value(promise, 1000, "with timeout: 0 a task has no limit, whatever the queue's is");
  });
});
