import { describe, expect, test } from "vitest";
import { PriorityRequestQueue } from "@solution";
import { boom, failing, Job, startClock, submit, watchUnhandled, type Clock } from "../bench.ts";

describe("counts-retries", () => {
  test("Q7 retries is the number of attempts after the first", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ retryDelay: 10 });
    const task = failing(Infinity);
    submit(queue, task.fn, { retries: 2 });
    await clock.advance(20_000);
    expect(task.calls(), "retries: 2 allows three calls, the first and two more").toBe(3);
  });

  test("Q7 a task without retries takes maxRetries", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 1, retryDelay: 10 });
    const task = failing(Infinity);
    submit(queue, task.fn);
    await clock.advance(20_000);
    expect(task.calls(), "maxRetries: 1 allows two calls, the first and one more").toBe(2);
  });

  test("Q7 the retries of a task win over maxRetries", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 1, retryDelay: 10 });
    const task = failing(Infinity);
    submit(queue, task.fn, { retries: 3 });
    await clock.advance(20_000);
    expect(task.calls(), "retries: 3 allows four calls, even if maxRetries is 1").toBe(4);
  });

  test("Q7 the first success ends the attempts", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 5, retryDelay: 10 });
    const task = failing(2);
    const call = submit(queue, task.fn);
    await clock.advance(20_000);
    expect(call.state, "a task that fails twice and then succeeds resolves").toBe("resolved");
    expect(call.value, "add resolves with the result of the attempt that succeeds").toBe("done");
    expect(task.calls(), "no attempt follows a success").toBe(3);
  });

  test("Q7 a synchronous throw is retried like a rejection", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 3, retryDelay: 10 });
    let calls = 0;
    const call = submit(queue, () => {
      calls += 1;
      if (calls < 3) throw boom;
      return "done";
    });
    await clock.advance(20_000);
    expect(calls, "a synchronous throw is a failed attempt and is retried").toBe(3);
    expect(call.state, "add resolves when an attempt after a synchronous throw does").toBe(
      "resolved",
    );
  });
});

describe("rejects-with-the-last-error", () => {
  test("Q8 add rejects with the error of the last attempt", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 10 });
    const thrown: unknown[] = [];
    const call = submit(queue, async () => {
      const error = new Error(`attempt ${thrown.length + 1}`);
      thrown.push(error);
      throw error;
    });
    await clock.advance(5);
    expect(call.state, "add stays pending while another attempt follows").toBe("pending");
    await clock.advance(20_000);
    expect(call.state, "add rejects when the last attempt has failed").toBe("rejected");
    const number = thrown.indexOf(call.value) + 1;
    expect(number, "add rejects with the error of its last attempt").toBe(thrown.length);
  });

  test("Q8 the last failure of a task frees its slot", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ concurrency: 1, maxRetries: 1, retryDelay: 100 });
    const [doomed, between, next] = [new Job(), new Job(), new Job()];
    submit(queue, doomed.fn, { priority: "high" });
    await clock.soon();
    submit(queue, between.fn, { priority: "high" });
    submit(queue, next.fn, { priority: "low" });
    doomed.fail();
    await clock.advance(20_000);
    between.finish();
    await clock.soon();
    doomed.fail();
    await clock.soon();
    // Only if the task kept its slot during the delay, which another requirement judges.
    between.finish();
    await clock.soon();
    expect(next.calls, "the last failure of a task frees its slot for the next task").toBe(1);
  });
});

describe("keeps-errors", () => {
  test("Q9 a rejection of any kind reaches the caller as it is", async () => {
    const clock = startClock();
    watchUnhandled(); // A queue that stumbles over such a value leaves the task pending.
    const queue = new PriorityRequestQueue({ maxRetries: 1, retryDelay: 10 });
    for (const reason of [undefined, null, "text", 0, false, "", new TypeError("a type error")]) {
      const call = submit(queue, () => Promise.reject(reason));
      await clock.advance(20_000);
      const shown = `a rejection with ${typeof reason} (${String(reason)})`;
      expect(call.state, `${shown} is a failure, so add rejects`).toBe("rejected");
      expect(call.value, `${shown} reaches the caller unchanged`).toBe(reason);
    }
  });

  test("Q9 a thrown value of any kind reaches the caller as it is", async () => {
    const clock = startClock();
    watchUnhandled(); // A queue that stumbles over such a value leaves the task pending.
    const queue = new PriorityRequestQueue({ maxRetries: 1, retryDelay: 10 });
    const frozen = [Object.freeze({ id: 7 }), Object.freeze(new Error("frozen"))];
    for (const reason of [undefined, null, "text", 0, ...frozen]) {
      const call = submit(queue, () => {
        throw reason;
      });
      await clock.advance(20_000);
      const shown = `a thrown ${typeof reason} (${String(reason)})`;
      expect(call.state, `${shown} is a failure, so add rejects`).toBe("rejected");
      expect(call.value, `${shown} reaches the caller unchanged`).toBe(reason);
    }
  });
});

