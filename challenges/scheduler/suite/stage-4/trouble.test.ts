import { describe, expect, test } from "vitest";
import { Scheduler } from "@solution";
import { sleep } from "../../../kit.ts";
import { catchStrays, thrownBy } from "../record.ts";
import { makeStore, type Store } from "../store.ts";
import { startTimeline } from "../timeline.ts";

const HOUR = 60 * 60 * 1000;
const nothing = () => undefined;

/** A scheduler on the file of `store` that is stopped when the test ends. */
function open(store: Store, maxConcurrent = 10): Scheduler {
  return store.guard(new Scheduler({ persistPath: store.path, maxConcurrent }));
}

describe("broken-file", () => {
  test("S18 init rejects when the file is not JSON", async () => {
    const line = startTimeline();
    for (const text of ["no JSON", "", '{"job":']) {
      const scheduler = open(makeStore(text));
      const end = await line.end(
        (async () => scheduler.init())(),
        "the promise of init settles for a broken file",
      );
      expect(
        end.status,
        `how the promise of init ends when the file is ${JSON.stringify(text)}`,
      ).toBe("rejected");
    }
  });

  test("S18 init rejects when the JSON is not an object", async () => {
    const line = startTimeline();
    for (const text of ["[]", "null", "5", '"text"', "true"]) {
      const scheduler = open(makeStore(text));
      const end = await line.end(
        (async () => scheduler.init())(),
        "the promise of init settles for a broken file",
      );
      expect(end.status, `how the promise of init ends when the file is ${text}`).toBe("rejected");
    }
  });

  test("S18 the file is left as it is", async () => {
    const line = startTimeline();
    const store = makeStore('{"job":');
    const scheduler = new Scheduler({ persistPath: store.path });
    await line.end(
      (async () => scheduler.init())(),
      "the promise of init settles for a broken file",
    );
    await line.rest();
    expect(store.text(), "the content of a broken file after init").toBe('{"job":');
  });
});

describe("failing-write", () => {
  test("S18 a failing write is no unhandled rejection", async () => {
    const strays = catchStrays();
    const line = startTimeline();
    const scheduler = open(makeStore(undefined, { directory: false }));
    const error = thrownBy(() =>
      scheduler.schedule("job", HOUR, nothing).pause("job").resume("job").cancel("job"),
    );
    expect(error, "what a change throws when the file cannot be written").toBe(undefined);
    await line.rest();
    await line.end(scheduler.stop(), "the promise of stop settles when the file cannot be written");
    expect(
      strays,
      "unhandled rejections and uncaught exceptions when the file cannot be written",
    ).toEqual([]);
  });

  test("S18 a failing write does not stop the jobs", async () => {
    catchStrays();
    const line = startTimeline();
    const scheduler = open(makeStore(undefined, { directory: false }));
    let runs = 0;
    thrownBy(() => scheduler.schedule("job", 1000, () => (runs += 1)));
    for (let second = 0; second < 3; second += 1) {
      await line.pass(1000);
      await sleep(5);
    }
    await line.pass(100);
    expect(runs, "runs in three intervals when the file cannot be written").toBe(3);
  });

  test("S18 the next change is written when writing is possible again", async () => {
    catchStrays();
    const line = startTimeline();
    const store = makeStore(undefined, { directory: false });
    const scheduler = open(store);
    thrownBy(() => scheduler.schedule("job", HOUR, nothing));
    // The failing write has to be over before the folder is there, also on a busy machine.
    for (let round = 0; round < 20; round += 1) {
      await line.pass(1);
      await sleep(10);
    }
    store.makeDirectory();
    thrownBy(() => scheduler.schedule("next", HOUR, nothing));
    await line.end(scheduler.stop(), "the promise of stop settles");
    const next = await line.until(
      () => store.entry("next"),
      (seen) => seen !== undefined,
    );
    expect(
      next !== undefined,
      "the file has the job that was added when writing was possible again",
    ).toBe(true);
  });
});
