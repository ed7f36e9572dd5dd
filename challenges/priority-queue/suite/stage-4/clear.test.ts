import { describe, expect, test } from "vitest";
import { PriorityRequestQueue } from "@solution";
import { codeOf } from "../../../kit.ts";
import {
  boom,
  failing,
  Job,
  pauseUntilEnd,
  plain,
  startClock,
  statsOf,
  submit,
  watchUnhandled,
  type Call,
  type Clock,
} from "../bench.ts";

const PRIORITIES = ["high", "medium", "low"] as const;
type Priority = (typeof PRIORITIES)[number];

/** A queue whose only slot is taken by `running`, so that every further task waits. */
async function takeSlot(
  clock: Clock,
  options = {},
): Promise<{ queue: PriorityRequestQueue; running: Job; call: Call }> {
  const queue = new PriorityRequestQueue({ concurrency: 1, ...options });
  const running = new Job();
  const call = submit(queue, running.fn);
  await clock.soon();
  return { queue, running, call };
}

describe("clears-waiting-tasks", () => {
  test("Q23 clear removes the tasks that wait for a slot", async () => {
    const clock = startClock();
    const { queue, running } = await takeSlot(clock);
    const job = new Job();
    const calls = PRIORITIES.map((priority) => submit(queue, job.fn, { priority }));
    await clock.soon();
    expect(plain(queue.clear()), "clear returns how many tasks it removed").toBe(3);
    await clock.soon();
    const states = calls.map(({ state }) => state);
    const sentence = "a task that waits for a slot rejects when it is cleared";
    expect(states, sentence).toEqual(["rejected", "rejected", "rejected"]);
    running.finish();
    await clock.soon();
    expect(job.calls, "a cleared task never runs").toBe(0);
    expect(plain(queue.clear()), "clear returns 0 if no task waits").toBe(0);
    const next = submit(queue, () => "next");
    await clock.soon();
    expect(next.state, "a task that is added after clear runs").toBe("resolved");
  });

  test("Q23 a cleared task rejects with an Error with the code QUEUE_CLEARED", async () => {
    const clock = startClock();
    const { queue } = await takeSlot(clock);
    const call = submit(queue, () => "done");
    await clock.soon();
    queue.clear();
    await clock.soon();
    expect(call.value, "a cleared task rejects with an Error object").toBeInstanceOf(Error);
    expect(codeOf(call.value), "the error of a cleared task has the code QUEUE_CLEARED").toBe(
      "QUEUE_CLEARED",
    );
  });

  test("Q23 clear removes the tasks that wait for a retry", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 1000 });
    const task = failing(Infinity);
    const call = submit(queue, task.fn);
    await clock.soon();
    expect(plain(queue.clear()), "clear removes a task that waits for its retry").toBe(1);
    expect(plain(queue.clear()), "a task that was cleared is not counted a second time").toBe(0);
    await clock.soon();
    expect(call.state, "a task that waits for its retry rejects when it is cleared").toBe(
      "rejected",
    );
    const code = codeOf(call.value);
    expect(code, "a cleared retry has the code QUEUE_CLEARED too").toBe("QUEUE_CLEARED");
    await clock.advance(20_000);
    expect(task.calls(), "a task that is cleared while it waits for its retry is not called").toBe(
      1,
    );
  });

  test("Q23 clear leaves no timer", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 100_000 });
    submit(queue, failing(1).fn, { priority: "high" });
    submit(queue, failing(1).fn, { priority: "low" });
    // Long enough for the limits of both attempts, whose timers are judged by another requirement.
    await clock.advance(40_000);
    queue.clear("high");
    queue.clear();
    await clock.soon();
    expect(clock.timers(), "clear stops the timers of the retries it removes").toBe(0);
  });

  test("Q23 clear removes a retry that is due and waits for a slot", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ concurrency: 1, maxRetries: 2, retryDelay: 100 });
    const task = failing(1);
    const other = new Job();
    const call = submit(queue, task.fn, { priority: "low" });
    await clock.soon();
    submit(queue, other.fn);
    await clock.advance(20_000);
    if (task.calls() > 1) return; // That it has to wait for a slot is judged by Q11.
    expect(plain(queue.clear("high")), 'clear("high") leaves a low retry that is due').toBe(0);
    expect(plain(queue.clear()), "clear removes a retry that is due and waits for a slot").toBe(1);
    await clock.soon();
    expect(call.state, "a retry that is due rejects when it is cleared").toBe("rejected");
    other.finish();
    await clock.soon();
    expect(task.calls(), "a retry that is due and was cleared is not called").toBe(1);
  });

  test("Q23 a cleared task is no longer queued", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 1000 });
    submit(queue, failing(1).fn);
    await clock.soon();
    pauseUntilEnd(queue);
    await clock.soon();
    submit(queue, () => "done");
    await clock.soon();
    queue.clear();
    await clock.soon();
    expect(plain(statsOf(queue).queued.total), "stats does not count a task that was cleared").toBe(
      0,
    );
  });

  test("Q23 clear of a priority leaves the other ones", async () => {
    const clock = startClock();
    for (const priority of PRIORITIES) {
      const { queue, running } = await takeSlot(clock);
      const calls = new Map(
        PRIORITIES.map((name) => [name, submit(queue, () => name, { priority: name })]),
      );
      await clock.soon();
      const removed = plain(queue.clear(priority));
      expect(removed, `clear("${priority}") counts the ${priority} tasks only`).toBe(1);
      await clock.soon();
      running.finish();
      await clock.soon();
      const ends = PRIORITIES.map((name) => `${name} ${calls.get(name)?.state}`);
      expect(ends, `clear("${priority}") rejects the ${priority} tasks and no other`).toEqual(
        PRIORITIES.map((name) => `${name} ${name === priority ? "rejected" : "resolved"}`),
      );
    }
  });

  test("Q23 clear of a priority goes by priority for retries too", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 100_000 });
    const calls = new Map(
      PRIORITIES.map((name) => [name, submit(queue, failing(1).fn, { priority: name })]),
    );
    await clock.soon();
    for (const priority of ["low", "high", "medium"] satisfies Priority[]) {
      const removed = plain(queue.clear(priority));
      expect(removed, `clear("${priority}") counts the retries of ${priority} tasks only`).toBe(1);
      await clock.soon();
      const sentence = `clear("${priority}") rejects a ${priority} task that waits for its retry`;
      expect(calls.get(priority)?.state, sentence).toBe("rejected");
    }
  });

  test("Q24 clear leaves an attempt in flight alone", async () => {
    const clock = startClock();
    const { queue, running, call } = await takeSlot(clock);
    expect(plain(queue.clear()), "clear does not count an attempt in flight").toBe(0);
    await clock.soon();
    running.finish("finished");
    await clock.soon();
    expect(call.state, "an attempt in flight finishes normally after clear").toBe("resolved");
  });

  test("Q24 clear leaves a retry in flight alone", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 100 });
    const job = new Job();
    const call = submit(queue, job.fn);
    await clock.soon();
    job.fail();
    await clock.advance(20_000);
    expect(job.calls, "a retry that is due starts").toBe(2);
    expect(plain(queue.clear()), "clear does not count a retry in flight").toBe(0);
    await clock.soon();
    job.finish("second");
    await clock.soon();
    expect(call.state, "a retry in flight finishes normally after clear").toBe("resolved");
  });

  test("Q24 an attempt that fails after clear is retried", async () => {
    const clock = startClock();
    const { queue, running } = await takeSlot(clock, { maxRetries: 2, retryDelay: 100 });
    queue.clear();
    await clock.soon();
    running.fail();
    await clock.advance(20_000);
    expect(running.calls, "an attempt that fails after clear is retried as usual").toBe(2);
  });

  test("Q23 the rejection of a cleared task belongs to its caller", async () => {
    const clock = startClock();
    const unhandled = watchUnhandled();
    const { queue, running } = await takeSlot(clock, { maxRetries: 2, retryDelay: 100 });
    submit(queue, () => Promise.reject(boom), { priority: "high" });
    submit(queue, () => "done", { priority: "low" });
    running.fail();
    await clock.soon();
    queue.clear();
    await clock.advance(20_000);
    const sentence = "if the caller handles a cleared task, nothing else is unhandled";
    expect(unhandled, sentence).toEqual([]);
  });
});
