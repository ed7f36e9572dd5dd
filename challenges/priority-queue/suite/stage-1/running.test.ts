import { describe, expect, test } from "vitest";
import { PriorityRequestQueue } from "@solution";
import { boom, Job, startClock, submit, type Call, type Clock } from "../bench.ts";

describe("settles-with-the-result", () => {
  test("Q1 add resolves with what the promise of the function resolves to", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue();
    const answer = { id: 7 };
    const job = new Job();
    const call = submit(queue, job.fn);
    await clock.soon();
    expect(call.state, "add does not settle while the function is at work").toBe("pending");
    job.finish(answer);
    await clock.soon();
    expect(call.state, "add resolves when the promise of the function does").toBe("resolved");
    expect(call.value, "add resolves with the very value of that promise").toBe(answer);
  });

  test("Q1 a plain return value counts like a resolved promise", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue();
    for (const value of [42, 0, "", false, null, undefined]) {
      const call = submit(queue, () => value);
      await clock.soon();
      const sentence = `add resolves when the function returns ${JSON.stringify(value)}`;
      expect(call.state, sentence).toBe("resolved");
      expect(call.value, `${sentence}, with that value`).toBe(value);
    }
  });

  test("Q1 add rejects with what the function rejects with", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue();
    const call = submit(queue, () => Promise.reject(boom));
    await clock.advance(20_000);
    expect(call.state, "add rejects when the promise of the function rejects").toBe("rejected");
    expect(call.value, "add rejects with the very error of the function").toBe(boom);
  });

  test("Q1 a synchronous throw counts like a rejection", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue();
    const call = submit(queue, () => {
      throw boom;
    });
    const thrower = call.state === "thrown" ? "add" : "nobody";
    expect(thrower, "add does not throw when the function throws").toBe("nobody");
    await clock.advance(20_000);
    expect(call.state, "add rejects when the function throws synchronously").toBe("rejected");
    expect(call.value, "add rejects with what the function has thrown").toBe(boom);
  });
});

describe("fills-slots", () => {
  test("Q2 exactly concurrency tasks start", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ concurrency: 3 });
    const job = new Job();
    for (let i = 0; i < 5; i += 1) submit(queue, job.fn);
    await clock.soon();
    expect(job.calls, "of five tasks three run at once if concurrency is 3").toBe(3);
  });

  test("Q2 without concurrency there are five slots", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue();
    const job = new Job();
    for (let i = 0; i < 7; i += 1) submit(queue, job.fn);
    await clock.soon();
    expect(job.calls, "without the option concurrency five tasks run at once").toBe(5);
  });

  test("Q2 a success frees its slot at once", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ concurrency: 1 });
    const [first, second] = [new Job(), new Job()];
    submit(queue, first.fn);
    await clock.soon();
    submit(queue, second.fn);
    await clock.soon();
    expect(second.calls, "a second task waits while the only slot is taken").toBe(0);
    first.finish();
    await clock.soon();
    expect(second.calls, "a success frees its slot for the next task at once").toBe(1);
  });

  test("Q2 one free slot is enough for the next task", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ concurrency: 2 });
    const jobs = [new Job(), new Job(), new Job()];
    for (const job of jobs) submit(queue, job.fn);
    await clock.soon();
    const started = () => jobs.filter((job) => job.calls > 0);
    started()[0]?.finish();
    await clock.soon();
    expect(
      started().length,
      "the next task starts as soon as one slot is free, even if the others are taken",
    ).toBe(3);
  });

  test("Q2 a failure frees its slot", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ concurrency: 1 });
    const second = new Job();
    submit(queue, () => Promise.reject(boom));
    submit(queue, second.fn);
    await clock.advance(20_000);
    expect(second.calls, "a failure frees its slot for the next task").toBe(1);
  });

  test("Q2 a synchronous throw frees its slot", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ concurrency: 1 });
    const second = new Job();
    submit(queue, () => {
      throw boom;
    });
    submit(queue, second.fn);
    await clock.advance(20_000);
    expect(second.calls, "a synchronous throw frees its slot for the next task").toBe(1);
  });

  test("Q2 the limit holds through many tasks", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ concurrency: 3 });
    let flying = 0;
    let most = 0;
    const fn = async () => {
      most = Math.max(most, (flying += 1));
      await Promise.resolve();
      flying -= 1;
    };
    const calls = Array.from({ length: 20 }, () => [submit(queue, fn), submit(queue, () => 1)]);
    await clock.advance(1000);
    const waiting = calls.flat().filter(({ state }) => state !== "resolved");
    expect(waiting.length, "all of forty tasks have run in the end").toBe(0);
    expect(most, "never do more than concurrency tasks run at a time").toBeLessThan(4);
  });
});

