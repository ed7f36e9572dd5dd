import { describe, expect, test } from "vitest";
import { value, watchLateFailures } from "../../../kit.ts";
import { lines, makeDisk, outcomes, SOON, type Log } from "../disk.ts";

describe("loses-nothing", () => {
  test("F15 keeps every line if nobody waits", async () => {
    const disk = makeDisk();
    const log = disk.open({ maxBytes: 60, maxFiles: 20 });
    const written = lines(80);
    const ends = await outcomes(written.map((line) => log.write(line)));
    expect(new Set(ends), "every line is written if nobody waits in between").toEqual(
      new Set(["fulfilled"]),
    );
    expect(
      disk.all().split("\n"),
      "from the oldest file to the newest, each line is there once, in order",
    ).toEqual(written.join("").split("\n"));
  });

  test("F15 keeps the limit if nobody waits", async () => {
    const disk = makeDisk();
    const log = disk.open({ maxBytes: 60, maxFiles: 20 });
    await outcomes(lines(40).map((line) => log.write(line)));
    const texts = Object.values(disk.files());
    const broken = texts.filter((text = "") => text.length > 60 || !text.endsWith("\n"));
    expect(broken, "each file ends with a whole line and is not too large").toEqual([]);
  });

  test("F15 waits for a long line before it rotates", async () => {
    const disk = makeDisk();
    const log = disk.open({ maxBytes: 1_000_000 });
    const long = `${"x".repeat(1_500_000)}\n`;
    await outcomes(["first\n", long, "next\n", "last\n"].map((line) => log.write(line)));
    const sizes = Object.entries(disk.files()).map(([name, text]) => [name, text?.length]);
    expect(sizes, "a line that is being written ends before the file is renamed").toEqual([
      ["app.log", 10],
      ["app.log.1", 1_500_001],
      ["app.log.2", 6],
    ]);
  });

  test("F15 resolves when the line is in a file", async () => {
    const disk = makeDisk();
    const log = disk.open({ maxBytes: 30, maxFiles: 20 });
    const early: string[] = [];
    const calls = lines(20).map(async (line) => {
      await log.write(line);
      if (!disk.all().includes(line)) early.push(line);
    });
    await value(Promise.all(calls), SOON, "write resolves when the line is written");
    expect(early, "when write resolves, its line is in one of the files").toEqual([]);
  });
});

describe("failed-rotation", () => {
  /** Writes these lines, each of which needs a file, and returns those that were taken. */
  async function put(log: Log, numbers: readonly number[]): Promise<string[]> {
    const taken: string[] = [];
    for (const number of numbers) {
      const line = `line ${number}\n`;
      const [end] = await outcomes([log.write(line)], "write settles if a rotation fails");
      if (end === "fulfilled") taken.push(line);
    }
    return taken;
  }

  test("F16 loses no line", async () => {
    const strays = watchLateFailures();
    const disk = makeDisk();
    const log = disk.open({ maxBytes: 8, maxFiles: 3 });
    const before = await put(log, [1, 2, 3]);
    expect(disk.names(), "three lines that need a file each are in three files").toEqual([
      "app.log",
      "app.log.1",
      "app.log.2",
    ]);
    disk.block("app.log.3");
    const during = await put(log, [4, 5]);
    const text = disk.all();
    // A folder that was moved or removed stopped no rotation, so that line 1 is too old by now.
    if (disk.isFolder("app.log.3")) {
      expect(text.slice(0, 21), "a rotation that fails removes no line that was written").toBe(
        before.join(""),
      );
    }
    expect(
      text.slice(text.indexOf("line 3\n") + 7),
      "if a rotation fails, a line is in the file exactly if its promise has resolved",
    ).toBe(during.join(""));
    expect(await strays(), "a rotation that fails leaves nothing unhandled").toEqual([]);
  });

  test("F16 tries again", async () => {
    watchLateFailures();
    const disk = makeDisk();
    const log = disk.open({ maxBytes: 8, maxFiles: 3 });
    await put(log, [1, 2, 3]);
    expect(disk.isFile("app.log.3"), "three lines that need a file each are in three files").toBe(
      false,
    );
    const unblock = disk.block("app.log.3");
    await put(log, [4]);
    unblock();
    const after = await put(log, [5, 6]);
    expect(after, "once nothing is in the way, lines are written").toEqual([
      "line 5\n",
      "line 6\n",
    ]);
    expect(
      [disk.read("app.log.1"), disk.read()],
      "once nothing is in the way, files are rotated",
    ).toEqual(after);
  });
});
