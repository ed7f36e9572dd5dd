import { describe, expect, test } from "vitest";
import { PriorityRequestQueue } from "@solution";
import { deferred, value } from "../../../kit.ts";
import { boom, eventually, failing, hopeless, Job, keep, quiet } from "../bench.ts";

describe("announces-each-task", () => {
  test("Q14 queued is emitted during add, with the length of the queue", async () => {
    const queue = new PriorityRequestQueue({ concurrency: 1 });
    const job = new Job();
    keep(queue.add(job.fn));
    await eventually(() => job.calls, 1, "the first task starts at once");
    const seen: object[] = [];
    queue.on("queued", ({ priority, queueLength }) => seen.push({ priority, queueLength }));
    keep(queue.add(job.fn, { priority: "low" }));
    expect(seen.length, "queued is emitted before add returns").toBe(1);
    expect(seen[0], "queueLength counts the task itself").toEqual({
      priority: "low",
      queueLength: 1,
    });
    keep(queue.add(job.fn, { priority: "high" }));
    keep(queue.add(job.fn, { priority: "medium" }));
    expect(seen, "queueLength counts the waiting tasks of all priorities").toEqual([
      { priority: "low", queueLength: 1 },
      { priority: "high", queueLength: 2 },
      { priority: "medium", queueLength: 3 },
    ]);
    queue.clear();
  });

  test("Q14 queued counts the tasks added while paused", async () => {
    const queue = new PriorityRequestQueue();
    queue.pause();
    await quiet();
    const lengths: number[] = [];
    queue.on("queued", ({ queueLength }) => lengths.push(queueLength));
    keep(queue.add(() => "done"));
    keep(queue.add(() => "done"));
    expect(lengths, "queued is emitted during add also while paused").toEqual([1, 2]);
    queue.clear();
  });

  test("Q14 queued counts a task that waits for its retry", async () => {
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 3000 });
    keep(queue.add(failing(boom).fn));
    await quiet();
    queue.pause();
    await quiet();
    const lengths: number[] = [];
    queue.on("queued", ({ queueLength }) => lengths.push(queueLength));
    keep(queue.add(() => "done"));
    await eventually(
      () => lengths,
      [2],
      "queueLength counts tasks that wait for a slot or a delay",
    );
    queue.clear();
  });

  test("Q14 queued is not emitted again for a retry", async () => {
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 1 });
    let queued = 0;
    queue.on("queued", () => (queued += 1));
    await value(keep(queue.add(failing(boom).fn)), 1000, "the second attempt succeeds");
    await quiet();
    expect(queued, "queued is emitted once per task, not for its retries").toBe(1);
  });

  test("Q14 completed is emitted once per success", async () => {
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 1 });
    const seen: object[] = [];
    queue.on("completed", ({ priority, attempts }) => seen.push({ priority, attempts }));
    await value(keep(queue.add(() => "done", { priority: "high" })), 1000, "the task resolves");
    const second = keep(queue.add(failing(boom).fn, { priority: "medium" }));
    await value(second, 1000, "the second attempt succeeds");
    await quiet();
    expect(seen, "completed is emitted once per success, attempts includes the last one").toEqual([
      { priority: "high", attempts: 1 },
      { priority: "medium", attempts: 2 },
    ]);
  });

  test("Q14 each task ends with exactly one of completed and failed", async () => {
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 1 });
    const seen: string[] = [];
    queue.on("completed", ({ priority }) => seen.push(`completed ${priority}`));
    queue.on("failed", ({ priority }) => seen.push(`failed ${priority}`));
    const good = keep(queue.add(failing(boom).fn, { priority: "high" }));
    const bad = keep(queue.add(hopeless(boom).fn, { priority: "low" }));
    await value(Promise.allSettled([good, bad]), 1000, "both tasks settle");
    await quiet();
    expect(seen.sort(), "each task ends with one event, and with the right one").toEqual([
      "completed high",
      "failed low",
    ]);
  });
});