/** A queue whose only slot is taken by a task that the test ends. */
async function takeSlot(clock: Clock): Promise<{ queue: PriorityRequestQueue; filler: Job }> {
  const queue = new PriorityRequestQueue({ concurrency: 1 });
  const filler = new Job();
  submit(queue, filler.fn);
  await clock.soon();
  return { queue, filler };
}

const MIXED = ["low", "medium", "high", "low", "high", "medium"] as const;

describe("starts-by-priority", () => {
  test("Q3 high starts before medium, and medium before low", async () => {
    const clock = startClock();
    const { queue, filler } = await takeSlot(clock);
    const seen: string[] = [];
    for (const priority of MIXED) submit(queue, () => seen.push(priority), { priority });
    await clock.soon();
    filler.finish();
    await clock.advance(100);
    expect(seen, "tasks start by priority, in whatever order they were added").toEqual([
      "high",
      "high",
      "medium",
      "medium",
      "low",
      "low",
    ]);
  });

  test("Q3 tasks of one priority start in the order of add", async () => {
    const clock = startClock();
    for (const priority of ["high", "medium", "low"] as const) {
      const { queue, filler } = await takeSlot(clock);
      const seen: number[] = [];
      const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9];
      for (const n of numbers) submit(queue, () => seen.push(n), { priority });
      await clock.soon();
      filler.finish();
      await clock.advance(100);
      expect(seen, `of all ${priority} tasks the oldest starts first`).toEqual(numbers);
    }
  });

  test("Q3 a task without a priority is medium", async () => {
    const clock = startClock();
    const { queue, filler } = await takeSlot(clock);
    const seen: string[] = [];
    submit(queue, () => seen.push("low"), { priority: "low" });
    submit(queue, () => seen.push("without"));
    submit(queue, () => seen.push("high"), { priority: "high" });
    await clock.soon();
    filler.finish();
    await clock.advance(100);
    const sentence = "a task without a priority starts after high ones and before low ones";
    expect(seen, sentence).toEqual(["high", "without", "low"]);
  });

  test("Q3 a running task is not interrupted", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ concurrency: 1 });
    const [low, high] = [new Job(), new Job()];
    const call = submit(queue, low.fn, { priority: "low" });
    await clock.soon();
    submit(queue, high.fn, { priority: "high" });
    await clock.soon();
    expect(high.calls, "a high task waits for the slot of a low task that runs").toBe(0);
    low.finish();
    await clock.soon();
    expect(call.state, "the low task runs to its end").toBe("resolved");
    expect(low.calls, "the low task is not started a second time").toBe(1);
  });
});

describe("own-state", () => {
  test("Q4 a full queue does not hold up another one", async () => {
    const clock = startClock();
    const full = new PriorityRequestQueue({ concurrency: 1 });
    const job = new Job();
    const held: Call[] = [submit(full, job.fn), submit(full, job.fn)];
    await clock.soon();
    const other = new PriorityRequestQueue({ concurrency: 1 });
    const call = submit(other, () => "free");
    await clock.soon();
    expect(job.calls, "a queue starts no task of another queue").toBe(1);
    expect(call.state, "a full queue takes no slot of another queue").toBe("resolved");
    expect(
      held.map(({ state }) => state),
      "a queue ends no task of another queue",
    ).toEqual(["pending", "pending"]);
  });

  test("Q4 each queue has its own concurrency", async () => {
    const clock = startClock();
    const wide = new PriorityRequestQueue({ concurrency: 3 });
    const narrow = new PriorityRequestQueue({ concurrency: 1 });
    const [many, few] = [new Job(), new Job()];
    for (let i = 0; i < 4; i += 1) {
      submit(wide, many.fn);
      submit(narrow, few.fn);
    }
    await clock.soon();
    expect([many.calls, few.calls], "each queue keeps to its own concurrency").toEqual([3, 1]);
  });
});
