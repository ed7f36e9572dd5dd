import { describe, expect, test } from "vitest";
import { PriorityRequestQueue } from "@solution";
import { codeOf } from "../../../kit.ts";
import {
  boom,
  failing,
  fields,
  Job,
  pauseUntilEnd,
  plain,
  startClock,
  submit,
  submitAnything,
} from "../bench.ts";

type EventName = "queued" | "completed" | "retry" | "failed" | "paused" | "resumed";
const OF_TASKS = ["queued", "completed", "retry", "failed"] as const;

/** Notes the names of the events that `queue` emits from now on. */
function noteNames(queue: PriorityRequestQueue, names: readonly EventName[]): string[] {
  const seen: string[] = [];
  for (const name of names) queue.on(name, () => seen.push(name));
  return seen;
}

/** What the listeners of each event get. */
const FIELDS = {
  queued: ["priority", "queueLength"],
  completed: ["priority", "attempts"],
  retry: ["priority", "attempts", "delay", "error"],
  failed: ["priority", "attempts", "error"],
} as const;

/** Notes what the listeners of one event get from now on. */
function notePayloads(
  queue: PriorityRequestQueue,
  name: keyof typeof FIELDS,
): Record<string, unknown>[] {
  const seen: Record<string, unknown>[] = [];
  queue.on(name, (payload: unknown) => seen.push(fields(payload, FIELDS[name])));
  return seen;
}

