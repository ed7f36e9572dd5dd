import { describe, expect, test } from "vitest";
import { PriorityRequestQueue } from "@solution";
import { Job, pauseUntilEnd, startClock, submit } from "../bench.ts";

describe("pauses", () => {
  test("Q21 a pause belongs to one queue", async () => {
    const clock = startClock();
    const [paused, other] = [new PriorityRequestQueue(), new PriorityRequestQueue()];
    pauseUntilEnd(paused);
    const job = new Job();
    submit(other, job.fn);
    await clock.soon();
    expect(job.calls, "pause of one queue does not stop another queue").toBe(1);
  });

  test("Q21 a task added while paused waits for resume", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue();
    const job = new Job();
    queue.pause();
    await clock.soon();
    submit(queue, job.fn);
    await clock.advance(20_000);
    expect(job.calls, "a task that is added while the queue is paused does not start").toBe(0);
    queue.resume();
    await clock.soon();
    expect(job.calls, "a task that was added while the queue was paused starts after resume").toBe(
      1,
    );
  });

  test("Q21 a running attempt finishes while paused and its slot stays empty", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ concurrency: 1 });
    const [running, waiting] = [new Job(), new Job()];
    const call = submit(queue, running.fn);
    await clock.soon();
    submit(queue, waiting.fn);
    pauseUntilEnd(queue);
    await clock.soon();
    running.finish("finished");
    await clock.advance(20_000);
    expect(call.state, "a running attempt finishes normally while the queue is paused").toBe(
      "resolved",
    );
    expect(waiting.calls, "a slot that gets free while the queue is paused stays empty").toBe(0);
  });

  test("Q21 a slot that a failure or a timeout frees while paused stays empty", async () => {
    const clock = startClock();
    const options = { concurrency: 2, timeout: 100, maxRetries: 1, retryDelay: 10_000 };
    const queue = new PriorityRequestQueue(options);
    const [failed, waiting] = [new Job(), new Job()];
    submit(queue, failed.fn);
    submit(queue, new Job().fn);
    await clock.soon();
    submit(queue, waiting.fn);
    pauseUntilEnd(queue);
    failed.fail();
    await clock.advance(1000);
    const sentence = "a slot that a failure or a timeout frees stays empty while paused";
    expect(waiting.calls, sentence).toBe(0);
  });

  test("Q21 a retry that becomes due while paused waits for resume", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 100 });
    const job = new Job();
    submit(queue, job.fn);
    await clock.soon();
    expect(job.calls, "a task starts at once if the queue is not paused").toBe(1);
    job.fail();
    await clock.soon();
    queue.pause();
    await clock.advance(20_000);
    expect(job.calls, "a retry that becomes due while the queue is paused does not start").toBe(1);
    queue.resume();
    await clock.soon();
    expect(
      job.calls,
      "a retry that became due while the queue was paused starts after resume",
    ).toBe(2);
  });

  test("Q21 one resume ends any number of pauses", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue();
    const job = new Job();
    queue.pause();
    queue.pause();
    await clock.soon();
    submit(queue, job.fn);
    await clock.soon();
    queue.resume();
    await clock.soon();
    expect(job.calls, "one resume is enough, however often pause was called").toBe(1);
  });

  test("Q21 a pause holds after earlier calls of resume", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue();
    const job = new Job();
    queue.resume();
    queue.resume();
    pauseUntilEnd(queue);
    await clock.soon();
    submit(queue, job.fn);
    await clock.soon();
    expect(job.calls, "a pause holds, however often resume was called before").toBe(0);
  });
});

describe("resumes-in-order", () => {
  test("Q22 waiting tasks start by priority", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ concurrency: 1 });
    const seen: string[] = [];
    queue.pause();
    await clock.soon();
    for (const priority of ["low", "high", "medium", "low", "high"] as const) {
      submit(queue, () => seen.push(priority), { priority });
    }
    await clock.soon();
    queue.resume();
    await clock.advance(100);
    expect(seen, "after resume tasks start by priority").toEqual([
      "high",
      "high",
      "medium",
      "low",
      "low",
    ]);
  });

  test("Q22 resume fills all slots and no more", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ concurrency: 3 });
    const [running, job] = [new Job(), new Job()];
    submit(queue, running.fn);
    await clock.soon();
    queue.pause();
    await clock.soon();
    for (let i = 0; i < 5; i += 1) submit(queue, job.fn);
    await clock.soon();
    queue.resume();
    await clock.soon();
    expect(job.calls, "resume fills exactly the slots that are free").toBe(2);
  });

  test("Q22 resume on a queue that is not paused opens no further slot", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ concurrency: 1 });
    const job = new Job();
    submit(queue, job.fn);
    await clock.soon();
    submit(queue, job.fn);
    queue.resume();
    await clock.soon();
    expect(job.calls, "resume on a queue that is not paused starts nothing more").toBe(1);
  });
});
