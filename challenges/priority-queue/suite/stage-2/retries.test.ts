import { describe, expect, test } from "vitest";
import { PriorityRequestQueue } from "@solution";
import { rejection, sleep, turn, value } from "../../../kit.ts";
import { boom, eventually, failing, hopeless, Job, keep, quiet } from "../bench.ts";

describe("counts-retries", () => {
  test("Q4 retries is the number of attempts after the first", async () => {
    const queue = new PriorityRequestQueue({ retryDelay: 1 });
    const task = hopeless(boom);
    const promise = keep(queue.add(task.fn, { retries: 2 }));
    await rejection(promise, 1000, "a task that always fails rejects");
    await quiet();
    expect(task.calls(), "retries: 2 gives three calls, the first and two more").toBe(3);
  });

  test("Q4 without retries the task takes maxRetries", async () => {
    const queue = new PriorityRequestQueue({ maxRetries: 1, retryDelay: 1 });
    const task = hopeless(boom);
    await rejection(keep(queue.add(task.fn)), 1000, "a task that always fails rejects");
    await quiet();
    expect(task.calls(), "maxRetries: 1 gives two calls, the first and one more").toBe(2);
  });

  test("Q4 the first success ends the attempts", async () => {
    const queue = new PriorityRequestQueue({ maxRetries: 5, retryDelay: 1 });
    const task = failing(boom, boom);
    const sentence = "a task that fails twice and then succeeds resolves";
    expect(await value(queue.add(task.fn), 1000, sentence), sentence).toBe("done");
    await quiet();
    expect(task.calls(), "no attempt follows a success").toBe(3);
  });
});

describe("rejects-with-the-last-error", () => {
  test("Q7 add rejects with the error of the last attempt", async () => {
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 1 });
    const thrown: Error[] = [];
    const promise = keep(queue.add(() => throwNumbered(thrown)));
    const reason = await rejection(promise, 1000, "add rejects when the last attempt fails");
    expect(reason, "add rejects with the error of the last attempt").toBe(thrown.at(-1));
  });

  test("Q7 failed is emitted once, for the last attempt", async () => {
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 1 });
    const seen: object[] = [];
    let carried: unknown;
    queue.on("failed", ({ priority, attempts, error }) => {
      seen.push({ priority, attempts });
      carried = error;
    });
    const thrown: Error[] = [];
    const promise = keep(queue.add(() => throwNumbered(thrown), { priority: "low" }));
    await rejection(promise, 1000, "add rejects when the last attempt fails");
    await quiet();
    expect(seen, "failed is emitted once, with the number of all attempts").toEqual([
      { priority: "low", attempts: thrown.length },
    ]);
    expect(carried, "failed carries the very error of the last attempt").toBe(thrown.at(-1));
  });

  test("Q7 no retry is announced for the last attempt", async () => {
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 1 });
    const announced: number[] = [];
    queue.on("retry", ({ attempts }) => announced.push(attempts));
    const task = hopeless(boom);
    await rejection(keep(queue.add(task.fn)), 1000, "add rejects when the last attempt fails");
    await quiet();
    expect(
      announced.filter((attempts) => attempts >= task.calls()),
      "no retry is emitted for the last attempt, because no other follows it",
    ).toEqual([]);
  });
});

describe("keeps-errors", () => {
  test("A4 a thrown value of any kind reaches the caller as it is", async () => {
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 1 });
    const frozen = [Object.freeze({ id: 7 }), Object.freeze(new Error("frozen"))];
    for (const reason of [undefined, null, "text", 0, false, ...frozen]) {
      const sentence = `a thrown ${typeof reason} (${String(reason)}) reaches the caller unchanged`;
      const fn = () => {
        throw reason;
      };
      const promise = keep(queue.add(fn));
      expect(await rejection(promise, 1000, sentence), sentence).toBe(reason);
    }
  });

  test("A4 a rejection of any kind reaches the caller as it is", async () => {
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 1 });
    for (const reason of [undefined, null, "text", new TypeError("a type error")]) {
      const kind = `${typeof reason} (${String(reason)})`;
      const sentence = `a rejection with ${kind} reaches the caller unchanged`;
      const promise = keep(queue.add(hopeless(reason).fn));
      expect(await rejection(promise, 1000, sentence), sentence).toBe(reason);
    }
  });
});