describe("announces-each-task", () => {
  test("Q26 queued is emitted before add returns", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ concurrency: 1 });
    submit(queue, new Job().fn);
    await clock.soon();
    const seen = notePayloads(queue, "queued");
    submit(queue, () => "done", { priority: "low" });
    const during = seen.length;
    await clock.soon();
    expect(seen.length, "queued is emitted once for a task that add accepts").toBe(1);
    expect(during, "queued is emitted before add returns").toBe(1);
    expect(seen[0], "queueLength counts the task itself").toEqual({
      priority: "low",
      queueLength: 1,
    });
  });

  test("Q26 queueLength counts the waiting tasks of all priorities", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ concurrency: 1, maxRetries: 1, retryDelay: 10_000 });
    submit(queue, new Job().fn);
    await clock.soon();
    const seen: unknown[] = [];
    queue.on("queued", ({ queueLength }) => seen.push(plain(queueLength)));
    for (const priority of ["low", "high", "medium", "low"] as const) {
      submit(queue, () => "done", { priority });
    }
    expect(seen, "queueLength counts the waiting tasks of all priorities").toEqual([1, 2, 3, 4]);
  });

  test("Q26 queueLength counts a task that waits for its retry", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 10_000 });
    submit(queue, failing(1).fn);
    await clock.soon();
    pauseUntilEnd(queue);
    await clock.soon();
    const seen: unknown[] = [];
    queue.on("queued", ({ queueLength }) => seen.push(plain(queueLength)));
    submit(queue, () => "done");
    expect(seen, "queueLength counts tasks that wait for a slot or for a retry").toEqual([2]);
  });

  test("Q26 bad input emits nothing", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue();
    const seen = noteNames(queue, OF_TASKS);
    const calls = [
      submitAnything(queue, [() => "done", { priority: "urgent" }]),
      submitAnything(queue, ["not a function"]),
    ];
    await clock.soon();
    if (calls.some(({ state }) => state !== "rejected")) return; // That is judged by Q5.
    expect(seen, "a task that add does not accept emits nothing").toEqual([]);
  });

  test("Q26 queued is not emitted again for a retry", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 10 });
    const seen = noteNames(queue, ["queued"]);
    submit(queue, failing(2).fn);
    await clock.advance(20_000);
    expect(seen.length, "queued is emitted once for a task and not for its retries").toBe(1);
  });

  test("Q26 completed is emitted once for each success", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 10 });
    const seen = notePayloads(queue, "completed");
    submit(queue, () => "done", { priority: "high" });
    await clock.soon();
    expect(seen, "completed is emitted for a task that succeeds").toEqual([
      { priority: "high", attempts: 1 },
    ]);
    const call = submit(queue, failing(1).fn, { priority: "medium" });
    await clock.advance(20_000);
    expect(call.state, "a task that fails once resolves when it is retried").toBe("resolved");
    expect(seen.slice(1), "completed is emitted for a task that succeeds after a retry").toEqual([
      { priority: "medium", attempts: 2 },
    ]);
  });

  test("Q26 failed is emitted once, for the last attempt", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 10 });
    const seen = notePayloads(queue, "failed");
    const task = failing(Infinity);
    submit(queue, task.fn, { priority: "low" });
    await clock.advance(5);
    expect(seen.length, "failed is not emitted while another attempt follows").toBe(0);
    await clock.advance(20_000);
    expect(seen, "failed is emitted once, with the number of all attempts and the error").toEqual([
      { priority: "low", attempts: task.calls(), error: "the thrown error" },
    ]);
  });

  test("Q26 a timeout emits failed and its late result nothing", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ timeout: 100, maxRetries: 1, retryDelay: 10 });
    const job = new Job();
    const seen = noteNames(queue, ["completed", "failed"]);
    const errors: unknown[] = [];
    queue.on("failed", ({ error }) => errors.push(error));
    const call = submit(queue, job.fn);
    await clock.advance(20_000);
    job.finish("late");
    await clock.soon();
    const sentence = "a task whose last attempt timed out ends with failed, and with nothing else";
    expect(seen, sentence).toEqual(["failed"]);
    const codes = errors.map((error) => codeOf(error));
    expect(codes, "failed has the error of the timeout").toEqual([codeOf(call.value)]);
  });

  test("Q26 a cleared task ends without an event", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ concurrency: 1, maxRetries: 2, retryDelay: 100 });
    submit(queue, failing(1).fn);
    await clock.soon();
    submit(queue, new Job().fn);
    await clock.soon();
    submit(queue, () => "done");
    await clock.soon();
    const seen = noteNames(queue, [...OF_TASKS, "paused", "resumed"]);
    queue.clear();
    await clock.advance(20_000);
    expect(seen, "clear emits nothing, not even for the tasks that it removes").toEqual([]);
  });

  test("Q27 retry is emitted when the attempt fails", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 10_000 });
    const seen = notePayloads(queue, "retry");
    submit(queue, failing(1).fn, { priority: "high" });
    await clock.soon();
    const atOnce = seen.length;
    await clock.advance(20_000);
    expect(seen.length, "retry is emitted once for an attempt that is retried").toBe(1);
    expect(atOnce, "retry is emitted when the attempt fails, not after the delay").toBe(1);
    const { delay, ...rest } = seen[0] ?? {};
    expect(rest, "retry has the priority, the attempts so far and the thrown error").toEqual({
      priority: "high",
      attempts: 1,
      error: "the thrown error",
    });
    expect(typeof delay, "retry has the delay as a number").toBe("number");
  });

  test("Q27 retry announces the delay that follows", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 100 });
    const announced: unknown[] = [];
    queue.on("retry", ({ delay }) => announced.push(plain(delay)));
    const times: number[] = [];
    submit(queue, async () => {
      times.push(clock.now());
      throw boom;
    });
    await clock.advance(20_000);
    // A retry may start up to 20 ms after it is due.
    const measured = times.slice(1).map((time, k) => {
      const gap = time - (times[k] ?? 0);
      const delay = announced[k];
      return typeof delay === "number" && gap > delay - 1 && gap <= delay + 20 ? delay : gap;
    });
    const sentence = "the delay of retry is the time until the next attempt";
    expect(announced.slice(0, measured.length), sentence).toEqual(measured);
  });

  test("Q27 retry is emitted for each attempt but the last", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 10 });
    const seen: unknown[] = [];
    queue.on("retry", ({ attempts }) => seen.push(plain(attempts)));
    const task = failing(Infinity);
    submit(queue, task.fn);
    await clock.advance(20_000);
    const wanted = Array.from({ length: Math.max(0, task.calls() - 1) }, (_, k) => k + 1);
    expect(seen, "retry is emitted for each failed attempt that another one follows").toEqual(
      wanted,
    );
  });

  test("Q28 pause emits paused and resume emits resumed", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue();
    const seen: string[] = [];
    queue.on("paused", (...args: unknown[]) => seen.push(`paused with ${String(plain(args[0]))}`));
    queue.on("resumed", (...args: unknown[]) =>
      seen.push(`resumed with ${String(plain(args[0]))}`),
    );
    queue.pause();
    await clock.soon();
    expect(seen, "pause emits paused, without a payload").toEqual(["paused with undefined"]);
    queue.resume();
    await clock.soon();
    expect(seen.slice(1), "resume emits resumed, without a payload").toEqual([
      "resumed with undefined",
    ]);
  });
});
