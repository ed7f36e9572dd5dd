import { describe, expect, test } from "vitest";
import { PriorityRequestQueue } from "@solution";
import { failing, Job, startClock, submit, type Clock } from "../bench.ts";

/** How many calls a task that always fails makes in a queue with `options`. */
async function countCalls(
  clock: Clock,
  options: ConstructorParameters<typeof PriorityRequestQueue>[0],
): Promise<number> {
  const task = failing(Infinity);
  submit(new PriorityRequestQueue({ retryDelay: 10, ...options }), task.fn);
  await clock.advance(20_000);
  return task.calls();
}

/** How long the first retry of a task takes in a queue with `options`. */
async function measureDelay(
  clock: Clock,
  options: ConstructorParameters<typeof PriorityRequestQueue>[0],
): Promise<number> {
  const times: number[] = [];
  const task = failing(1);
  submit(new PriorityRequestQueue({ maxRetries: 1, ...options }), () => {
    times.push(clock.now());
    return task.fn();
  });
  await clock.advance(20_000);
  return Math.round((times[1] ?? Infinity) - (times[0] ?? 0));
}

/** The order in which a low task, one with `options` and a high one start. */
async function orderAround(
  clock: Clock,
  options: NonNullable<Parameters<PriorityRequestQueue["add"]>[1]>,
): Promise<string[]> {
  const queue = new PriorityRequestQueue({ concurrency: 1 });
  const filler = new Job();
  const seen: string[] = [];
  submit(queue, filler.fn);
  await clock.soon();
  submit(queue, () => seen.push("low"), { priority: "low" });
  submit(queue, () => seen.push("the task itself"), options);
  submit(queue, () => seen.push("high"), { priority: "high" });
  await clock.soon();
  filler.finish();
  await clock.advance(100);
  return seen;
}

describe("takes-defaults", () => {
  test("Q12 undefined options of the queue take the defaults", async () => {
    const clock = startClock();
    const options = { concurrency: undefined, maxRetries: undefined, retryDelay: undefined };
    let queue = new PriorityRequestQueue();
    expect(() => {
      queue = new PriorityRequestQueue(options);
    }, "the constructor takes undefined for a missing option").not.toThrow();
    const job = new Job();
    for (let i = 0; i < 7; i += 1) submit(queue, job.fn);
    await clock.soon();
    expect(job.calls, "concurrency: undefined means 5").toBe(5);
  });

  test("Q12 maxRetries is 3 by default", async () => {
    const clock = startClock();
    const three = await countCalls(clock, { maxRetries: 3 });
    const sentence = "gives as many calls as maxRetries: 3";
    expect(await countCalls(clock, {}), `a queue without maxRetries ${sentence}`).toBe(three);
    const missing = await countCalls(clock, { maxRetries: undefined });
    expect(missing, `maxRetries: undefined ${sentence}`).toBe(three);
  });

  test("Q12 retryDelay is 1000 by default", async () => {
    const clock = startClock();
    const second = await measureDelay(clock, { retryDelay: 1000 });
    const sentence = "waits as long for the first retry as with retryDelay: 1000";
    expect(await measureDelay(clock, {}), `a queue without retryDelay ${sentence}`).toBe(second);
    const missing = await measureDelay(clock, { retryDelay: undefined });
    expect(missing, `a queue with retryDelay: undefined ${sentence}`).toBe(second);
  });

  test("Q12 undefined options of a task take those of the queue", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 1, retryDelay: 10 });
    const [task, other] = [failing(Infinity), failing(Infinity)];
    submit(queue, task.fn, { retries: undefined });
    submit(queue, other.fn);
    await clock.advance(20_000);
    expect(task.calls(), "retries: undefined gives as many calls as no retries").toBe(
      other.calls(),
    );
  });

  test("Q12 an undefined priority is medium", async () => {
    const clock = startClock();
    const missing = await orderAround(clock, {});
    const sentence = "a task with priority: undefined starts when one without a priority does";
    expect(await orderAround(clock, { priority: undefined }), sentence).toEqual(missing);
  });
});

describe("keeps-zero", () => {
  test("Q13 maxRetries 0 means one call", async () => {
    const clock = startClock();
    const calls = await countCalls(clock, { maxRetries: 0 });
    expect(calls, "maxRetries: 0 allows one call, because 0 is a value").toBe(1);
  });

  test("Q13 retries 0 wins over maxRetries", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 10 });
    const task = failing(Infinity);
    const call = submit(queue, task.fn, { retries: 0 });
    await clock.advance(20_000);
    expect(task.calls(), "retries: 0 allows one call, even if maxRetries is 2").toBe(1);
    expect(call.state, "a task without retries rejects with its first failure").toBe("rejected");
  });

  test("Q13 retryDelay 0 retries at once", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 5, retryDelay: 0 });
    const task = failing(2);
    const times: number[] = [];
    submit(queue, () => {
      times.push(clock.now());
      return task.fn();
    });
    await clock.advance(20_000);
    expect(times.length, "with retryDelay: 0 a task is retried as usual").toBe(3);
    const delay = (times[2] ?? 0) - (times[0] ?? 0);
    expect(delay, "with retryDelay: 0 a retry follows at once").toBeLessThanOrEqual(40);
  });
});
