import { describe, expect, test } from "vitest";
import { PriorityRequestQueue } from "@solution";
import { rejection, sleep, turn, value } from "../../../kit.ts";
import { boom, eventually, failing, Job, keep, quiet } from "../bench.ts";

describe("settles-with-the-result", () => {
  test("Q1 add resolves with what the function resolves to", async () => {
    const queue = new PriorityRequestQueue();
    const answer = { id: 7 };
    const result = await value(
      queue.add(() => Promise.resolve(answer)),
      1000,
      "add resolves when the promise of the function does",
    );
    expect(result, "add resolves with the very value the promise resolved to").toBe(answer);
  });

  test("Q1 a plain return value counts like a resolved promise", async () => {
    const queue = new PriorityRequestQueue();
    const sentence = "add resolves when the function returns a plain value";
    expect(
      await value(
        queue.add(() => 42),
        1000,
        sentence,
      ),
      sentence,
    ).toBe(42);
    expect(
      await value(
        queue.add(() => 0),
        1000,
        sentence,
      ),
      sentence,
    ).toBe(0);
    expect(
      await value(
        queue.add(() => undefined),
        1000,
        sentence,
      ),
      sentence,
    ).toBe(undefined);
  });

  test("Q1 a synchronous throw does not leave add", async () => {
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 1 });
    let promise: Promise<unknown> = Promise.resolve();
    expect(() => {
      promise = keep(
        queue.add(() => {
          throw boom;
        }),
      );
    }, "add does not throw when the function throws synchronously").not.toThrow();
    await rejection(promise, 1000, "add rejects when the function throws synchronously");
  });

  test("Q1 a synchronous throw counts like a rejected promise", async () => {
    const queue = new PriorityRequestQueue({ maxRetries: 2, retryDelay: 1 });
    let calls = 0;
    const fn = () => {
      calls += 1;
      if (calls === 1) throw boom;
      return "done";
    };
    const sentence = "a synchronous throw is retried like a rejection";
    expect(await value(keep(queue.add(fn)), 1000, sentence), sentence).toBe("done");
  });
});

describe("checks-add", () => {
  test("A5 bad input gives a promise, not a throw", () => {
    const queue = new PriorityRequestQueue();
    const promises = [addWrongly(queue, undefined), addWrongly(queue, () => 1, { priority: "no" })];
    for (const promise of promises) {
      expect(typeof promise.then, "add returns a promise also for bad input").toBe("function");
    }
  });

  test("Q15 a priority other than the three strings is rejected", async () => {
    const queue = new PriorityRequestQueue();
    for (const priority of ["urgent", "HIGH", "", null, 1]) {
      const sentence = `add rejects the priority ${JSON.stringify(priority)}`;
      const promise = addWrongly(queue, () => "done", { priority });
      expect(
        await rejection(promise, 1000, sentence),
        `${sentence} with a TypeError`,
      ).toBeInstanceOf(TypeError);
    }
  });

  test("Q15 names that every object inherits are no priorities", async () => {
    const queue = new PriorityRequestQueue();
    for (const priority of ["__proto__", "constructor", "toString"]) {
      const sentence = `add rejects the inherited name ${JSON.stringify(priority)} as priority`;
      const promise = addWrongly(queue, () => "done", { priority });
      expect(
        await rejection(promise, 1000, sentence),
        `${sentence} with a TypeError`,
      ).toBeInstanceOf(TypeError);
    }
  });

  test("Q15 anything but a function is rejected", async () => {
    const queue = new PriorityRequestQueue();
    for (const fn of [undefined, null, "fetch", 7, {}, Promise.resolve(1)]) {
      const sentence = `add rejects ${String(fn)}, which is not a function`;
      const reason = await rejection(addWrongly(queue, fn), 1000, sentence);
      expect(reason, `${sentence}, with a TypeError`).toBeInstanceOf(TypeError);
    }
  });

  test("Q15 bad input queues nothing and emits nothing", async () => {
    const queue = new PriorityRequestQueue();
    const events: string[] = [];
    for (const event of ["queued", "completed", "retry", "failed"] as const) {
      queue.on(event, () => events.push(event));
    }
    let calls = 0;
    addWrongly(queue, () => (calls += 1), { priority: "urgent" });
    addWrongly(queue, "not a function");
    await quiet();
    expect(calls, "the function of a rejected add is never called").toBe(0);
    expect(events, "bad input emits no event").toEqual([]);
  });
});

describe("checks-concurrency", () => {
  test("Q16 a concurrency that is not a positive integer is a RangeError", () => {
    for (const concurrency of [0, -1, 1.5, Number.NaN, Infinity, "2", null]) {
      const shown = typeof concurrency === "string" ? `"${concurrency}"` : String(concurrency);
      expect(
        () => Reflect.construct(PriorityRequestQueue, [{ concurrency }]),
        `the constructor refuses concurrency ${shown} with a RangeError`,
      ).toThrow(RangeError);
    }
  });

  test("Q16 a positive integer is accepted", () => {
    for (const concurrency of [1, 2, 1000]) {
      expect(
        () => new PriorityRequestQueue({ concurrency }),
        `the constructor accepts concurrency ${concurrency}`,
      ).not.toThrow();
    }
  });
});

