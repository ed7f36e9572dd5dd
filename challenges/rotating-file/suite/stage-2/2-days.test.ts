import { utimesSync } from "node:fs";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { makeDisk, outcomes, type Disk, type Log, type Options } from "../disk.ts";

/** A log with a clock that the test sets. */
function openAt(disk: Disk, first: string, options: Options = {}) {
  let time = Date.parse(first);
  const log: Log = disk.open({ daily: true, now: () => time, ...options });
  return { ...log, set: (next: string) => void (time = Date.parse(next)) };
}

describe("daily", () => {
  test("F12 begins a new file on a new day", async () => {
    const disk = makeDisk();
    const log = openAt(disk, "2026-03-01T10:00:00Z");
    await log.put("sunday\n");
    log.set("2026-03-01T23:59:59.999Z");
    await log.put("still sunday\n");
    log.set("2026-03-02T00:00:00Z");
    await log.put("monday\n");
    await log.put("still monday\n");
    expect(disk.files(), "the first line of a new UTC day begins a new file").toEqual({
      "app.log": "monday\nstill monday\n",
      "app.log.1": "sunday\nstill sunday\n",
    });
  });

  test("F12 takes the days of UTC", async () => {
    // There days begin fourteen hours before those of UTC.
    const { TZ } = process.env;
    Object.assign(process.env, { TZ: "Pacific/Kiritimati" });
    onTestFinished(() => {
      if (TZ === undefined) Reflect.deleteProperty(process.env, "TZ");
      else Object.assign(process.env, { TZ });
    });
    const disk = makeDisk();
    const log = openAt(disk, "2026-03-01T09:00:00Z");
    await log.put("one\n");
    log.set("2026-03-01T11:00:00Z");
    await log.put("two\n");
    log.set("2026-03-02T09:00:00Z");
    await log.put("three\n");
    expect(disk.files(), "days begin at midnight UTC, in whatever zone the server is").toEqual({
      "app.log": "three\n",
      "app.log.1": "one\ntwo\n",
    });
  });

  test("F12 rotates once for several days", async () => {
    const disk = makeDisk();
    const log = openAt(disk, "2026-01-05T12:00:00Z");
    await log.put("january\n");
    log.set("2026-02-05T12:00:00Z");
    await log.put("february\n");
    log.set("2026-02-12T12:00:00Z");
    await log.put("a week later\n");
    log.set("2027-02-12T12:00:00Z");
    await log.put("a year later\n");
    expect(disk.files(), "any number of days without a line is one rotation").toEqual({
      "app.log": "a year later\n",
      "app.log.1": "a week later\n",
      "app.log.2": "february\n",
      "app.log.3": "january\n",
    });
  });

  test("F12 takes the day of the call", async () => {
    const disk = makeDisk();
    const log = openAt(disk, "2026-03-01T23:59:59Z");
    const first = log.write("sunday\n");
    log.set("2026-03-02T00:00:00Z");
    const second = log.write("monday\n");
    await outcomes([first, second]);
    expect(disk.files(), "a line is of the day on which write was called").toEqual({
      "app.log": "monday\n",
      "app.log.1": "sunday\n",
    });
  });

  test("F12 leaves days alone by default", async () => {
    const disk = makeDisk();
    const log = openAt(disk, "2026-03-01T10:00:00Z", { daily: false, maxBytes: 100 });
    await log.put("sunday\n");
    log.set("2026-03-02T10:00:00Z");
    await log.put("monday\n");
    expect(disk.names(), "without daily no day begins a new file").toEqual(["app.log"]);
  });

  test("F12 is not daily by default", async () => {
    const disk = makeDisk();
    let time = 0;
    const log = disk.open({ now: () => time });
    await log.put("thursday\n");
    time = Date.parse("1970-01-02T00:00:00Z");
    await log.put("friday\n");
    expect(disk.names(), "without daily no day begins a new file").toEqual(["app.log"]);
  });

  test("F12 takes the system time by default", async () => {
    vi.useFakeTimers({ now: Date.parse("2026-03-01T12:00:00Z"), toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    const disk = makeDisk();
    const log = disk.open({ daily: true });
    await log.put("sunday\n");
    vi.setSystemTime(Date.parse("2026-03-02T12:00:00Z"));
    await log.put("monday\n");
    expect(disk.files(), "without now the days are those of the system time").toEqual({
      "app.log": "monday\n",
      "app.log.1": "sunday\n",
    });
  });

  test("F12 rotates by day and by size", async () => {
    const disk = makeDisk();
    const log = openAt(disk, "2026-03-01T10:00:00Z", { maxBytes: 16 });
    for (const line of ["sun 1\n", "sun 2\n", "sun 3\n"]) await log.put(line);
    log.set("2026-03-02T10:00:00Z");
    for (const line of ["mon 1\n", "mon 2\n", "mon 3\n"]) await log.put(line);
    expect(disk.files(), "size and day each begin a new file, and both count from there").toEqual({
      "app.log": "mon 3\n",
      "app.log.1": "mon 1\nmon 2\n",
      "app.log.2": "sun 3\n",
      "app.log.3": "sun 1\nsun 2\n",
    });
  });
});

describe("counts-existing", () => {
  test("F14 counts the bytes that are there", async () => {
    const disk = makeDisk();
    disk.put("app.log", "€ from before\n");
    const log = disk.open({ maxBytes: 26 });
    await log.put("it fits!\n");
    await log.put("this not\n");
    expect(disk.files(), "the size of a file that is there at the start counts").toEqual({
      "app.log": "this not\n",
      "app.log.1": "€ from before\nit fits!\n",
    });
  });

  test("F14 rotates a file that is full at the start", async () => {
    const disk = makeDisk();
    disk.put("app.log", "from before the restart\n");
    const log = disk.open({ maxBytes: 25 });
    await log.put("after it\n");
    expect(
      disk.files(),
      "a file that is full at the start is rotated before the first line",
    ).toEqual({ "app.log": "after it\n", "app.log.1": "from before the restart\n" });
  });

  test("F14 rotates a file of an earlier day", async () => {
    const disk = makeDisk();
    disk.put("app.log", "before\n");
    utimesSync(disk.at("app.log"), new Date(0), new Date("2026-02-28T23:59:59Z"));
    const log = openAt(disk, "2026-03-01T00:00:01Z");
    await log.put("after\n");
    expect(
      disk.files(),
      "a file last changed on an earlier day is rotated by the first line",
    ).toEqual({ "app.log": "after\n", "app.log.1": "before\n" });
  });

  test("F14 goes on with a file of today", async () => {
    const disk = makeDisk();
    disk.put("app.log", "before\n");
    utimesSync(disk.at("app.log"), new Date(0), new Date("2026-03-01T00:00:01Z"));
    const log = openAt(disk, "2026-03-01T23:59:59Z");
    await log.put("after\n");
    expect(disk.files(), "a file last changed on the same day gets the first line").toEqual({
      "app.log": "before\nafter\n",
    });
  });
});
