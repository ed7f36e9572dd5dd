import { describe, expect, test } from "vitest";
import { PriorityRequestQueue } from "@solution";
import {
  boom,
  failing,
  Job,
  startClock,
  submit,
  submitAnything,
  watchUnhandled,
} from "../bench.ts";

describe("handles-every-rejection", () => {
  test("Q20 a failure that the caller handles is handled", async () => {
    const clock = startClock();
    const unhandled = watchUnhandled();
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 10 });
    submit(queue, failing(Infinity).fn);
    submit(queue, failing(1).fn);
    submitAnything(queue, ["not a function"]);
    await clock.advance(20_000);
    const sentence = "if the caller handles the failure of a task, nothing else is unhandled";
    expect(unhandled, sentence).toEqual([]);
  });

  test("Q20 a timeout that the caller handles is handled", async () => {
    const clock = startClock();
    const unhandled = watchUnhandled();
    const queue = new PriorityRequestQueue({ timeout: 100, maxRetries: 2, retryDelay: 10 });
    submit(queue, new Job().fn);
    await clock.advance(20_000);
    const sentence = "if the caller handles the timeout of a task, nothing else is unhandled";
    expect(unhandled, sentence).toEqual([]);
  });

  test("Q20 a late rejection is handled", async () => {
    const clock = startClock();
    const unhandled = watchUnhandled();
    const queue = new PriorityRequestQueue({ timeout: 100, maxRetries: 1, retryDelay: 10 });
    const job = new Job();
    submit(queue, job.fn);
    await clock.advance(20_000);
    job.fail(boom);
    await clock.soon();
    const sentence = "the queue handles the late rejection of an attempt that timed out";
    expect(unhandled, sentence).toEqual([]);
  });
});