describe("calls-listeners", () => {
  test("A7 listeners run in the order they were added", async () => {
    const queue = new PriorityRequestQueue();
    const seen: string[] = [];
    queue.on("queued", () => seen.push("first"));
    queue.once("queued", () => seen.push("second"));
    queue.on("queued", () => seen.push("third"));
    await emitQueued(queue);
    expect(seen, "listeners run in the order they were added").toEqual([
      "first",
      "second",
      "third",
    ]);
  });

  test("A7 a listener is called with this set to the queue", async () => {
    const queue = new PriorityRequestQueue();
    const owners: unknown[] = [];
    queue.on("queued", function (this: unknown) {
      owners.push(this);
    });
    await emitQueued(queue);
    expect(owners.length, "the listener is called once").toBe(1);
    expect(owners[0] === queue, "this is the queue in a listener").toBe(true);
  });

  test("A7 on, once and off return the queue", () => {
    const queue = new PriorityRequestQueue();
    const listener = () => undefined;
    expect(queue.on("queued", listener) === queue, "on returns the queue").toBe(true);
    expect(queue.once("queued", listener) === queue, "once returns the queue").toBe(true);
    expect(queue.off("queued", listener) === queue, "off returns the queue").toBe(true);
  });

  test("A7 a listener added twice is called twice", async () => {
    const queue = new PriorityRequestQueue();
    let calls = 0;
    const listener = () => (calls += 1);
    queue.on("queued", listener).on("queued", listener);
    await emitQueued(queue);
    expect(calls, "a listener that was added twice is called twice").toBe(2);
  });

  test("A7 off removes one registration, the latest", async () => {
    const queue = new PriorityRequestQueue();
    const seen: string[] = [];
    const twice = () => seen.push("twice");
    queue.on("queued", twice);
    queue.on("queued", () => seen.push("other"));
    queue.on("queued", twice);
    queue.off("queued", twice);
    queue.off("queued", () => undefined);
    queue.off("failed", twice);
    await emitQueued(queue);
    expect(seen, "off removes one registration, the one made last").toEqual(["twice", "other"]);
  });

  test("A7 a listener added during an event waits for the next one", async () => {
    const queue = new PriorityRequestQueue();
    let calls = 0;
    queue.once("queued", () => {
      queue.on("queued", () => (calls += 1));
    });
    await emitQueued(queue);
    expect(calls, "a listener added during an event is not called for that event").toBe(0);
    await emitQueued(queue);
    expect(calls, "a listener added during an event is called for the next one").toBe(1);
  });

  test("A7 a listener removed during an event is still called for it", async () => {
    const queue = new PriorityRequestQueue();
    const seen: string[] = [];
    const second = () => seen.push("second");
    queue.on("queued", () => {
      seen.push("first");
      queue.off("queued", second);
    });
    queue.on("queued", second);
    queue.on("queued", () => seen.push("third"));
    await emitQueued(queue);
    expect(seen, "removing a listener during an event changes only the next one").toEqual([
      "first",
      "second",
      "third",
    ]);
    seen.length = 0;
    await emitQueued(queue);
    expect(seen, "a removed listener is not called any more").toEqual(["first", "third"]);
  });

  test("A7 a listener that is not a function is a TypeError", async () => {
    const queue = new PriorityRequestQueue();
    for (const listener of [undefined, null, "listener", {}]) {
      for (const method of [queue.on, queue.once]) {
        expect(
          () => Reflect.apply(method, queue, ["queued", listener]),
          `${String(listener)} is no function, so as a listener it is refused with a TypeError`,
        ).toThrow(TypeError);
      }
    }
    const sentence = "a refused listener is not registered";
    expect(await value(keep(queue.add(() => "done")), 1000, sentence), sentence).toBe("done");
  });
});

describe("calls-once", () => {
  test("A7 a once listener hears one event", async () => {
    const queue = new PriorityRequestQueue();
    let calls = 0;
    queue.once("queued", () => (calls += 1));
    await emitQueued(queue);
    await emitQueued(queue);
    expect(calls, "a once listener is called for the first event only").toBe(1);
  });

  test("A7 off takes a once listener by its own function", async () => {
    const queue = new PriorityRequestQueue();
    let calls = 0;
    const listener = () => (calls += 1);
    queue.once("queued", listener);
    queue.off("queued", listener);
    await emitQueued(queue);
    expect(calls, "off with the original function removes a once listener").toBe(0);
  });

  test("A7 a once listener is gone before it is called", async () => {
    const queue = new PriorityRequestQueue();
    let calls = 0;
    queue.once("queued", () => {
      calls += 1;
      if (calls < 3) keep(queue.add(() => "done"));
    });
    await emitQueued(queue);
    expect(calls, "a once listener that causes the same event is not called again").toBe(1);
  });
});

/** Adds a task that ends by itself and waits until `queued` has been emitted for it. */
async function emitQueued(queue: PriorityRequestQueue): Promise<void> {
  keep(queue.add(() => "done"));
  await quiet(1);
}
