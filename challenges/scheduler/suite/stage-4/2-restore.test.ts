import { describe, expect, test } from "vitest";
import { Scheduler } from "@solution";
import { nothing, payloadsOf, statusOf, thrownBy, untilDate } from "../record.ts";
import { fileOf, makeStore, open, pastEntry, type Store } from "../store.ts";
import { startTimeline, type Timeline } from "../timeline.ts";

const HOUR = 60 * 60 * 1000;

/** A scheduler that has loaded a file with these entries. */
async function openLoaded(line: Timeline, store: Store): Promise<Scheduler> {
  const scheduler = open(store);
  const end = await line.end(scheduler.init(), "the promise of init settles");
  expect(end.status, "the promise of init resolves if the file is a JSON object").toBe("fulfilled");
  return scheduler;
}

describe("restore", () => {
  test("S35 nextRun is computed afresh", async () => {
    const line = startTimeline();
    const entries = {
      missed: pastEntry(),
      ahead: pastEntry({ nextRun: "2027-01-01T00:00:00.000Z" }),
    };
    const scheduler = await openLoaded(line, makeStore(fileOf(entries)));
    const log: string[] = [];
    scheduler.schedule("missed", 60_000, () => log.push("missed"));
    scheduler.schedule("ahead", 60_000, () => log.push("ahead"));
    expect(
      untilDate(statusOf(scheduler, "missed").nextRun, "nextRun of a loaded job is a Date"),
      "nextRun of a loaded job is one interval from now, whatever the file says",
    ).toBe(60_000);
    await line.pass(59_999);
    expect(log, "a run that was missed while the process was down is skipped").toEqual([]);
    await line.pass(101);
    expect(log.toSorted(), "loaded jobs run one interval after the restart").toEqual([
      "ahead",
      "missed",
    ]);
  });

  test("S35 runCount goes on", async () => {
    const line = startTimeline();
    const scheduler = await openLoaded(line, makeStore(fileOf({ job: pastEntry() })));
    scheduler.schedule("job", 60_000, nothing);
    expect(
      statusOf(scheduler, "job").runCount,
      "runCount of a job that ran five times before the restart is 5",
    ).toBe(5);
    await line.pass(60_100);
    expect(
      statusOf(scheduler, "job").runCount,
      "runCount goes on from 5 with the first run since the restart",
    ).toBe(6);
  });

  test("S35 lastRun goes on", async () => {
    const line = startTimeline();
    const entries = { job: pastEntry(), fresh: pastEntry({ lastRun: null, runCount: 0 }) };
    const scheduler = await openLoaded(line, makeStore(fileOf(entries)));
    scheduler.schedule("job", 60_000, nothing).schedule("fresh", 60_000, nothing);
    const { lastRun } = statusOf(scheduler, "job");
    untilDate(lastRun, "lastRun of a job from the file is a Date");
    expect(lastRun?.toISOString(), "lastRun of a job is the one from the file").toBe(
      "2026-01-03T09:00:00.000Z",
    );
    expect(
      statusOf(scheduler, "fresh").lastRun,
      "lastRun of a job that never ran before the restart is null",
    ).toBe(null);
  });

  test("S35 a paused job stays paused", async () => {
    const line = startTimeline();
    const entries = { job: pastEntry({ enabled: false, nextRun: null }) };
    const scheduler = await openLoaded(line, makeStore(fileOf(entries)));
    let runs = 0;
    scheduler.schedule("job", 60_000, () => (runs += 1));
    expect(
      statusOf(scheduler, "job").enabled,
      "a job that was paused before the restart is not enabled after it",
    ).toBe(false);
    await line.pass(180_000);
    expect(runs, "a job that was paused before the restart does not run after it").toBe(0);
    scheduler.resume("job");
    await line.pass(60_100);
    expect(
      runs,
      "a job that was paused before the restart runs again after resume",
    ).toBeGreaterThan(0);
  });

  test("S35 the config of schedule counts, not that of the file", async () => {
    const line = startTimeline();
    const scheduler = await openLoaded(line, makeStore(fileOf({ job: pastEntry() })));
    let runs = 0;
    scheduler.schedule("job", 1000, () => (runs += 1));
    await line.pass(3100);
    expect(runs, "a loaded job runs by the config that schedule was given").toBe(3);
  });

  test("S35 a name that is not in the file starts afresh", async () => {
    const line = startTimeline();
    const entries = { job: pastEntry({ enabled: false }) };
    const scheduler = await openLoaded(line, makeStore(fileOf(entries)));
    for (const name of ["other", "constructor"]) {
      scheduler.schedule(name, 60_000, nothing);
      const { enabled, lastRun, runCount } = statusOf(scheduler, name);
      expect(
        { enabled, lastRun, runCount },
        `the job "${name}" starts afresh, because it is not in the file`,
      ).toEqual({ enabled: true, lastRun: null, runCount: 0 });
    }
  });

  test("S35 what was loaded counts once", async () => {
    const line = startTimeline();
    const scheduler = await openLoaded(line, makeStore(fileOf({ job: pastEntry() })));
    scheduler.schedule("job", 60_000, nothing);
    scheduler.schedule("job", 60_000, nothing);
    expect(
      statusOf(scheduler, "job").runCount,
      "a job that replaces one that was loaded counts from 0",
    ).toBe(0);
  });

  test("S36 init emits loaded with the content of the file", async () => {
    const line = startTimeline();
    const entries = { a: pastEntry(), b: pastEntry({ config: "0 8 * * *" }) };
    const scheduler = open(makeStore(fileOf(entries)));
    const payloads = payloadsOf(scheduler, "loaded");
    await line.end(scheduler.init(), "the promise of init settles");
    await line.pass(1);
    expect(payloads, "init emits loaded once, with the parsed content of the file").toEqual([
      entries,
    ]);
  });

  test("S36 init without a file just resolves", async () => {
    const line = startTimeline();
    const scheduler = open(makeStore());
    const payloads = payloadsOf(scheduler, "loaded");
    const end = await line.end(scheduler.init(), "the promise of init settles without a file");
    await line.pass(1);
    expect(end.status, "the promise of init resolves if there is no file yet").toBe("fulfilled");
    expect(payloads, "init emits no loaded if there is no file yet").toEqual([]);
  });

  test("S36 init without persistPath just resolves", async () => {
    const line = startTimeline();
    for (const options of [[], [{}], [{ persistPath: undefined }]]) {
      const scheduler: Scheduler = Reflect.construct(Scheduler, options);
      const payloads = payloadsOf(scheduler, "loaded");
      const end = await line.end(scheduler.init(), "the promise of init settles without a path");
      await line.pass(1);
      expect(end.status, "the promise of init resolves without persistPath").toBe("fulfilled");
      expect(payloads, "init emits no loaded without persistPath").toEqual([]);
    }
  });
});

