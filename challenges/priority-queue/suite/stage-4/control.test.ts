import { describe, expect, test } from "vitest";
import { PriorityRequestQueue } from "@solution";
import { rejection, turn, value } from "../../../kit.ts";
import { boom, eventually, failing, failingFirst, Job, keep, quiet } from "../bench.ts";

describe("pauses", () => {
  test("Q10 a task added while paused waits for resume", async () => {
    const queue = new PriorityRequestQueue();
    const job = new Job();
    queue.pause();
    keep(queue.add(job.fn));
    await quiet(20);
    expect(job.calls, "no attempt starts while the queue is paused").toBe(0);
    queue.resume();
    await eventually(() => job.calls, 1, "a task added while paused starts after resume");
  });

  test("Q10 a running attempt finishes while paused and its slot stays empty", async () => {
    const queue = new PriorityRequestQueue({ concurrency: 1 });
    const running = new Job();
    const waiting = new Job();
    const promise = keep(queue.add(running.fn));
    await eventually(() => running.calls, 1, "the first task starts at once");
    keep(queue.add(waiting.fn));
    await quiet();
    queue.pause();
    running.finish("finished");
    const sentence = "a running attempt finishes normally while the queue is paused";
    expect(await value(promise, 1000, sentence), sentence).toBe("finished");
    await quiet();
    expect(waiting.calls, "a slot that is freed while paused stays empty").toBe(0);
  });

  test("Q10 a retry that becomes due while paused waits for resume", async () => {
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 20 });
    let calls = 0;
    const fn = async () => {
      calls += 1;
      await turn();
      if (calls > 1) return "done";
      queue.pause();
      throw boom;
    };
    const promise = keep(queue.add(fn));
    await eventually(() => calls, 1, "the first attempt starts at once");
    await quiet(50);
    expect(calls, "a retry that becomes due while paused does not start").toBe(1);
    queue.resume();
    await value(promise, 1000, "a retry that became due while paused starts after resume");
  });

  test("Q10 one resume ends any number of pauses", async () => {
    const queue = new PriorityRequestQueue();
    const job = new Job();
    queue.pause();
    queue.pause();
    keep(queue.add(job.fn));
    await quiet();
    queue.resume();
    await eventually(() => job.calls, 1, "one resume ends a pause that was asked for twice");
  });

  test("Q10 resume on a queue that is not paused changes nothing", async () => {
    const queue = new PriorityRequestQueue({ concurrency: 1 });
    const job = new Job();
    queue.resume();
    keep(queue.add(job.fn));
    keep(queue.add(job.fn));
    await eventually(() => job.calls, 1, "the first task starts at once");
    queue.resume();
    queue.resume();
    await quiet();
    expect(job.calls, "resume on a running queue opens no further slot").toBe(1);
    queue.pause();
    job.finish();
    await quiet();
    expect(job.calls, "a pause holds, however often resume was called before").toBe(1);
  });

  test("Q10 pause emits paused and resume emits resumed", async () => {
    const queue = new PriorityRequestQueue();
    const seen: unknown[][] = [];
    queue.on("paused", (...args: unknown[]) => seen.push(["paused", args[0]]));
    queue.on("resumed", (...args: unknown[]) => seen.push(["resumed", args[0]]));
    queue.pause();
    await eventually(() => seen, [["paused", undefined]], "pause emits paused without a payload");
    seen.length = 0;
    queue.resume();
    await eventually(
      () => seen,
      [["resumed", undefined]],
      "resume emits resumed without a payload",
    );
  });
});

describe("resumes-in-order", () => {
  test("Q11 waiting tasks start by priority", async () => {
    const queue = new PriorityRequestQueue({ concurrency: 1 });
    const seen: string[] = [];
    queue.pause();
    const tasks = (["low", "medium", "high", "medium", "low", "high"] as const).map((priority) =>
      keep(queue.add(() => seen.push(priority), { priority })),
    );
    await quiet();
    queue.resume();
    await value(Promise.all(tasks), 1000, "all waiting tasks run after resume");
    expect(seen, "after resume tasks start by priority").toEqual([
      "high",
      "high",
      "medium",
      "medium",
      "low",
      "low",
    ]);
  });

  test("Q11 resume fills all slots and no more", async () => {
    const queue = new PriorityRequestQueue({ concurrency: 2 });
    const job = new Job();
    queue.pause();
    for (let i = 0; i < 4; i += 1) keep(queue.add(job.fn));
    await quiet();
    queue.resume();
    await eventually(() => job.calls > 1, true, "resume fills all slots, not only one");
    await quiet();
    expect(job.calls, "resume starts no more tasks than there are slots").toBe(2);
  });
});

