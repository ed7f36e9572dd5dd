import { describe, expect, test } from "vitest";
import { value } from "../../../kit.ts";
import { isOpen, makeDisk, SOON } from "../disk.ts";

/** Twelve bytes each, so that a file of 20 bytes has room for one. */
const line = (n: number): string => `line ${String(n).padStart(6, "0")}\n`;

describe("rotates", () => {
  test("F9 renames the file and begins a new one", async () => {
    const disk = makeDisk();
    const log = disk.open({ maxBytes: 20 });
    await log.put(line(1));
    await log.put(line(2));
    expect(
      disk.files(),
      "app.log becomes app.log.1, and the next line begins a new app.log",
    ).toEqual({ "app.log": line(2), "app.log.1": line(1) });
  });

  test("F9 gives each old file the next number", async () => {
    const disk = makeDisk();
    const log = disk.open({ maxBytes: 20 });
    for (let n = 1; n <= 4; n += 1) await log.put(line(n));
    expect(disk.files(), "the old files move on by one number, so app.log.1 is the newest").toEqual(
      {
        "app.log": line(4),
        "app.log.1": line(3),
        "app.log.2": line(2),
        "app.log.3": line(1),
      },
    );
  });

  test("F9 moves old files of an earlier run", async () => {
    const disk = makeDisk();
    disk.put("app.log.1", "newest old\n");
    disk.put("app.log.2", "older\n");
    const log = disk.open({ maxBytes: 20 });
    await log.put(line(1));
    await log.put(line(2));
    expect(disk.files(), "old files of an earlier run move on too").toEqual({
      "app.log": line(2),
      "app.log.1": line(1),
      "app.log.2": "newest old\n",
      "app.log.3": "older\n",
    });
  });

  test("F9 closes renamed files", async () => {
    const disk = makeDisk();
    const log = disk.open({ maxBytes: 20 });
    await log.put(line(1));
    await log.put(line(2));
    expect(await isOpen(disk, "app.log.1"), "the renamed file does not stay open").toBe(false);
  });
});

describe("keeps-old-files", () => {
  test("F10 keeps maxFiles old files", async () => {
    const disk = makeDisk();
    const log = disk.open({ maxBytes: 20, maxFiles: 2 });
    for (let n = 1; n <= 6; n += 1) await log.put(line(n));
    expect(disk.files(), "with a maxFiles of 2 the two newest old files stay").toEqual({
      "app.log": line(6),
      "app.log.1": line(5),
      "app.log.2": line(4),
    });
  });

  test("F10 keeps one old file", async () => {
    const disk = makeDisk();
    const log = disk.open({ maxBytes: 20, maxFiles: 1 });
    for (let n = 1; n <= 3; n += 1) await log.put(line(n));
    expect(disk.files(), "with a maxFiles of 1 the newest old file stays").toEqual({
      "app.log": line(3),
      "app.log.1": line(2),
    });
  });

  test("F10 keeps five old files by default", async () => {
    const disk = makeDisk();
    const log = disk.open({ maxBytes: 20 });
    for (let n = 1; n <= 8; n += 1) await log.put(line(n));
    const names = ["app.log", ...[1, 2, 3, 4, 5].map((n) => `app.log.${n}`)];
    expect(disk.names(), "without maxFiles five old files stay").toEqual(names);
    expect(disk.read("app.log.5"), "the oldest of five old files is removed").toBe(line(3));
  });

  test("F10 counts beyond nine", async () => {
    const disk = makeDisk();
    const log = disk.open({ maxBytes: 20, maxFiles: 12 });
    for (let n = 1; n <= 14; n += 1) await log.put(line(n));
    const old = Array.from({ length: 12 }, (_, n) => [`app.log.${n + 1}`, line(13 - n)]);
    expect(disk.files(), "twelve old files are in the order of their numbers").toEqual({
      "app.log": line(14),
      ...Object.fromEntries(old),
    });
  });

  test("F10 touches no other file", async () => {
    const disk = makeDisk();
    const others = {
      "app.log.1.gz": "packed",
      "app.log.bak": "a copy",
      "app.log1": "no old file",
      "my-app.log.1": "of another service",
      "other.log": "of another log",
    };
    for (const [name, text] of Object.entries(others)) disk.put(name, text);
    const log = disk.open({ maxBytes: 20, maxFiles: 1 });
    for (let n = 1; n <= 4; n += 1) await log.put(line(n));
    expect(disk.files(), "all other files in the folder stay as they are").toEqual({
      ...others,
      "app.log": line(4),
      "app.log.1": line(3),
    });
  });
});

