import { describe, expect, test } from "vitest";
import type { Scheduler } from "@solution";
import { catchStrays, expectPromise, nothing, thrownBy } from "../record.ts";
import { makeStore, open } from "../store.ts";
import { startTimeline } from "../timeline.ts";

const HOUR = 60 * 60 * 1000;

/** What `init` comes to, even if it throws instead of rejecting. */
async function init(scheduler: Scheduler): Promise<void> {
  await scheduler.init();
}

describe("broken-file", () => {
  test("S38 init rejects when the file is not JSON", async () => {
    const line = startTimeline();
    await line.end(open(makeStore()).init(), "the promise of init settles if there is no file");
    for (const text of ["no JSON", "", '{"job":']) {
      const end = await line.end(
        init(open(makeStore(text))),
        "the promise of init settles for a corrupt file",
      );
      expect(
        end.status,
        `init rejects when the file is ${JSON.stringify(text)}, which is not JSON`,
      ).toBe("rejected");
    }
  });

  test("S38 init rejects when the JSON is not an object", async () => {
    const line = startTimeline();
    for (const text of ["[]", "null", "5", '"text"', "true"]) {
      const end = await line.end(
        init(open(makeStore(text))),
        "the promise of init settles for a file that is no object",
      );
      expect(end.status, `init rejects when the file is ${text}, which is not an object`).toBe(
        "rejected",
      );
    }
  });

  test("S38 the file is left as it is", async () => {
    const line = startTimeline();
    const store = makeStore('{"job":');
    await line.end(init(open(store)), "the promise of init settles for a corrupt file");
    await line.rest();
    expect(store.text(), "init leaves a corrupt file untouched").toBe('{"job":');
  });

  test("S38 init rejects when the file cannot be read", async () => {
    const line = startTimeline();
    const store = makeStore();
    store.block();
    const end = await line.end(
      init(open(store)),
      "the promise of init settles for a file that cannot be read",
    );
    expect(end.status, "init rejects when a folder is in the place of the file").toBe("rejected");
  });

  test("S38 init does not throw", async () => {
    const line = startTimeline();
    const scheduler = open(makeStore("no JSON"));
    let promise: unknown;
    const error = thrownBy(() => (promise = scheduler.init()));
    await line.end(promise, "the promise of init settles for a corrupt file");
    expect(error, "init rejects for a corrupt file instead of throwing").toBe(undefined);
    expectPromise(promise, "init returns a promise");
  });
});

describe("failing-write", () => {
  test("S39 a failing write makes no method throw", async () => {
    const strays = catchStrays();
    const line = startTimeline();
    const scheduler = open(makeStore(undefined, { folder: false }));
    const calls = [
      () => scheduler.schedule("job", HOUR, nothing),
      () => scheduler.pause("job"),
      () => scheduler.resume("job"),
      () => scheduler.cancel("job"),
    ];
    for (const call of calls) {
      expect(thrownBy(call), "no method throws when the file cannot be written").toBe(undefined);
      await line.rest();
    }
    await line.end(scheduler.stop(), "the promise of stop settles when a write failed");
    expect(
      strays.map(String),
      "a failing write causes no unhandled rejection or uncaught exception",
    ).toEqual([]);
  });

  test("S39 a failing write does not stop the jobs", async () => {
    catchStrays();
    const line = startTimeline();
    const scheduler = open(makeStore(undefined, { folder: false }));
    let runs = 0;
    thrownBy(() => scheduler.schedule("job", 1000, () => (runs += 1)));
    await line.pass(3100);
    expect(runs, "a job runs at each of its times though the file cannot be written").toBe(3);
  });

  test("S39 the next change is written when writing is possible again", async () => {
    catchStrays();
    const line = startTimeline();
    const store = makeStore(undefined, { folder: false });
    const scheduler = open(store);
    thrownBy(() => scheduler.schedule("job", HOUR, nothing));
    await line.rest();
    store.makeFolder();
    thrownBy(() => scheduler.schedule("next", HOUR, nothing));
    await line.rest();
    await line.end(scheduler.stop(), "the promise of stop settles when a write failed before");
    expect(
      Object.keys(store.entries()).toSorted(),
      "a change is written when writing is possible again, with those before it",
    ).toEqual(["job", "next"]);
  });
});
