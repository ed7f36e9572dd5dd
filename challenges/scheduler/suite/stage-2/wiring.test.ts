import { describe, expect, test } from "vitest";
import { Scheduler } from "@solution";
import { payloadsOf, thrownBy, Work } from "../record.ts";
import { makeStore } from "../store.ts";
import { startTimeline } from "../timeline.ts";

const nothing = () => undefined;

describe("own-state", () => {
  test("A1 two schedulers have their own jobs", async () => {
    const line = startTimeline();
    const one = new Scheduler();
    const two = new Scheduler();
    const log: string[] = [];
    one.schedule("job", 1000, () => log.push("one"));
    two.schedule("job", 1500, () => log.push("two"));
    two.schedule("other", 60_000, nothing);
    expect(Object.keys(one.getStatus()), "names in getStatus of the first scheduler").toEqual([
      "job",
    ]);
    await line.pass(1600);
    expect(log, "both jobs of one name run").toEqual(["one", "two"]);
    one.cancel("job");
    expect(
      Object.keys(two.getStatus()),
      "names in getStatus of the second after a cancel on the first",
    ).toEqual(["job", "other"]);
  });

  test("A1 two schedulers have their own slots", async () => {
    const line = startTimeline();
    const one = new Scheduler({ maxConcurrent: 1 });
    const two = new Scheduler({ maxConcurrent: 1 });
    const work = new Work();
    one.schedule("a", 1000, work.handler);
    two.schedule("b", 1000, work.handler);
    await line.pass(1100);
    expect(work.running, "handlers in progress when two schedulers have one slot each").toBe(2);
  });

  test("A1 two schedulers have their own listeners", async () => {
    const line = startTimeline();
    const one = new Scheduler();
    const two = new Scheduler();
    const payloads = payloadsOf(one, "scheduled");
    two.schedule("job", 1000, nothing);
    await line.pass(1);
    expect(
      payloads.length,
      "events of the second scheduler that reach listeners of the first",
    ).toBe(0);
  });
});

describe("defaults", () => {
  /** How many of twelve jobs that are due at once run at once. */
  const busySlots = async (scheduler: Scheduler) => {
    const line = startTimeline();
    const work = new Work();
    for (let job = 0; job < 12; job += 1) scheduler.schedule(`job ${job}`, 1000, work.handler);
    await line.pass(1100);
    const { running } = work;
    while (work.running > 0) {
      work.finish();
      await line.pass(1);
    }
    await line.end(scheduler.stop(), "the promise of stop settles");
    return running;
  };

  test("A2 without options there are ten slots", async () => {
    expect(
      await busySlots(new Scheduler()),
      "handlers in progress when twelve jobs are due, with no options",
    ).toBe(10);
    expect(
      await busySlots(new Scheduler({})),
      "handlers in progress when twelve jobs are due, with empty options",
    ).toBe(10);
  });

  test("A2 an undefined option takes its default", async () => {
    const scheduler: Scheduler = Reflect.construct(Scheduler, [
      { maxConcurrent: undefined, persistPath: undefined },
    ]);
    expect(
      await busySlots(scheduler),
      "handlers in progress when twelve jobs are due and maxConcurrent is undefined",
    ).toBe(10);
  });

  test("A2 without a file init and stop just resolve", async () => {
    const line = startTimeline();
    const scheduler: Scheduler = Reflect.construct(Scheduler, [{ persistPath: undefined }]);
    const loaded = payloadsOf(scheduler, "loaded");
    const init = await line.end(
      scheduler.init(),
      "the promise of init settles without persistPath",
    );
    expect(init.status, "how the promise of init ends without persistPath").toBe("fulfilled");
    expect(loaded.length, "loaded events without persistPath").toBe(0);
    scheduler.schedule("job", 1000, nothing);
    const stop = await line.end(
      scheduler.stop(),
      "the promise of stop settles without persistPath",
    );
    expect(stop.status, "how the promise of stop ends without persistPath").toBe("fulfilled");
  });
});
