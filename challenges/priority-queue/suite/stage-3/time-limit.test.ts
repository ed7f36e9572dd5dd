import { describe, expect, test } from "vitest";
import { PriorityRequestQueue } from "@solution";
import { codeOf, deferred, rejection, sleep, turn, value } from "../../../kit.ts";
import {
  boom,
  eventually,
  failing,
  hopeless,
  Job,
  keep,
  quiet,
  watchTimers,
  watchUnhandled,
} from "../bench.ts";

describe("limits-time", () => {
  test("Q8 each attempt has the whole limit", async () => {
    const queue = new PriorityRequestQueue({ timeout: 50, maxRetries: 2, retryDelay: 80 });
    const task = failing(boom);
    const sentence = "the limit starts anew with each attempt and does not run during the delay";
    expect(await value(keep(queue.add(task.fn)), 1000, sentence), sentence).toBe("done");
    expect(task.calls(), "one failure, one delay and one success make two calls").toBe(2);
  });

  test("Q8 an attempt that takes too long fails and is retried", async () => {
    const queue = new PriorityRequestQueue({ timeout: 30, maxRetries: 2, retryDelay: 1 });
    const job = new Job();
    const begin = performance.now();
    await rejection(keep(queue.add(job.fn)), 1000, "add rejects when every attempt takes too long");
    const time = performance.now() - begin;
    expect(job.calls, "a time-out is retried like any failure").toBeGreaterThan(1);
    expect(time, "each attempt has the whole limit of 30 ms").toBeGreaterThanOrEqual(
      job.calls * 30 - 10,
    );
  });

  test("Q8 a time-out frees the slot while the function goes on", async () => {
    const queue = new PriorityRequestQueue({ concurrency: 1, timeout: 30, retryDelay: 1 });
    const hanging = new Job();
    let calls = 0;
    keep(queue.add(hanging.fn, { priority: "high" }));
    keep(queue.add(() => (calls += 1)));
    await eventually(() => calls, 1, "a time-out frees its slot for the next task", 300);
    queue.clear();
  });

  test("Q8 time spent waiting for a slot does not count", async () => {
    const queue = new PriorityRequestQueue({ concurrency: 1 });
    const filler = new Job();
    keep(queue.add(filler.fn));
    await eventually(() => filler.calls, 1, "the first task starts at once");
    const promise = keep(queue.add(() => "in time", { timeout: 50, retries: 2 }));
    await quiet(80);
    filler.finish();
    const sentence = "the limit starts with the attempt, not when the task is added";
    expect(await value(promise, 1000, sentence), sentence).toBe("in time");
  });

  test("Q8 0 and Infinity mean no limit", async () => {
    for (const timeout of [0, Infinity]) {
      const queue = new PriorityRequestQueue({ timeout, maxRetries: 2, retryDelay: 1 });
      const job = new Job();
      const promise = keep(queue.add(job.fn));
      await quiet(20);
      job.finish("slow");
      const sentence = `timeout: ${timeout} sets no limit`;
      expect(await value(promise, 1000, sentence), sentence).toBe("slow");
      expect(job.calls, sentence).toBe(1);
    }
  });

  test("Q8 the timeout of a task wins over that of the queue", async () => {
    const tight = new PriorityRequestQueue({ timeout: 20, maxRetries: 2, retryDelay: 1 });
    const loose = new PriorityRequestQueue({ timeout: 60_000, maxRetries: 2, retryDelay: 1 });
    const slow = keep(tight.add(() => sleep(50), { timeout: 60_000 }));
    const hanging = keep(loose.add(new Job().fn, { timeout: 20 }));
    await value(slow, 1000, "a task may have a longer limit than the queue");
    await rejection(hanging, 1000, "a task may have a shorter limit than the queue");
  });
});

describe("ignores-late-results", () => {
  test("Q8 a late result does not settle the task", async () => {
    const queue = new PriorityRequestQueue({ timeout: 20, maxRetries: 2, retryDelay: 60 });
    const completed: number[] = [];
    queue.on("completed", ({ attempts }) => completed.push(attempts));
    const late = deferred<string>();
    let calls = 0;
    const fn = () => ((calls += 1) === 1 ? late.promise : "second");
    const promise = keep(queue.add(fn));
    await eventually(() => calls, 1, "the first attempt starts at once");
    await sleep(40);
    late.resolve("late");
    const result = await value(promise, 1000, "add resolves with the second attempt");
    expect(result, "the late result of a timed-out attempt is dropped").toBe("second");
    await quiet();
    expect(completed, "a late result emits no completed").toEqual([2]);
  });

  test("Q8 a late rejection is no further failure", async () => {
    watchUnhandled();
    const queue = new PriorityRequestQueue({ timeout: 20, maxRetries: 3, retryDelay: 60 });
    const retries: number[] = [];
    queue.on("retry", ({ attempts }) => retries.push(attempts));
    const late = deferred<string>();
    let calls = 0;
    const fn = () => ((calls += 1) === 1 ? late.promise : "second");
    const promise = keep(queue.add(fn));
    await eventually(() => calls, 1, "the first attempt starts at once");
    await sleep(40);
    late.reject(boom);
    const sentence = "a late rejection does not fail the task";
    expect(await value(promise, 1000, sentence), sentence).toBe("second");
    await quiet(40);
    expect(calls, "a late rejection starts no further attempt").toBe(2);
    expect(retries, "a late rejection emits no further retry").toEqual([1]);
  });

  test("Q8 a late result after the last attempt emits nothing", async () => {
    const queue = new PriorityRequestQueue({ timeout: 20, maxRetries: 1, retryDelay: 1 });
    const seen: string[] = [];
    const job = new Job();
    await rejection(keep(queue.add(job.fn)), 1000, "add rejects when every attempt takes too long");
    await quiet();
    for (const event of ["queued", "completed", "retry", "failed"] as const) {
      queue.on(event, () => seen.push(event));
    }
    job.finish("late");
    await quiet();
    expect(seen, "a late result after the last attempt emits nothing").toEqual([]);
  });

  test("Q8 a late result frees no second slot", async () => {
    const options = { concurrency: 4, timeout: 60, maxRetries: 1, retryDelay: 1 };
    const queue = new PriorityRequestQueue(options);
    const job = new Job();
    await rejection(keep(queue.add(job.fn)), 1000, "add rejects when every attempt takes too long");
    job.finish("late");
    await quiet();
    let flying = 0;
    let most = 0;
    const fn = async () => {
      most = Math.max(most, (flying += 1));
      await turn();
      flying -= 1;
    };
    const tasks = Array.from({ length: 12 }, () => keep(queue.add(fn)));
    await value(Promise.all(tasks), 1000, "the queue goes on after late results");
    expect(most, "after late results there are still four slots, not more").toBe(4);
  });
});