/** The times between the calls of `fn`, each up to 20 ms after `wanted` shown as `wanted`. */
function gapsOf(times: number[], wanted: number[]): number[] {
  const gaps = times.slice(1).map((time, k) => time - (times[k] ?? 0));
  return gaps.map((gap, k) => {
    const due = wanted[k] ?? 0;
    return gap >= due && gap <= due + 20 ? due : Math.round(gap);
  });
}

describe("backs-off", () => {
  test("Q10 the first retry comes after retryDelay", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 100 });
    const times: number[] = [];
    submit(queue, async () => {
      times.push(clock.now());
      throw boom;
    });
    await clock.advance(20_000);
    expect(
      gapsOf(times, [100])[0],
      "the first retry comes retryDelay after the failure, never earlier",
    ).toBe(100);
  });

  test("Q10 each delay is twice the one before", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 5, retryDelay: 100 });
    const times: number[] = [];
    submit(queue, async () => {
      times.push(clock.now());
      throw boom;
    });
    await clock.advance(10_000);
    expect(
      gapsOf(times, [100, 200, 400]).slice(0, 3),
      "with retryDelay: 100 the delays are 100, 200 and 400 ms, each twice the one before",
    ).toEqual([100, 200, 400]);
  });

  test("Q10 the delay begins with the failure", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 100 });
    const job = new Job();
    submit(queue, job.fn);
    await clock.advance(90);
    job.fail();
    await clock.advance(90);
    expect(job.calls, "the delay begins when the attempt fails, not when it starts").toBe(1);
    await clock.advance(30);
    expect(job.calls, "the retry comes when the delay after the failure is over").toBe(2);
  });

  test("Q10 each task counts its own failures", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 100 });
    submit(queue, failing(2).fn);
    await clock.advance(500);
    const other = failing(1);
    submit(queue, other.fn);
    await clock.advance(99);
    expect(other.calls(), "the first retry of a task waits for retryDelay").toBe(1);
    await clock.advance(30);
    expect(other.calls(), "failures of other tasks do not lengthen the delay of a task").toBe(2);
  });
});

describe("frees-the-slot-between-attempts", () => {
  test("Q11 another task runs during the delay", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ concurrency: 1, maxRetries: 2, retryDelay: 5000 });
    const other = new Job();
    submit(queue, failing(1).fn, { priority: "high" });
    submit(queue, other.fn, { priority: "low" });
    await clock.advance(100);
    expect(other.calls, "a task that waits for its retry holds no slot").toBe(1);
  });

  test("Q11 a retry that is due waits for a slot", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ concurrency: 1, maxRetries: 2, retryDelay: 100 });
    const [first, other] = [new Job(), new Job()];
    submit(queue, first.fn, { priority: "high" });
    await clock.soon();
    submit(queue, other.fn, { priority: "low" });
    first.fail();
    await clock.advance(20_000);
    expect(first.calls, "a retry that is due waits while all slots are taken").toBe(1);
    other.finish();
    await clock.soon();
    expect(first.calls, "a retry that is due starts as soon as a slot is free").toBe(2);
  });

  test("Q11 a retry that is due goes before tasks of a lower priority", async () => {
    const clock = startClock();
    expect(
      await retryAmongOthers(clock, "high", "medium"),
      "a high retry that is due starts before a waiting medium task",
    ).toEqual(["retry", "other"]);
    expect(
      await retryAmongOthers(clock, "medium", "low"),
      "a medium retry that is due starts before a waiting low task",
    ).toEqual(["retry", "other"]);
  });

  test("Q11 a retry that is due goes behind tasks of a higher priority", async () => {
    const clock = startClock();
    expect(
      await retryAmongOthers(clock, "low", "medium"),
      "a low retry that is due starts after a waiting medium task",
    ).toEqual(["other", "retry"]);
    expect(
      await retryAmongOthers(clock, "medium", "high"),
      "a medium retry that is due starts after a waiting high task",
    ).toEqual(["other", "retry"]);
  });
});

type Priority = "high" | "medium" | "low";

/** The order in which a retry that is due and another task start when the only slot gets free. */
async function retryAmongOthers(
  clock: Clock,
  retried: Priority,
  waiting: Priority,
): Promise<string[]> {
  const queue = new PriorityRequestQueue({ concurrency: 1, maxRetries: 2, retryDelay: 50 });
  const seen: string[] = [];
  const [first, filler] = [new Job(), new Job()];
  let calls = 0;
  const fn = () => {
    calls += 1;
    return calls === 1 ? first.fn() : seen.push("retry");
  };
  submit(queue, fn, { priority: retried });
  await clock.soon();
  submit(queue, filler.fn, { priority: retried });
  first.fail();
  await clock.soon();
  submit(queue, () => seen.push("other"), { priority: waiting });
  await clock.advance(20_000);
  filler.finish();
  await clock.advance(100);
  return seen;
}
