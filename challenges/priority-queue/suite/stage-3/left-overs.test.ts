import { describe, expect, test } from "vitest";
import { PriorityRequestQueue } from "@solution";
import { codeOf } from "../../../kit.ts";
import { boom, failing, Job, startClock, submit, wait } from "../bench.ts";

describe("codes-errors", () => {
  test("Q18 a timeout is an Error with the code REQUEST_TIMEOUT", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ timeout: 100, maxRetries: 1, retryDelay: 10 });
    const call = submit(queue, new Job().fn);
    await clock.advance(20_000);
    expect(call.value, "a timeout rejects with an Error object").toBeInstanceOf(Error);
    expect(codeOf(call.value), "the error of a timeout has the code REQUEST_TIMEOUT").toBe(
      "REQUEST_TIMEOUT",
    );
  });

  test("Q18 an error of the function gets no code", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ timeout: 100, maxRetries: 1, retryDelay: 10 });
    const error = new Error("busy");
    const call = submit(queue, () => wait(20).then(() => Promise.reject(error)));
    await clock.advance(20_000);
    expect(codeOf(call.value), "an error of the function does not become a timeout").toBe(
      undefined,
    );
  });
});

describe("stops-timers", () => {
  test("Q19 a success leaves no timer", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue();
    submit(queue, () => "plain");
    submit(queue, () => wait(50).then(() => "later"));
    await clock.advance(100);
    expect(clock.timers(), "the timer of the limit is cleared when an attempt succeeds").toBe(0);
  });

  test("Q19 a rejection leaves no timer", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 10 });
    submit(queue, failing(Infinity).fn);
    await clock.advance(20_000);
    expect(clock.timers(), "the timer of the limit is cleared when an attempt rejects").toBe(0);
  });

  test("Q19 a synchronous throw leaves no timer", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 10 });
    submit(queue, () => {
      throw boom;
    });
    await clock.advance(20_000);
    expect(clock.timers(), "the timer of the limit is cleared when the function throws").toBe(0);
  });

  test("Q19 a timeout leaves no timer", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ timeout: 100, maxRetries: 1, retryDelay: 10 });
    submit(queue, new Job().fn);
    await clock.advance(20_000);
    expect(clock.timers(), "no timer is left when the last attempt has timed out").toBe(0);
  });

  test("Q19 a success after a timeout leaves no timer", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ timeout: 100, maxRetries: 3, retryDelay: 10 });
    let calls = 0;
    submit(queue, () => {
      calls += 1;
      return calls === 1 ? new Job().fn() : "done";
    });
    await clock.advance(20_000);
    expect(clock.timers(), "no timer is left when an attempt after a timeout succeeds").toBe(0);
  });
});
