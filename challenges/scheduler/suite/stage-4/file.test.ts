import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { Scheduler } from "@solution";
import { turn } from "../../../kit.ts";
import { statusOf, Work } from "../record.ts";
import { makeStore, type Entry, type Store } from "../store.ts";
import { startTimeline } from "../timeline.ts";

const HOUR = 60 * 60 * 1000;
const nothing = () => undefined;

const isThere = (entry?: Entry) => entry !== undefined;

/** A scheduler on the file of `store` that is stopped when the test ends. */
function open(store: Store, maxConcurrent = 10): Scheduler {
  return store.guard(new Scheduler({ persistPath: store.path, maxConcurrent }));
}

describe("save", () => {
  test("S15 a scheduled job is written soon, with its five fields", async () => {
    const line = startTimeline();
    const store = makeStore();
    const due = new Date(Date.now() + HOUR).toISOString();
    open(store).schedule("job", HOUR, nothing);
    const entry = await line.until(() => store.entry("job"), isThere);
    expect(
      entry !== undefined,
      "the file has an entry for the job soon after schedule, before stop",
    ).toBe(true);
    expect(entry, "the entry in the file after schedule").toMatchObject({
      config: HOUR,
      runCount: 0,
      lastRun: null,
      nextRun: due,
      enabled: true,
    });
  });

  test("S15 config is written as given", async () => {
    const line = startTimeline();
    const store = makeStore();
    open(store).schedule("job", "30 8 * * 1", nothing);
    const entry = await line.until(() => store.entry("job"), isThere);
    expect(entry?.config, "config of a cron job in the file").toBe("30 8 * * 1");
  });

  // Where all changes are written at the same time, now and then the first write ends last. The last
  // one is large here and ends later, so only code that skips it loses the change every time.
  test("S15 a change during a write is not lost", { timeout: 8000 }, async () => {
    const line = startTimeline();
    const isNew = (seen?: Entry) => String(seen?.config) === String(HOUR + 2);
    let entry: Entry | undefined;
    for (let round = 0; round < 4 && !isNew(entry); round += 1) {
      const store = makeStore();
      const scheduler = open(store).schedule("job", HOUR + 1, nothing);
      await turn();
      scheduler.schedule("job", HOUR + 2, nothing).schedule("x".repeat(1_000_000), HOUR, nothing);
      entry = await line.until(() => store.entry("job"), isNew);
    }
    expect(
      String(entry?.config),
      "config in the file when the job was replaced while the first change was written",
    ).toBe(String(HOUR + 2));
  });

  test("S15 pause is written", async () => {
    const line = startTimeline();
    const store = makeStore();
    const scheduler = open(store).schedule("job", HOUR, nothing);
    await line.until(() => store.entry("job"), isThere);
    scheduler.pause("job");
    const entry = await line.until(
      () => store.entry("job"),
      (seen) => seen?.enabled === false,
    );
    expect(entry?.enabled, "enabled in the file after pause, before stop").toBe(false);
  });

  test("S15 resume is written", async () => {
    const line = startTimeline();
    const store = makeStore();
    const scheduler = open(store).schedule("job", HOUR, nothing);
    await line.until(() => store.entry("job"), isThere);
    scheduler.pause("job");
    await line.until(
      () => store.entry("job"),
      (seen) => seen?.enabled === false,
    );
    scheduler.resume("job");
    const entry = await line.until(
      () => store.entry("job"),
      (seen) => seen?.enabled === true,
    );
    expect(entry?.enabled, "enabled in the file after resume, before stop").toBe(true);
  });

  test("S15 cancel is written", async () => {
    const line = startTimeline();
    const store = makeStore();
    const scheduler = open(store).schedule("job", HOUR, nothing);
    await line.until(() => store.entry("job"), isThere);
    scheduler.schedule("kept", HOUR, nothing);
    await line.until(() => store.entry("kept"), isThere);
    scheduler.cancel("job");
    const isGone = (seen?: object) => seen !== undefined && !("job" in seen);
    const entries = await line.until(() => store.entries(), isGone);
    const names = Object.keys(entries ?? {});
    expect(names, "names in the file after one of two jobs was cancelled, before stop").toEqual([
      "kept",
    ]);
  });

  test("S15 stop waits for the write of the last change", async () => {
    const line = startTimeline();
    const store = makeStore();
    const scheduler = open(store).schedule("job", HOUR, nothing);
    await line.end(scheduler.stop(), "the promise of stop settles");
    const names = Object.keys(store.entries() ?? {});
    expect(names, "names in the file when a job was scheduled just before stop").toEqual(["job"]);
  });

  // What ends last is decided by the file system, so the large writes get several chances to.
  test(
    "S15 a large early write does not overtake a small late one",
    { timeout: 8000 },
    async () => {
      const line = startTimeline();
      const large = ["a", "b"].map((letter) => letter.repeat(1_000_000));
      for (let round = 0; round < 6; round += 1) {
        const store = makeStore();
        const scheduler = open(store).schedule("small", HOUR, nothing);
        for (const name of large) scheduler.schedule(name, HOUR, nothing);
        await line.pass(1);
        for (const name of large) scheduler.cancel(name);
        await line.end(scheduler.stop(), "the promise of stop settles", 5000);
        const names = Object.keys(store.entries() ?? {}).map((name) => name.slice(0, 10));
        expect(
          names,
          "names in the file right after stop, when two very long ones are cancelled",
        ).toEqual(["small"]);
      }
    },
  );

  test("S15 a run is written", async () => {
    const line = startTimeline();
    const store = makeStore();
    const scheduler = open(store).schedule("job", HOUR, nothing);
    await line.pass(HOUR + 50);
    const { lastRun, nextRun } = statusOf(scheduler, "job");
    const wanted = [1, lastRun?.toISOString(), nextRun?.toISOString()];
    const fields = (seen: Entry = {}) => [seen.runCount, seen.lastRun, seen.nextRun];
    const isSame = (seen?: Entry) => isDeepStrictEqual(fields(seen), wanted);
    const entry = await line.until(() => store.entry("job"), isSame);
    expect(
      fields(entry),
      "runCount, lastRun and nextRun in the file after a run are those of getStatus",
    ).toEqual(wanted);
  });

  test("S15 a run in progress at stop counts in the file", async () => {
    const line = startTimeline();
    const store = makeStore();
    const work = new Work();
    const scheduler = open(store).schedule("job", 1000, work.handler);
    await line.pass(1100);
    await line.end(scheduler.stop(), "the promise of stop settles while a handler is in progress");
    const entry = await line.until(
      () => store.entry("job"),
      (seen) => seen?.runCount === 1,
    );
    expect(entry?.runCount, "runCount in the file after stop during the first run").toBe(1);
  });

  test("S15 after stop the file holds the last of many changes", { timeout: 8000 }, async () => {
    const line = startTimeline();
    const store = makeStore();
    const scheduler = open(store);
    const all = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
    for (const name of all) scheduler.schedule(name, HOUR, nothing);
    for (const name of all.slice(0, 8)) scheduler.cancel(name);
    scheduler.pause("i").pause("j");
    await line.end(scheduler.stop(), "the promise of stop settles", 5000);
    const entries = Object.entries(store.entries() ?? {});
    const enabled = entries.map(([name, entry]) => `${name} ${String(entry.enabled)}`).toSorted();
    expect(enabled, "names and enabled in the file right after stop").toEqual([
      "i false",
      "j false",
      "k true",
      "l true",
    ]);
  });

  test("S15 nothing else is left in the directory", async () => {
    const line = startTimeline();
    const store = makeStore();
    const scheduler = open(store).schedule("a", HOUR, nothing);
    await line.pass(1);
    scheduler.schedule("b", HOUR, nothing).pause("a");
    await line.end(scheduler.stop(), "the promise of stop settles");
    expect(store.files(), "files in the directory after stop").toEqual(["jobs.json"]);
  });
});