describe("fills-slots", () => {
  test("Q3 starts exactly concurrency attempts", async () => {
    const queue = new PriorityRequestQueue({ concurrency: 3 });
    const job = new Job();
    for (let i = 0; i < 5; i += 1) keep(queue.add(job.fn));
    await eventually(() => job.calls, 3, "with 5 tasks and concurrency 3, three are in flight");
    await quiet();
    expect(job.calls, "a fourth attempt waits until one of three has ended").toBe(3);
  });

  test("Q3 one free slot is enough for the next task", async () => {
    const queue = new PriorityRequestQueue({ concurrency: 2 });
    const jobs = [new Job(), new Job(), new Job()];
    for (const job of jobs) keep(queue.add(job.fn));
    const started = () => jobs.filter((job) => job.calls > 0);
    await eventually(() => started().length, 2, "two tasks start at once");
    started()[0]?.finish();
    const sentence = "the next task starts while the other slot is still taken";
    await eventually(() => started().length, 3, sentence);
  });

  test("Q3 a success frees its slot at once", async () => {
    const queue = new PriorityRequestQueue({ concurrency: 1 });
    const first = new Job();
    const second = new Job();
    keep(queue.add(first.fn, { priority: "high" }));
    keep(queue.add(second.fn));
    await eventually(() => first.calls, 1, "the first task starts at once");
    first.finish();
    await eventually(() => second.calls, 1, "a success frees its slot for the next task at once");
  });

  test("Q3 a failure frees its slot at once", async () => {
    const queue = new PriorityRequestQueue({ concurrency: 1, maxRetries: 2, retryDelay: 1 });
    const second = new Job();
    keep(queue.add(failing(boom).fn, { priority: "high" }));
    keep(queue.add(second.fn));
    await eventually(() => second.calls, 1, "a failure frees its slot for the next task at once");
  });

  test("Q3 the last failure of a task frees its slot at once", async () => {
    const queue = new PriorityRequestQueue({ concurrency: 1, maxRetries: 1, retryDelay: 1 });
    const [doomed, next] = [new Job(), new Job()];
    keep(queue.add(doomed.fn, { priority: "high" }));
    await eventually(() => doomed.calls, 1, "the first task starts at once");
    keep(queue.add(() => sleep(20), { priority: "high" }));
    keep(queue.add(next.fn, { priority: "medium" }));
    await quiet();
    doomed.fail(boom);
    const started = () => doomed.calls === 2 || next.calls === 1;
    await eventually(started, true, "a failure frees its slot for the next task at once");
    await quiet();
    doomed.fail(boom);
    const sentence = "the last failure of a task frees its slot for the next task at once";
    await eventually(() => next.calls, 1, sentence);
  });

  test("Q3 the limit holds through many tasks", async () => {
    const queue = new PriorityRequestQueue({ concurrency: 3 });
    let flying = 0;
    let most = 0;
    const fn = async () => {
      most = Math.max(most, (flying += 1));
      await turn();
      flying -= 1;
    };
    const tasks = Array.from({ length: 20 }, () => [queue.add(fn), queue.add(() => "plain")]);
    await value(Promise.all(tasks.flat()), 1500, "forty tasks settle, a few at a time");
    expect(most, "with concurrency 3 no more than three attempts are in flight").toBeLessThan(4);
  });
});

describe("starts-by-priority", () => {
  test("Q2 high starts before medium, and medium before low", async () => {
    const queue = new PriorityRequestQueue({ concurrency: 1 });
    const seen: string[] = [];
    const filler = new Job();
    keep(queue.add(filler.fn));
    await eventually(() => filler.calls, 1, "the first task starts at once");
    const tasks = (["low", "medium", "high", "low", "high", "medium"] as const).map((priority) =>
      keep(queue.add(() => seen.push(priority), { priority })),
    );
    await quiet();
    filler.finish();
    await value(Promise.all(tasks), 1000, "all waiting tasks run once the slot is free");
    expect(seen, "tasks start by priority, whatever the order of add was").toEqual([
      "high",
      "high",
      "medium",
      "medium",
      "low",
      "low",
    ]);
  });

  test("Q2 tasks of one level start in the order of add", async () => {
    const queue = new PriorityRequestQueue({ concurrency: 1 });
    const seen: number[] = [];
    const filler = new Job();
    keep(queue.add(filler.fn));
    await eventually(() => filler.calls, 1, "the first task starts at once");
    const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    const tasks = numbers.map((n) => keep(queue.add(() => seen.push(n), { priority: "low" })));
    await quiet();
    filler.finish();
    await value(Promise.all(tasks), 1000, "all waiting tasks run once the slot is free");
    expect(seen, "the newest task is not the first to start").not.toEqual(numbers.toReversed());
    expect(seen, "within one priority the oldest task starts first").toEqual(numbers);
  });

  test("Q2 a running task is not interrupted", async () => {
    const queue = new PriorityRequestQueue({ concurrency: 1 });
    const low = new Job();
    const high = new Job();
    const result = keep(queue.add(low.fn, { priority: "low" }));
    await eventually(() => low.calls, 1, "the first task starts at once");
    keep(queue.add(high.fn, { priority: "high" }));
    await quiet();
    expect(high.calls, "a high task waits for the slot of a running low task").toBe(0);
    low.finish("low");
    const sentence = "the running low task ends with its own result";
    expect(await value(result, 1000, sentence), sentence).toBe("low");
    expect(low.calls, "the running low task is not started again").toBe(1);
  });
});

/** Calls `add` with arguments that its types refuse; says so when it throws. */
function addWrongly(queue: PriorityRequestQueue, ...args: unknown[]): Promise<unknown> {
  let promise: Promise<unknown> = Promise.resolve();
  expect(() => {
    promise = keep(Reflect.apply(queue.add, queue, args));
  }, "add never throws: bad input gives a rejected promise").not.toThrow();
  return promise;
}