describe("codes-errors", () => {
  test("A3 a time-out is an Error with the code REQUEST_TIMEOUT", async () => {
    const queue = new PriorityRequestQueue({ timeout: 20, maxRetries: 1, retryDelay: 1 });
    const promise = keep(queue.add(new Job().fn));
    const reason = await rejection(promise, 1000, "add rejects when every attempt takes too long");
    expect(reason, "a time-out rejects with an Error object").toBeInstanceOf(Error);
    expect(codeOf(reason), "the error of a time-out has its code").toBe("REQUEST_TIMEOUT");
  });

  test("A3 a cleared task rejects with an Error with the code QUEUE_CLEARED", async () => {
    const queue = new PriorityRequestQueue();
    queue.pause();
    const promise = keep(queue.add(() => "done"));
    await quiet();
    queue.clear();
    const reason = await rejection(promise, 1000, "a cleared task rejects");
    expect(reason, "a cleared task rejects with an Error object").toBeInstanceOf(Error);
    expect(codeOf(reason), "the error of a cleared task has its code").toBe("QUEUE_CLEARED");
  });
});

describe("stops-timers", () => {
  test("Q9 a success leaves no timer", async () => {
    const { result, active } = watchTimers(() => {
      const queue = new PriorityRequestQueue();
      return [keep(queue.add(() => "plain")), keep(queue.add(() => turn().then(() => "later")))];
    });
    await value(Promise.all(result), 1000, "both tasks resolve");
    await eventually(active, 0, "the time-out timer of a success is cleared");
  });

  test("Q9 a rejection leaves no timer", async () => {
    const { result, active } = watchTimers(() => {
      const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 1 });
      return keep(queue.add(hopeless(boom).fn));
    });
    await rejection(result, 1000, "the task rejects");
    await eventually(active, 0, "the time-out timers of failed attempts are cleared");
  });

  test("Q9 a synchronous throw leaves no timer", async () => {
    const { result, active } = watchTimers(() => {
      const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 1 });
      const fn = () => {
        throw boom;
      };
      return keep(queue.add(fn));
    });
    await rejection(result, 1000, "the task rejects");
    await eventually(active, 0, "the time-out timer is cleared also when the function throws");
  });

  test("Q9 a time-out leaves no timer", async () => {
    const job = new Job();
    const { result, active } = watchTimers(() => {
      const queue = new PriorityRequestQueue({ timeout: 20, maxRetries: 1, retryDelay: 1 });
      return keep(queue.add(job.fn));
    });
    await rejection(result, 1000, "the task rejects");
    await eventually(active, 0, "no timer is left after the last attempt has timed out");
  });

  test("Q9 clear stops the timer of a retry", async () => {
    const { result: queue, active } = watchTimers(() => {
      const created = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 3000 });
      keep(created.add(failing(boom).fn));
      return created;
    });
    await quiet();
    queue.clear();
    await eventually(active, 0, "the retry timer of a cleared task is cleared");
  });
});

describe("handles-every-rejection", () => {
  test("A6 a failure that the caller handles is handled", async () => {
    const unhandled = watchUnhandled();
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 1 });
    const task = keep(queue.add(hopeless(boom).fn));
    await rejection(task, 1000, "the task rejects");
    await quiet();
    expect(unhandled, "when the caller handles a failure, nothing else is left unhandled").toEqual(
      [],
    );
  });

  test("A6 a late rejection is handled", async () => {
    const unhandled = watchUnhandled();
    const queue = new PriorityRequestQueue({ timeout: 20, maxRetries: 1, retryDelay: 1 });
    const job = new Job();
    await rejection(keep(queue.add(job.fn)), 1000, "add rejects when every attempt takes too long");
    job.fail(boom);
    await quiet();
    expect(unhandled, "the late rejection of a timed-out attempt is handled").toEqual([]);
  });

  test("A6 a cleared task leaves nothing unhandled", async () => {
    const unhandled = watchUnhandled();
    const queue = new PriorityRequestQueue({ concurrency: 2, maxRetries: 2, retryDelay: 3000 });
    const job = new Job();
    for (const fn of [failing(boom).fn, job.fn, job.fn, job.fn]) keep(queue.add(fn));
    await eventually(() => job.calls > 0, true, "tasks start while there are free slots");
    await quiet();
    queue.clear();
    job.finish();
    await quiet();
    expect(
      unhandled,
      "when the caller handles a cleared task, nothing else is left unhandled",
    ).toEqual([]);
  });
});
