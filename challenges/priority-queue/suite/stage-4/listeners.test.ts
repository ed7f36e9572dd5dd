import { describe, expect, test } from "vitest";
import { PriorityRequestQueue } from "@solution";
import { startClock, submit, throwing, type Clock } from "../bench.ts";

/** Adds a task that ends by itself, and waits until `queued` has been emitted for it. */
async function emitQueued(queue: PriorityRequestQueue, clock: Clock): Promise<void> {
  submit(queue, () => "done");
  await clock.soon();
}

describe("listeners", () => {
  test("Q29 listeners run in the order they were added", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue();
    const seen: string[] = [];
    queue.on("queued", () => seen.push("first"));
    queue.once("queued", () => seen.push("second"));
    queue.on("queued", () => seen.push("third"));
    await emitQueued(queue, clock);
    expect(seen, "listeners run in the order they were added").toEqual([
      "first",
      "second",
      "third",
    ]);
  });

  test("Q29 off removes a listener", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue();
    const seen: string[] = [];
    const removed = () => seen.push("removed");
    queue.on("queued", removed);
    queue.on("queued", () => seen.push("other"));
    queue.off("queued", () => undefined);
    queue.off("failed", removed);
    await emitQueued(queue, clock);
    const sentence = "off with another function or another event removes nothing";
    expect(seen, sentence).toEqual(["removed", "other"]);
    queue.off("queued", removed);
    await emitQueued(queue, clock);
    expect(seen.slice(2), "off removes its listener and no other one").toEqual(["other"]);
  });

  test("Q29 a once listener hears one event", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue();
    let calls = 0;
    queue.once("queued", () => (calls += 1));
    await emitQueued(queue, clock);
    await emitQueued(queue, clock);
    expect(calls, "a once listener is called for one event only").toBe(1);
  });

  test("Q29 off removes a once listener", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue();
    let calls = 0;
    const listener = () => (calls += 1);
    queue.once("queued", listener);
    queue.off("queued", listener);
    await emitQueued(queue, clock);
    expect(calls, "off removes a once listener by the function that once was given").toBe(0);
  });

  test("Q29 a once listener is removed before it is called", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue();
    let calls = 0;
    queue.once("queued", () => {
      calls += 1;
      if (calls < 3) submit(queue, () => "done");
    });
    await emitQueued(queue, clock);
    expect(calls, "a once listener that causes the same event is not called again").toBe(1);
  });

  test("Q29 a listener added during an event waits for the next one", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue();
    let calls = 0;
    queue.once("queued", () => {
      queue.on("queued", () => (calls += 1));
    });
    await emitQueued(queue, clock);
    expect(calls, "a listener that is added during an event is not called for it").toBe(0);
    await emitQueued(queue, clock);
    expect(calls, "a listener that was added during an event is called for the next one").toBe(1);
  });

  test("Q29 a listener removed during an event is still called for it", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue();
    const seen: string[] = [];
    const second = () => seen.push("second");
    queue.on("queued", () => {
      seen.push("first");
      queue.off("queued", second);
    });
    queue.on("queued", second);
    queue.on("queued", () => seen.push("third"));
    await emitQueued(queue, clock);
    const sentence = "removing a listener during an event changes nothing for that event";
    expect(seen, sentence).toEqual(["first", "second", "third"]);
    await emitQueued(queue, clock);
    expect(seen.slice(3), "a removed listener is not called for the next event").toEqual([
      "first",
      "third",
    ]);
  });

  test("Q29 a once listener skips no other listener", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue();
    const seen: string[] = [];
    queue.once("queued", () => seen.push("once"));
    queue.on("queued", () => seen.push("next"));
    await emitQueued(queue, clock);
    expect(seen, "a once listener that is removed skips no other listener").toEqual([
      "once",
      "next",
    ]);
  });

  test("Q29 a listener that is not a function is a TypeError", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue();
    for (const listener of [undefined, null, "listener", {}]) {
      for (const name of ["on", "once"] as const) {
        const add = () => Reflect.apply(queue[name], queue, ["queued", listener]);
        const sentence = `${name} throws a TypeError for the listener ${String(listener)}`;
        expect(throwing(add, TypeError), sentence).toBe("TypeError");
      }
    }
    const call = submit(queue, () => "done");
    await clock.soon();
    expect(call.state, "a listener that is not a function is not registered").toBe("resolved");
  });

  test("Q29 a listener hears its own queue only", async () => {
    const clock = startClock();
    const [first, second] = [new PriorityRequestQueue(), new PriorityRequestQueue()];
    const seen: string[] = [];
    first.on("queued", () => seen.push("first"));
    second.on("queued", () => seen.push("second"));
    await emitQueued(first, clock);
    expect(seen, "an event of one queue calls only the listeners of that queue").toEqual(["first"]);
  });
});