describe("backs-off", () => {
  test("Q5 a retry event with the delay follows each failure", async () => {
    const queue = new PriorityRequestQueue({ maxRetries: 5, retryDelay: 4 });
    const seen: { priority: string; attempts: number; delay: number }[] = [];
    queue.on("retry", ({ priority, attempts, delay }) => seen.push({ priority, attempts, delay }));
    keep(queue.add(failing(boom, boom, boom).fn, { priority: "high" }));
    await eventually(() => seen.length, 3, "each failed attempt that is retried emits retry");
    const [first] = seen;
    expect(first, "the first delay is retryDelay").toEqual({
      priority: "high",
      attempts: 1,
      delay: 4,
    });
    expect(seen, "each delay is twice the one before").toEqual([
      { priority: "high", attempts: 1, delay: 4 },
      { priority: "high", attempts: 2, delay: 8 },
      { priority: "high", attempts: 3, delay: 16 },
    ]);
  });

  test("Q5 retry is emitted when the attempt fails", async () => {
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 3000 });
    const seen: unknown[] = [];
    queue.on("retry", ({ error }) => seen.push(error));
    keep(queue.add(failing(boom).fn));
    await eventually(
      () => seen.length,
      1,
      "retry is emitted when the attempt fails, not after the delay",
    );
    expect(seen[0], "retry carries the thrown error itself").toBe(boom);
    queue.clear();
  });

  test("Q5 the next attempt is due after the delay", async () => {
    const queue = new PriorityRequestQueue({ maxRetries: 5, retryDelay: 30 });
    const gaps: number[] = [];
    const late: number[] = [];
    let failedAt = 0;
    const fn = async () => {
      const now = performance.now();
      if (failedAt > 0) gaps.push(now - failedAt);
      const call = gaps.length + 1;
      if (call === 4) return;
      // A control in the same event loop: it is held up by load just as the queue is.
      void turn()
        .then(turn)
        .then(() => sleep(30 * 2 ** (call - 1) + 100))
        .then(turn)
        .then(turn)
        .then(() => {
          if (gaps.length < call) late.push(call);
        });
      failedAt = performance.now();
      throw boom;
    };
    await value(keep(queue.add(fn)), 1500, "the fourth attempt comes and succeeds");
    const early = gaps.map((gap, k) =>
      gap < 30 * 2 ** k - 5 ? `${Math.round(gap)} ms` : "in time",
    );
    expect(early, "no attempt comes before its delay of 30, 60 and 120 ms is over").toEqual([
      "in time",
      "in time",
      "in time",
    ]);
    expect(late, "no attempt comes long after its delay is over").toEqual([]);
  });
});

describe("frees-the-slot-between-attempts", () => {
  test("Q6 another task runs during the delay", async () => {
    const queue = new PriorityRequestQueue({ concurrency: 1, maxRetries: 2, retryDelay: 3000 });
    const other = new Job();
    keep(queue.add(failing(boom).fn, { priority: "high" }));
    keep(queue.add(other.fn));
    await eventually(() => other.calls, 1, "a task that waits for its retry holds no slot");
    queue.clear();
  });

  test("Q6 a retry that is due waits for a slot", async () => {
    const queue = new PriorityRequestQueue({ concurrency: 1, maxRetries: 2, retryDelay: 30 });
    const [first, other] = [new Job(), new Job()];
    let calls = 0;
    const fn = () => ((calls += 1) === 1 ? first.fn() : "second");
    const promise = keep(queue.add<string>(fn, { priority: "low" }));
    await eventually(() => calls, 1, "the first task starts at once");
    keep(queue.add(other.fn, { priority: "high" }));
    await quiet();
    first.fail(boom);
    await eventually(() => other.calls, 1, "a task that waits for its retry holds no slot");
    await quiet(50);
    expect(calls, "a retry that is due waits while all slots are taken").toBe(1);
    other.finish();
    await value(promise, 1000, "a retry that is due starts when a slot is free");
  });

  test("Q6 a retry that is due goes before tasks of a lower priority", async () => {
    const { seen, run } = await retryAmongOthers("high");
    await run();
    expect(seen, "a high retry that is due goes before a waiting medium task").toEqual([
      "retry",
      "medium",
    ]);
  });

  test("Q6 a retry that is due goes behind tasks of a higher priority", async () => {
    const { seen, run } = await retryAmongOthers("low");
    await run();
    expect(seen, "a low retry that is due goes behind a waiting medium task").toEqual([
      "medium",
      "retry",
    ]);
  });
});

/** Rejects with an error that names the attempt, and notes it in `thrown`. */
async function throwNumbered(thrown: Error[]): Promise<never> {
  const error = new Error(`attempt ${thrown.length + 1}`);
  thrown.push(error);
  throw error;
}

/** One slot that is taken, a retry of `priority` that is due, and a medium task that waits. */
async function retryAmongOthers(priority: "high" | "low") {
  const queue = new PriorityRequestQueue({ concurrency: 1, maxRetries: 2, retryDelay: 20 });
  const seen: string[] = [];
  const [first, filler] = [new Job(), new Job()];
  let calls = 0;
  const fn = () => {
    calls += 1;
    if (calls === 1) return first.fn();
    return seen.push("retry");
  };
  const retried = keep(queue.add<unknown>(fn, { priority }));
  await eventually(() => calls, 1, "the first task starts at once");
  keep(queue.add(filler.fn));
  await quiet();
  first.fail(boom);
  await eventually(() => filler.calls, 1, "a task that waits for its retry holds no slot");
  const medium = keep(queue.add(() => seen.push("medium"), { priority: "medium" }));
  await quiet(40);
  const run = async () => {
    filler.finish();
    await value(Promise.all([retried, medium]), 1000, "both tasks end once the slot is free");
  };
  return { seen, run };
}