describe("limits-size", () => {
  test("F11 fills a file up to the last byte", async () => {
    const disk = makeDisk();
    const log = disk.open({ maxBytes: 24 });
    for (let n = 1; n <= 3; n += 1) await log.put(line(n));
    expect(disk.files(), "a line that fits exactly is in the same file").toEqual({
      "app.log": line(3),
      "app.log.1": line(1) + line(2),
    });
  });

  test("F11 rotates before the line that does not fit", async () => {
    const disk = makeDisk();
    const log = disk.open({ maxBytes: 23 });
    for (let n = 1; n <= 3; n += 1) await log.put(line(n));
    expect(disk.files(), "a line that would be one byte too many begins a new file").toEqual({
      "app.log": line(3),
      "app.log.1": line(2),
      "app.log.2": line(1),
    });
  });

  test("F11 counts bytes", async () => {
    const disk = makeDisk();
    const log = disk.open({ maxBytes: 20 });
    // Six characters and twelve bytes each.
    await log.put("€€\né\n".replace("\n", "ä"));
    await log.put("€€äö\n".replace("ä", "ß"));
    expect(disk.names(), "the size is counted in bytes, and a character may have several").toEqual([
      "app.log",
      "app.log.1",
    ]);
  });

  test("F11 begins to count again after a rotation", async () => {
    const disk = makeDisk();
    const log = disk.open({ maxBytes: 40 });
    for (let n = 1; n <= 8; n += 1) await log.put(line(n));
    expect(disk.files(), "after each rotation the size is counted from 0").toEqual({
      "app.log": line(7) + line(8),
      "app.log.1": line(4) + line(5) + line(6),
      "app.log.2": line(1) + line(2) + line(3),
    });
  });

  test("F11 has no limit by default", async () => {
    const disk = makeDisk();
    const log = disk.open();
    await log.put(`${"long ".repeat(400_000)}\n`);
    await log.put("short\n");
    expect(disk.names(), "without maxBytes the file grows").toEqual(["app.log"]);
  });
});

describe("long-lines", () => {
  const long = (n: number): string => `${"long ".repeat(10)}${n}\n`;

  test("F11 gives a line that never fits a file of its own", async () => {
    const disk = makeDisk();
    const log = disk.open({ maxBytes: 30 });
    for (const text of [line(1), long(2), line(3)]) await log.put(text);
    expect(disk.files(), "a line larger than maxBytes is whole and alone in a file").toEqual({
      "app.log": line(3),
      "app.log.1": long(2),
      "app.log.2": line(1),
    });
  });

  test("F11 separates lines that never fit", async () => {
    const disk = makeDisk();
    const log = disk.open({ maxBytes: 30 });
    await log.put(long(1));
    await log.put(long(2));
    expect(disk.files(), "two lines larger than maxBytes are in two files").toEqual({
      "app.log": long(2),
      "app.log.1": long(1),
    });
  });
});

describe("no-empty-files", () => {
  test("F13 leaves a full file until the next line", async () => {
    const disk = makeDisk();
    const log = disk.open({ maxBytes: 24 });
    await log.put(line(1));
    await log.put(line(2));
    await value(log.close(), SOON, "close resolves when all lines are written");
    expect(disk.files(), "a full file is not rotated before there is a next line").toEqual({
      "app.log": line(1) + line(2),
    });
  });

  test("F13 does not rotate an empty file for a long line", async () => {
    const disk = makeDisk();
    const log = disk.open({ maxBytes: 5 });
    await log.put(line(1));
    expect(disk.files(), "a line that never fits is not preceded by an empty file").toEqual({
      "app.log": line(1),
    });
  });

  test("F13 does not rotate an empty file that is there", async () => {
    const disk = makeDisk();
    disk.put("app.log", "");
    const log = disk.open({ maxBytes: 5, daily: true, now: () => 0 });
    await log.put(line(1));
    expect(disk.files(), "an empty file that is there is filled and not rotated").toEqual({
      "app.log": line(1),
    });
  });

  test("F13 does nothing without a line", async () => {
    const disk = makeDisk();
    disk.put("app.log", line(1));
    const log = disk.open({ maxBytes: 5, daily: true, now: () => 0 });
    await value(log.close(), SOON, "close resolves without any line");
    expect(disk.files(), "a log without a line rotates nothing").toEqual({ "app.log": line(1) });
  });
});
