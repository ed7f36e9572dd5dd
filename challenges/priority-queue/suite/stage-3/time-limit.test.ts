import { describe, expect, test } from "vitest";
import { PriorityRequestQueue } from "@solution";
import { codeOf, deferred } from "../../../kit.ts";
import { boom, failing, Job, startClock, submit, watchUnhandled, type Clock } from "../bench.ts";

/** Waits `ms` of the replaced time. */
function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

describe("limits-time", () => {
  test("Q14 an attempt that takes longer than timeout fails", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ timeout: 100, maxRetries: 1, retryDelay: 10 });
    const call = submit(queue, new Job().fn);
    await clock.advance(99);
    expect(call.state, "an attempt may take the whole timeout").toBe("pending");
    await clock.advance(1000);
    expect(call.state, "add rejects if every attempt takes longer than timeout").toBe("rejected");
  });

  test("Q15 time spent waiting for a retry does not count", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ timeout: 100, maxRetries: 2, retryDelay: 300 });
    const call = submit(queue, failing(1).fn);
    await clock.advance(2000);
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
    await clock.advance(2000);
    expect(calls, "the limit starts anew with each attempt").toBe(2);
  });

  test("Q14 a timeout is retried like any failure", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ timeout: 100, maxRetries: 2, retryDelay: 10 });
    const job = new Job();
    submit(queue, job.fn);
    await clock.advance(5000);
    expect(job.calls, "a timeout is a failed attempt and is retried").toBeGreaterThan(1);
  });

  test("Q14 a timeout frees the slot while the function goes on", async () => {
    const clock = startClock();
    const options = { concurrency: 1, timeout: 100, maxRetries: 1, retryDelay: 10 };
    const queue = new PriorityRequestQueue(options);
    const next = new Job();
    submit(queue, new Job().fn, { priority: "high" });
    submit(queue, next.fn, { priority: "low", timeout: 10_000 });
    await clock.advance(1000);
    expect(next.calls, "a timeout frees its slot, even if the function is still at work").toBe(1);
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
    expect(call.value, "an attempt that ends within its limit succeeds").toBe("in time");
  });

  test("Q16 0 and Infinity mean no limit", async () => {
    const clock = startClock();
    for (const timeout of [0, Infinity]) {
      const queue = new PriorityRequestQueue({ timeout, maxRetries: 2, retryDelay: 10 });
      const job = new Job();
      submit(queue, job.fn);
      await clock.advance(100_000);
      expect(job.calls, `timeout: ${timeout} of the queue sets no limit`).toBe(1);
    }
  });

  test("Q16 0 and Infinity of a task mean no limit", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ timeout: 50, maxRetries: 2, retryDelay: 10 });
    for (const timeout of [0, Infinity]) {
      const job = new Job();
      submit(queue, job.fn, { timeout });
      await clock.advance(1000);
      const sentence = `timeout: ${timeout} of a task sets no limit, even if the queue has one`;
      expect(job.calls, sentence).toBe(1);
    }
  });

  test("Q16 the timeout of a task wins over that of the queue", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ timeout: 200, maxRetries: 1, retryDelay: 10 });
    const patient = new Job();
    submit(queue, patient.fn, { timeout: 2000 });
    await clock.advance(1000);
    expect(patient.calls, "a task may have a longer timeout than the queue").toBe(1);
    const hasty = submit(queue, new Job().fn, { timeout: 1 });
    await clock.advance(150);
    expect(hasty.state, "a task may have a shorter timeout than the queue").toBe("rejected");
  });

  test("Q16 a task with an undefined timeout takes that of the queue", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ timeout: 100, maxRetries: 1, retryDelay: 10 });
    const call = submit(queue, new Job().fn, { timeout: undefined });
    await clock.advance(1000);
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
  const queue = new PriorityRequestQueue({ ...options, maxRetries: 2, retryDelay: 10 });
  const times: number[] = [];
  const job = new Job();
  submit(queue, () => {
    times.push(clock.now());
    return times.length === 1 ? job.fn() : "done";
  });
  await clock.advance(65_000);
  return (times[1] ?? Infinity) - (times[0] ?? 0);
}