describe("clears-waiting-tasks", () => {
  test("Q12 clear removes the tasks that wait for a slot", async () => {
    const { queue, running } = await fullQueue();
    const job = new Job();
    const tasks = (["high", "medium", "low"] as const).map((priority) =>
      keep(queue.add(job.fn, { priority })),
    );
    await quiet();
    expect(queue.clear(), "clear returns the number of removed tasks").toBe(3);
    for (const task of tasks) await rejection(task, 1000, "a task that is cleared rejects");
    running.finish();
    await quiet();
    expect(job.calls, "a cleared task never runs").toBe(0);
    expect(queue.clear(), "clear on a queue where nothing waits returns 0").toBe(0);
  });

  test("Q12 clear removes the tasks that wait for a retry", async () => {
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 3000 });
    const task = failing(boom);
    const promise = keep(queue.add(task.fn));
    await eventually(task.calls, 1, "the first attempt starts at once");
    await quiet();
    expect(queue.clear(), "clear counts a task that waits for its retry").toBe(1);
    expect(queue.clear(), "a task that has been removed is not counted again").toBe(0);
    await rejection(promise, 1000, "a task that is cleared while it waits for its retry rejects");
  });

  test("Q12 a cleared retry never runs", async () => {
    const task = failing(boom, boom, boom);
    // On a busy machine the retry may come before clear does: then there is nothing to judge.
    for (let round = 1; round <= 3; round += 1) {
      const queue = new PriorityRequestQueue({ maxRetries: 1, retryDelay: 50 });
      const before = task.calls();
      keep(queue.add(task.fn));
      await eventually(() => task.calls() > before, true, "the first attempt starts at once");
      await quiet();
      const calls = task.calls();
      if (queue.clear() === 0) continue;
      await quiet(70);
      expect(
        task.calls() - calls,
        "a task that is cleared while it waits for its retry makes no further call",
      ).toBe(0);
      break;
    }
  });

  test("Q12 clear removes a retry that is due and waits for a slot", async () => {
    const queue = new PriorityRequestQueue({ concurrency: 1, maxRetries: 2, retryDelay: 10 });
    const other = new Job();
    const task = failing(boom);
    const promise = keep(queue.add(task.fn, { priority: "high" }));
    keep(queue.add(other.fn));
    await eventually(() => task.calls(), 1, "the first attempt starts at once");
    await quiet(30);
    if (task.calls() > 1) return; // That it has to wait for a slot is judged by Q6.
    expect(queue.clear(), "clear counts a retry that is due and waits for a slot").toBe(1);
    await rejection(promise, 1000, "a retry that is due and waits for a slot rejects when cleared");
  });

  test("Q12 a retry in flight is unaffected", async () => {
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 1 });
    const job = new Job();
    const promise = keep(queue.add(failingFirst(job)));
    await eventually(() => job.calls, 1, "the second attempt starts");
    expect(queue.clear(), "clear does not count a retry that is in flight").toBe(0);
    await quiet();
    job.finish("second");
    const sentence = "a retry that is in flight finishes normally after clear";
    expect(await value(promise, 1000, sentence), sentence).toBe("second");
  });

  test("Q12 clear of a level leaves the other levels", async () => {
    const { queue, running } = await fullQueue();
    const low = keep(queue.add(() => "low", { priority: "low" }));
    const medium = keep(queue.add(() => "medium", { priority: "medium" }));
    const high = keep(queue.add(() => "high", { priority: "high" }));
    await quiet();
    expect(queue.clear("low"), "clear of a level counts only that level").toBe(1);
    await rejection(low, 1000, "clear of a level rejects the tasks of that level");
    running.finish();
    await value(Promise.all([medium, high]), 1000, "tasks of the other levels stay and run");
  });

  test("Q12 clear of a level also goes by level for tasks that wait for a retry", async () => {
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 3000 });
    const tasks = [failing(boom), failing(boom)] as const;
    const low = keep(queue.add(tasks[0].fn, { priority: "low" }));
    keep(queue.add(tasks[1].fn, { priority: "medium" }));
    await eventually(() => tasks.map((task) => task.calls()), [1, 1], "both tasks start at once");
    await quiet();
    expect(queue.clear("low"), "clear of a level counts the retries of that level only").toBe(1);
    const sentence = "clear of a level rejects a task of that level that waits for its retry";
    await rejection(low, 1000, sentence);
    expect(queue.clear("medium"), "clear of a level leaves the retries of other levels").toBe(1);
  });

  test("Q12 a running attempt is unaffected", async () => {
    const { queue, running } = await fullQueue();
    const other = new PriorityRequestQueue({ concurrency: 1 });
    const job = new Job();
    const promise = keep(other.add(job.fn));
    await eventually(() => job.calls, 1, "the first task starts at once");
    expect(other.clear(), "clear does not count a running attempt").toBe(0);
    await quiet();
    job.finish("finished");
    const sentence = "a running attempt finishes normally after clear";
    expect(await value(promise, 1000, sentence), sentence).toBe("finished");
    queue.clear();
    running.finish();
    const later = "a task added after clear runs";
    expect(await value(keep(queue.add(() => "later")), 1000, later), later).toBe("later");
  });

  test("Q12 a running attempt that fails after clear is retried", async () => {
    const { queue, running } = await fullQueue({ maxRetries: 2, retryDelay: 1 });
    queue.clear();
    running.fail(boom);
    await eventually(
      () => running.calls,
      2,
      "an attempt that fails after clear is retried as usual",
    );
  });

  test("Q12 clear emits no event", async () => {
    const { queue } = await fullQueue();
    keep(queue.add(() => "done"));
    await quiet();
    const seen: string[] = [];
    for (const event of ["queued", "completed", "retry", "failed", "paused", "resumed"] as const) {
      queue.on(event, () => seen.push(event));
    }
    queue.clear();
    await quiet();
    expect(seen, "clear emits none of the events of the queue").toEqual([]);
  });
});

/** A queue of one slot that is taken by `running`, so that every further task waits. */
async function fullQueue(options = {}): Promise<{ queue: PriorityRequestQueue; running: Job }> {
  const queue = new PriorityRequestQueue({ concurrency: 1, ...options });
  const running = new Job();
  keep(queue.add(running.fn));
  await eventually(() => running.calls, 1, "the first task starts at once");
  return { queue, running };
}
