import { describe, expect, test } from "vitest";
import { filesInUse } from "../file-watch.ts";
import { catchStrays, nothing, statusOf, thrownBy, Work } from "../record.ts";
import { makeStore, open, type Entry } from "../store.ts";
import { startTimeline } from "../timeline.ts";

const HOUR = 60 * 60 * 1000;

describe("save", () => {
  test("S32 a scheduled job is written, with its five fields", async () => {
    const line = startTimeline();
    const store = makeStore();
    const due = new Date(Date.now() + HOUR).toISOString();
    const scheduler = open(store).schedule("job", HOUR, nothing);
    await line.rest();
    const entries = store.entries();
    await line.end(scheduler.stop(), "the promise of stop settles");
    expect(
      { withinASecond: Object.keys(entries), afterStop: Object.keys(store.entries()) },
      "a scheduled job is in the file within a second, not only after stop",
    ).toEqual({ withinASecond: ["job"], afterStop: ["job"] });
    expect(entries["job"], "the entry of a new job has these five fields").toMatchObject({
      config: HOUR,
      runCount: 0,
      lastRun: null,
      nextRun: due,
      enabled: true,
    });
  });

  test("S32 config is written as given", async () => {
    const line = startTimeline();
    const store = makeStore();
    open(store).schedule("job", "30 8 * * 1", nothing);
    await line.rest();
    expect(store.entries()["job"]?.config, "the file has a cron expression as it was given").toBe(
      "30 8 * * 1",
    );
  });

  test("S32 pause is written", async () => {
    const line = startTimeline();
    const store = makeStore();
    const scheduler = open(store).schedule("job", HOUR, nothing);
    await line.rest();
    scheduler.pause("job");
    await line.rest();
    expect(
      store.entries()["job"]?.enabled,
      "a pause is in the file within a second, not only after stop",
    ).toBe(false);
  });

  test("S32 resume is written", async () => {
    const line = startTimeline();
    const store = makeStore();
    const scheduler = open(store).schedule("job", HOUR, nothing);
    await line.rest();
    scheduler.pause("job");
    await line.rest();
    scheduler.resume("job");
    await line.rest();
    expect(
      store.entries()["job"]?.enabled,
      "a resume is in the file within a second, not only after stop",
    ).toBe(true);
  });

  test("S32 cancel is written", async () => {
    const line = startTimeline();
    const store = makeStore();
    const scheduler = open(store).schedule("job", HOUR, nothing);
    await line.rest();
    scheduler.schedule("kept", HOUR, nothing);
    await line.rest();
    scheduler.cancel("job");
    await line.rest();
    expect(
      Object.keys(store.entries()),
      "a cancelled job leaves the file within a second, not only after stop",
    ).toEqual(["kept"]);
  });

  test("S32 a replaced job is written", async () => {
    const line = startTimeline();
    const store = makeStore();
    const scheduler = open(store).schedule("job", HOUR, nothing);
    await line.rest();
    scheduler.schedule("job", 2 * HOUR, nothing);
    await line.rest();
    expect(
      store.entries()["job"]?.config,
      "the config of a job that replaces another is in the file within a second",
    ).toBe(2 * HOUR);
  });

  test("S32 the start of a run is written", async () => {
    const line = startTimeline();
    const store = makeStore();
    const work = new Work();
    open(store).schedule("job", HOUR, work.handler);
    await line.pass(HOUR + 50);
    await line.rest();
    expect(
      store.entries()["job"]?.runCount,
      "the file has counted a run within a second of its start, while it is in progress",
    ).toBe(1);
  });

  test("S32 the end of a run is written", async () => {
    const line = startTimeline();
    const store = makeStore();
    const work = new Work();
    let isSlow = true;
    const scheduler = open(store).schedule("job", HOUR, () =>
      isSlow ? work.handler() : undefined,
    );
    await line.pass(3.5 * HOUR);
    isSlow = false;
    work.finish();
    await line.rest();
    const { runCount, lastRun, nextRun } = statusOf(scheduler, "job");
    const fields = ({ runCount, lastRun, nextRun }: Entry = {}) => ({ runCount, lastRun, nextRun });
    expect(
      fields(store.entries()["job"]),
      "the file agrees with getStatus within a second of the end of a run",
    ).toEqual({
      runCount,
      lastRun: lastRun?.toISOString(),
      nextRun: nextRun?.toISOString(),
    });
  });
});