describe("ignores-late-results", () => {
  test("Q17 a late result does not settle the task", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ timeout: 100, maxRetries: 2, retryDelay: 500 });
    const late = deferred<string>();
    let calls = 0;
    const call = submit(queue, () => {
      calls += 1;
      return calls === 1 ? late.promise : wait(50).then(() => "second");
    });
    await clock.advance(200);
    late.resolve("late");
    await clock.advance(2000);
    expect(call.value, "the late result of an attempt that timed out is dropped").not.toBe("late");
  });

  test("Q17 a late rejection is no further failure", async () => {
    const clock = startClock();
    watchUnhandled(); // That it is handled is judged by another requirement.
    const queue = new PriorityRequestQueue({ timeout: 100, maxRetries: 3, retryDelay: 500 });
    const late = deferred<string>();
    const second = new Job();
    let calls = 0;
    const call = submit(queue, () => {
      calls += 1;
      return calls === 1 ? late.promise : second.fn();
    });
    await clock.advance(110);
    late.reject(boom);
    await clock.advance(540);
    expect(calls, "a late rejection starts no attempt of its own").toBeLessThan(3);
    second.finish("second");
    await clock.soon();
    expect(call.value, "a late rejection does not reject the task").not.toBe(boom);
  });

  test("Q17 a late result leaves the next attempt alone", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ concurrency: 1, timeout: 100, retryDelay: 50 });
    const [late, second, other] = [deferred<string>(), new Job(), new Job()];
    let calls = 0;
    const call = submit(queue, () => {
      calls += 1;
      return calls === 1 ? late.promise : second.fn();
    });
    await clock.advance(180);
    if (calls < 2) return; // That a timeout is retried is judged by another test.
    submit(queue, other.fn, { priority: "low" });
    late.resolve("late");
    await clock.soon();
    expect(other.calls, "a late result does not end the attempt that is in flight").toBe(0);
    second.finish("second");
    await clock.soon();
    expect(call.value, "the next attempt still settles the task after a late result").toBe(
      "second",
    );
  });

  test("Q17 a late result does not stop the limit of the next attempt", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ timeout: 100, maxRetries: 1, retryDelay: 50 });
    const late = deferred<string>();
    let calls = 0;
    const call = submit(queue, () => {
      calls += 1;
      return calls === 1 ? late.promise : new Job().fn();
    });
    await clock.advance(180);
    late.resolve("late");
    await clock.advance(1000);
    expect(call.state, "the limit of an attempt holds even if a late result comes").not.toBe(
      "pending",
    );
  });

  test("Q17 a late result frees no second slot", async () => {
    const clock = startClock();
    watchUnhandled();
    for (const end of ["finish", "fail"] as const) {
      const options = { concurrency: 4, timeout: 100, maxRetries: 1, retryDelay: 10 };
      const queue = new PriorityRequestQueue(options);
      const [hanging, job] = [new Job(), new Job()];
      submit(queue, hanging.fn);
      await clock.advance(1000);
      hanging[end]();
      await clock.soon();
      for (let i = 0; i < 9; i += 1) submit(queue, job.fn, { timeout: 10_000 });
      await clock.soon();
      expect(job.calls, "after late results there are still four slots").toBe(4);
    }
  });
});

describe("codes-errors", () => {
  test("Q18 a timeout is an Error with the code REQUEST_TIMEOUT", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ timeout: 100, maxRetries: 1, retryDelay: 10 });
    const call = submit(queue, new Job().fn);
    await clock.advance(1000);
    expect(call.value, "a timeout rejects with an Error object").toBeInstanceOf(Error);
    expect(codeOf(call.value), "the error of a timeout has the code REQUEST_TIMEOUT").toBe(
      "REQUEST_TIMEOUT",
    );
  });

  test("Q18 an error of the function gets no code", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ timeout: 100, maxRetries: 1, retryDelay: 10 });
    const error = new Error("busy");
    const call = submit(queue, () => wait(20).then(() => Promise.reject(error)));
    await clock.advance(1000);
    expect(codeOf(call.value), "an error of the function does not become a timeout").toBe(
      undefined,
    );
  });
});

describe("stops-timers", () => {
  test("Q19 a success leaves no timer", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue();
    submit(queue, () => "plain");
    submit(queue, () => wait(50).then(() => "later"));
    await clock.advance(100);
    expect(clock.timers(), "the timer of the limit is cleared when an attempt succeeds").toBe(0);
  });

  test("Q19 a rejection leaves no timer", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 10 });
    submit(queue, failing(Infinity).fn);
    await clock.advance(1000);
    expect(clock.timers(), "the timer of the limit is cleared when an attempt rejects").toBe(0);
  });

  test("Q19 a synchronous throw leaves no timer", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 10 });
    submit(queue, () => {
      throw boom;
    });
    await clock.advance(1000);
    expect(clock.timers(), "the timer of the limit is cleared when the function throws").toBe(0);
  });

  test("Q19 a timeout leaves no timer", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ timeout: 100, maxRetries: 1, retryDelay: 10 });
    submit(queue, new Job().fn);
    await clock.advance(1000);
    expect(clock.timers(), "no timer is left when the last attempt has timed out").toBe(0);
  });

  test("Q19 a success after a timeout leaves no timer", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ timeout: 100, maxRetries: 3, retryDelay: 10 });
    let calls = 0;
    submit(queue, () => {
      calls += 1;
      return calls === 1 ? new Job().fn() : "done";
    });
    await clock.advance(1000);
    expect(clock.timers(), "no timer is left when an attempt after a timeout succeeds").toBe(0);
  });
});
