import { describe, expect, test } from "vitest";
import { PriorityRequestQueue } from "@solution";
import { deferred } from "../../../kit.ts";
import {
  boom,
  Job,
  startClock,
  submit,
  wait,
  watchUnhandled,
  type Call,
  type Clock,
} from "../bench.ts";

const NOT_LATE = "not by the late one";

/** Whether a task was settled by the late result or rejection of its first attempt. */
function endOf(call: Call, late: unknown): string {
  return call.value === late ? "by the late one" : NOT_LATE;
}

/** A queue with two slots, and a task whose first attempt hangs while the second one is in flight. */
async function hangOnce(clock: Clock) {
  const options = { concurrency: 2, timeout: 100, maxRetries: 1, retryDelay: 50 };
  const queue = new PriorityRequestQueue(options);
  const [late, second] = [deferred<string>(), new Job()];
  let calls = 0;
  const call = submit(queue, () => {
    calls += 1;
    return calls === 1 ? late.promise : second.fn();
  });
  const hasFailed = () => calls === 2 || call.state === "rejected";
  for (let time = 0; time < 5000 && !hasFailed(); time += 20) await clock.soon();
  expect(hasFailed(), "an attempt that takes longer than timeout fails").toBe(true);
  return { queue, call, late, second };
}

describe("ignores-late-results", () => {
  test("Q17 a late result frees no second slot", async () => {
    const clock = startClock();
    watchUnhandled();
    for (const end of ["finish", "fail"] as const) {
      const options = { concurrency: 4, timeout: 100, maxRetries: 1, retryDelay: 10 };
      const queue = new PriorityRequestQueue(options);
      const [hanging, job] = [new Job(), new Job()];
      submit(queue, hanging.fn);
      await clock.advance(20_000);
      hanging[end]();
      await clock.soon();
      for (let i = 0; i < 9; i += 1) submit(queue, job.fn, { timeout: 10_000 });
      await clock.soon();
      expect(job.calls, "after late results there are still four slots").toBe(4);
      job.close();
      await clock.soon();
    }
  });

  test("Q17 a late result leaves the next attempt alone", async () => {
    const clock = startClock();
    const { queue, call, late, second } = await hangOnce(clock);
    if (second.calls === 0) return; // That a timeout is retried is judged by another requirement.
    const other = new Job();
    for (let i = 0; i < 2; i += 1) submit(queue, other.fn);
    late.resolve("late");
    await clock.soon();
    const sentence = "a late result does not end the attempt that is in flight";
    expect(other.calls, sentence).toBeLessThan(2);
    expect(endOf(call, "late"), "the late result of an attempt that timed out is dropped").toBe(
      NOT_LATE,
    );
    second.finish("second");
    await clock.soon();
    expect(call.state, "the attempt in flight still settles the task").toBe("resolved");
  });

  test("Q17 a late result does not stop the limit of the next attempt", async () => {
    const clock = startClock();
    const { call, late } = await hangOnce(clock);
    late.resolve("late");
    await clock.advance(20_000);
    expect(call.state, "the limit of an attempt holds even if a late result comes").toBe(
      "rejected",
    );
  });

  test("Q17 a late result does not settle the task", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ timeout: 100, maxRetries: 2, retryDelay: 500 });
    const late = deferred<string>();
    let calls = 0;
    const call = submit(queue, () => {
      calls += 1;
      return calls === 1 ? late.promise : wait(50).then(() => "second");
    });
    await clock.advance(200);
    late.resolve("late");
    await clock.advance(20_000);
    expect(endOf(call, "late"), "the late result of an attempt that timed out is dropped").toBe(
      NOT_LATE,
    );
  });

  test("Q17 a late rejection is no further failure", async () => {
    const clock = startClock();
    watchUnhandled(); // That it is handled is judged by another requirement.
    const queue = new PriorityRequestQueue({ timeout: 100, maxRetries: 3, retryDelay: 500 });
    const late = deferred<string>();
    const second = new Job();
    let calls = 0;
    const call = submit(queue, () => {
      calls += 1;
      return calls === 1 ? late.promise : second.fn();
    });
    await clock.advance(110);
    late.reject(boom);
    await clock.advance(540);
    expect(calls, "a late rejection starts no attempt of its own").toBeLessThan(3);
    second.finish("second");
    await clock.soon();
    expect(endOf(call, boom), "a late rejection does not reject the task").toBe(NOT_LATE);
  });
});
