import { describe, expect, test } from "vitest";
import { Scheduler } from "@solution";
import { payloadsOf, statusOf, thrownBy, timeOf } from "../record.ts";
import { fileOf, makeStore, type Store } from "../store.ts";
import { startTimeline, type Timeline } from "../timeline.ts";

const HOUR = 60 * 60 * 1000;
const nothing = () => undefined;

/** A scheduler on the file of `store` that is stopped when the test ends. */
function open(store: Store, maxConcurrent = 10): Scheduler {
  return store.guard(new Scheduler({ persistPath: store.path, maxConcurrent }));
}

/** A scheduler that has loaded a file with these entries. */
async function openLoaded(line: Timeline, store: Store): Promise<Scheduler> {
  const scheduler = open(store);
  const end = await line.end(scheduler.init(), "the promise of init settles");
  expect(end.status, "how the promise of init ends for a file that is a JSON object").toBe(
    "fulfilled",
  );
  return scheduler;
}

/** An entry of a job that ran five times, long ago. */
function pastEntry(changes: object = {}) {
  return {
    config: 60_000,
    runCount: 5,
    lastRun: "2026-01-03T09:00:00.000Z",
    nextRun: "2026-01-03T09:01:00.000Z",
    enabled: true,
    ...changes,
  };
}

describe("restore", () => {
  test("S16 nextRun is computed afresh", async () => {
    const line = startTimeline();
    const entries = {
      missed: pastEntry(),
      ahead: pastEntry({ nextRun: "2027-01-01T00:00:00.000Z" }),
    };
    const scheduler = await openLoaded(line, makeStore(fileOf(entries)));
    const log: string[] = [];
    scheduler.schedule("missed", 60_000, () => log.push("missed"));
    scheduler.schedule("ahead", 60_000, () => log.push("ahead"));
    const nextRun = timeOf(
      statusOf(scheduler, "missed").nextRun,
      "nextRun of a job from the file is a Date",
    );
    expect(
      nextRun - Date.now(),
      "milliseconds until nextRun of a job whose nextRun in the file has passed",
    ).toBe(60_000);
    await line.pass(59_999);
    expect(log, "jobs that run before one interval is over since the restart").toEqual([]);
    await line.pass(101);
    expect(log.toSorted(), "jobs that run when one interval is over since the restart").toEqual([
      "ahead",
      "missed",
    ]);
  });
  test("S16 runCount goes on", async () => {
    const line = startTimeline();
    const scheduler = await openLoaded(line, makeStore(fileOf({ job: pastEntry() })));
    scheduler.schedule("job", 60_000, nothing);
    expect(
      statusOf(scheduler, "job").runCount,
      "runCount of a job that ran five times before the restart",
    ).toBe(5);
    await line.pass(60_100);
    expect(
      statusOf(scheduler, "job").runCount,
      "runCount after the first run since the restart",
    ).toBe(6);
  });

  test("S16 lastRun goes on", async () => {
    const line = startTimeline();
    const entries = { job: pastEntry(), fresh: pastEntry({ lastRun: null, runCount: 0 }) };
    const scheduler = await openLoaded(line, makeStore(fileOf(entries)));
    scheduler.schedule("job", 60_000, nothing).schedule("fresh", 60_000, nothing);
    const lastRun = timeOf(
      statusOf(scheduler, "job").lastRun,
      "lastRun of a job from the file is a Date",
    );
    expect(new Date(lastRun).toISOString(), "lastRun of a job from the file").toBe(
      "2026-01-03T09:00:00.000Z",
    );
    expect(
      statusOf(scheduler, "fresh").lastRun,
      "lastRun of a job that never ran before the restart",
    ).toBe(null);
  });

  test("S16 a paused job stays paused", async () => {
    const line = startTimeline();
    const entries = { job: pastEntry({ enabled: false, nextRun: null }) };
    const scheduler = await openLoaded(line, makeStore(fileOf(entries)));
    let runs = 0;
    scheduler.schedule("job", 60_000, () => (runs += 1));
    expect(
      statusOf(scheduler, "job").enabled,
      "enabled of a job that was paused before the restart",
    ).toBe(false);
    await line.pass(180_000);
    expect(runs, "runs of a job that was paused before the restart").toBe(0);
    scheduler.resume("job");
    await line.pass(60_100);
    expect(runs, "runs of that job after resume and one interval").toBeGreaterThan(0);
  });

  test("S16 a name that is not in the file starts afresh", async () => {
    const line = startTimeline();
    const scheduler = await openLoaded(
      line,
      makeStore(fileOf({ job: pastEntry({ enabled: false }) })),
    );
    scheduler.schedule("other", 60_000, nothing);
    const { enabled, lastRun, runCount } = statusOf(scheduler, "other");
    expect({ enabled, lastRun, runCount }, "the status of a job that is not in the file").toEqual({
      enabled: true,
      lastRun: null,
      runCount: 0,
    });
  });

  test("S16 init emits loaded with the content of the file", async () => {
    const line = startTimeline();
    const entries = { a: pastEntry(), b: pastEntry({ config: "0 8 * * *" }) };
    const scheduler = open(makeStore(fileOf(entries)));
    const payloads = payloadsOf(scheduler, "loaded");
    await line.end(scheduler.init(), "the promise of init settles");
    await line.pass(1);
    expect(payloads, "payloads of loaded").toEqual([entries]);
  });

  test("S16 init without a file just resolves", async () => {
    const line = startTimeline();
    const scheduler = open(makeStore());
    const payloads = payloadsOf(scheduler, "loaded");
    const end = await line.end(
      scheduler.init(),
      "the promise of init settles when there is no file",
    );
    await line.pass(1);
    expect(end.status, "how the promise of init ends when there is no file").toBe("fulfilled");
    expect(payloads, "payloads of loaded when there is no file").toEqual([]);
  });
});

describe("keep-loaded", () => {
  test("S17 an entry that is not scheduled again stays in the file", async () => {
    const line = startTimeline();
    const old = pastEntry({ config: "0 8 * * *", runCount: 7 });
    const store = makeStore(fileOf({ old, job: pastEntry() }));
    const scheduler = await openLoaded(line, store);
    scheduler.schedule("job", HOUR, nothing);
    await line.until(
      () => store.entry("job"),
      (seen) => String(seen?.config) === String(HOUR),
    );
    await line.end(scheduler.stop(), "the promise of stop settles");
    expect(
      store.entry("old"),
      "the entry of a job that was loaded and not scheduled again",
    ).toMatchObject(old);
  });

  test("S17 cancel removes an entry that is not scheduled again", async () => {
    const line = startTimeline();
    const store = makeStore(fileOf({ old: pastEntry(), kept: pastEntry() }));
    const scheduler = await openLoaded(line, store);
    expect(
      thrownBy(() => scheduler.cancel("old")),
      "what cancel throws for an entry that was loaded",
    ).toBe(undefined);
    const isGone = (seen?: object) => seen !== undefined && !("old" in seen);
    await line.until(() => store.entries(), isGone);
    await line.end(scheduler.stop(), "the promise of stop settles");
    expect(store.entry("old"), "the entry of a loaded job in the file after cancel").toBe(
      undefined,
    );
    expect(store.entry("kept")?.runCount, "runCount of the other loaded job in the file").toBe(5);
  });
});