describe("keep-loaded", () => {
  test("S37 an entry that is not scheduled again stays in the file", async () => {
    const line = startTimeline();
    const old = pastEntry({ config: "0 8 * * *", runCount: 7 });
    const store = makeStore(fileOf({ old, job: pastEntry() }));
    const scheduler = await openLoaded(line, store);
    scheduler.schedule("job", HOUR, nothing);
    await line.rest();
    await line.end(scheduler.stop(), "the promise of stop settles");
    expect(
      String(store.entries()["job"]?.config),
      "a change is written to a file that was loaded",
    ).toBe(String(HOUR));
    expect(
      store.entries()["old"],
      "an entry that was loaded and not scheduled again stays in the file",
    ).toMatchObject(old);
  });

  test("S37 cancel removes an entry that is not scheduled again", async () => {
    const line = startTimeline();
    const store = makeStore(fileOf({ old: pastEntry(), kept: pastEntry() }));
    const scheduler = await openLoaded(line, store);
    expect(
      thrownBy(() => scheduler.cancel("old")),
      "cancel throws nothing for an entry that was loaded",
    ).toBe(undefined);
    await line.rest();
    await line.end(scheduler.stop(), "the promise of stop settles");
    expect(
      Object.keys(store.entries()),
      "cancel removes a loaded entry from the file, and no other one",
    ).toEqual(["kept"]);
  });

  test("S37 cancel of a job that was loaded and scheduled again removes it for good", async () => {
    const line = startTimeline();
    const store = makeStore(fileOf({ job: pastEntry(), kept: pastEntry() }));
    const scheduler = await openLoaded(line, store);
    scheduler.schedule("job", HOUR, nothing);
    await line.rest();
    scheduler.cancel("job");
    await line.rest();
    await line.end(scheduler.stop(), "the promise of stop settles");
    expect(
      Object.keys(store.entries()),
      "a job that was loaded, scheduled and cancelled leaves the file",
    ).toEqual(["kept"]);
  });
});
