import { describe, expect, test } from "vitest";
import { PriorityRequestQueue } from "@solution";
import { startClock, submit, submitAnything, throwing } from "../bench.ts";

describe("checks-add", () => {
  test("Q5 bad input does not throw", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue();
    const sentence = "add returns a rejected promise for bad input and does not throw";
    const calls = [
      submitAnything(queue, []),
      submitAnything(queue, ["not a function"]),
      submitAnything(queue, [() => "done", { priority: "urgent" }]),
    ];
    const thrown = calls.filter(({ state }) => state === "thrown");
    expect(thrown.length, sentence).toBe(0);
    await clock.soon();
  });

  test("Q5 anything but a function is rejected", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue();
    for (const fn of [undefined, null, "fetch", 7, {}, Promise.resolve(1)]) {
      const call = submitAnything(queue, [fn]);
      await clock.soon();
      const sentence = `add rejects ${String(fn)}, because it is not a function`;
      expect(call.state, sentence).toBe("rejected");
      expect(call.value, `${sentence}, with a TypeError`).toBeInstanceOf(TypeError);
    }
  });

  test("Q5 a priority other than the three strings is rejected", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue();
    for (const priority of ["urgent", "HIGH", "", " low", 1, null]) {
      const call = submitAnything(queue, [() => "done", { priority }]);
      await clock.soon();
      const sentence = `add rejects the priority ${JSON.stringify(priority)}`;
      expect(call.state, sentence).toBe("rejected");
      expect(call.value, `${sentence} with a TypeError`).toBeInstanceOf(TypeError);
    }
  });

  test("Q5 names that every object inherits are no priorities", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue();
    for (const priority of ["constructor", "__proto__", "toString"]) {
      const call = submitAnything(queue, [() => "done", { priority }]);
      await clock.soon();
      const sentence = `add rejects the inherited name ${JSON.stringify(priority)} as a priority`;
      expect(call.state, sentence).toBe("rejected");
      expect(call.value, `${sentence} with a TypeError`).toBeInstanceOf(TypeError);
    }
  });

  test("Q5 bad input queues nothing", async () => {
    const clock = startClock();
    const queue = new PriorityRequestQueue({ concurrency: 1 });
    let calls = 0;
    const fn = () => (calls += 1);
    submitAnything(queue, [fn, { priority: "urgent" }]);
    submitAnything(queue, ["not a function", { priority: "high" }]);
    await clock.soon();
    expect(calls, "the function of a rejected add is never called").toBe(0);
    const next = submit(queue, () => "next");
    await clock.soon();
    expect(next.state, "bad input takes no slot from the next task").toBe("resolved");
  });
});

describe("checks-concurrency", () => {
  test("Q6 a concurrency that is not a positive integer is a RangeError", () => {
    for (const concurrency of [0, -1, Number.NaN, 1.5, Infinity, "2", null]) {
      const shown = typeof concurrency === "string" ? `"${concurrency}"` : String(concurrency);
      const construct = () => Reflect.construct(PriorityRequestQueue, [{ concurrency }]);
      const sentence = `the constructor throws a RangeError for the concurrency ${shown}`;
      expect(throwing(construct, RangeError), sentence).toBe("RangeError");
    }
  });

  test("Q6 a positive integer is accepted", () => {
    for (const concurrency of [1, 2, 1000]) {
      expect(
        () => new PriorityRequestQueue({ concurrency }),
        `the constructor accepts the concurrency ${concurrency}`,
      ).not.toThrow();
    }
  });
});