describe("write-order", () => {
  // Nothing can end while the disk is slow, so writes that overlap are all seen at once.
  test("S33 writes never overlap", async () => {
    const line = startTimeline();
    const scheduler = open(makeStore());
    let most = 0;
    for (const name of ["a", "b", "c", "d", "e", "f"]) {
      scheduler.schedule(name, HOUR, nothing);
      await line.stall();
      most = Math.max(most, filesInUse());
    }
    await line.rest();
    expect(
      most < 3 ? "one after the other" : `${most} file operations at once`,
      "a write starts only after the one before it has ended, even if six changes come meanwhile",
    ).toBe("one after the other");
  });

  test("S33 a change during a write is not lost", async () => {
    const line = startTimeline();
    const store = makeStore();
    const scheduler = open(store).schedule("first", HOUR, nothing);
    await line.stall();
    scheduler.schedule("second", HOUR, nothing);
    await line.rest();
    expect(
      Object.keys(store.entries()).toSorted(),
      "a change made while another one is being written is in the file a second later",
    ).toEqual(["first", "second"]);
  });

  test("S34 stop waits for the write of the last change", async () => {
    const line = startTimeline();
    const store = makeStore();
    const scheduler = open(store).schedule("job", HOUR, nothing);
    const look = () => Object.keys(store.entries());
    const end = await line.end(
      Promise.resolve(scheduler.stop()).then(look),
      "the promise of stop settles when a job was scheduled just before",
    );
    expect(
      end,
      "the file is up to date when stop resolves, with the job that was scheduled just before",
    ).toEqual({ status: "fulfilled", value: ["job"] });
  });

  test("S34 stop waits for a write that is under way", async () => {
    const line = startTimeline();
    const store = makeStore();
    const scheduler = open(store).schedule("first", HOUR, nothing);
    await line.stall();
    scheduler.schedule("second", HOUR, nothing);
    const look = () => Object.keys(store.entries()).toSorted();
    const end = await line.end(
      Promise.resolve(scheduler.stop()).then(look),
      "the promise of stop settles when a change was made during a write",
    );
    expect(
      end,
      "the file is up to date when stop resolves, with a change that was made during a write",
    ).toEqual({ status: "fulfilled", value: ["first", "second"] });
  });

  test("S34 after stop the file holds the last of many changes", async () => {
    const line = startTimeline();
    const store = makeStore();
    const scheduler = open(store);
    const all = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
    for (const name of all) scheduler.schedule(name, HOUR, nothing);
    for (const name of all.slice(0, 8)) scheduler.cancel(name);
    await line.end(scheduler.stop(), "the promise of stop settles after many changes");
    expect(
      Object.keys(store.entries()).toSorted(),
      "the file holds the last of many changes when stop resolves",
    ).toEqual(["i", "j", "k", "l"]);
  });

  test("S34 nothing else is left in the folder after a failed write", async () => {
    const line = startTimeline();
    const store = makeStore();
    catchStrays();
    store.block();
    const scheduler = open(store);
    thrownBy(() => scheduler.schedule("job", HOUR, nothing));
    await line.rest();
    await line.end(scheduler.stop(), "the promise of stop settles after a failed write");
    expect(store.files(), "a write that failed leaves nothing else in the folder").toEqual([
      "jobs.json",
    ]);
  });

  test("S34 nothing else is left in the folder", async () => {
    const line = startTimeline();
    const store = makeStore();
    const scheduler = open(store).schedule("a", HOUR, nothing);
    await line.rest();
    scheduler.schedule("b", HOUR, nothing).pause("a");
    const end = await line.end(
      Promise.resolve(scheduler.stop()).then(() => store.files()),
      "the promise of stop settles after two changes",
    );
    expect(end, "the file is alone in its folder when stop resolves").toEqual({
      status: "fulfilled",
      value: ["jobs.json"],
    });
  });
});
