import { describe, expect, test } from "vitest";
import { rotatingFile } from "@solution";
import { codeOf, rejection, value, watchLateFailures } from "../../../kit.ts";
import { isOpen, lines, makeDisk, outcomes, SOON } from "../disk.ts";

const NO_STRAYS = "no failure becomes an uncaught exception or an unhandled rejection";

describe("reports-failures", () => {
  test("F4 rejects if the path is a folder", async () => {
    const strays = watchLateFailures();
    const disk = makeDisk();
    disk.block("app.log");
    const log = disk.open();
    const error = await rejection(
      log.write("lost\n"),
      SOON,
      "write rejects if the file cannot be opened",
    );
    expect(error, "write rejects with an Error").toBeInstanceOf(Error);
    expect(
      codeOf(error),
      "write rejects with the error of the system, which has a code",
    ).toBeTypeOf("string");
    expect(await strays(), NO_STRAYS).toEqual([]);
  });

  test("F4 throws nothing itself", async () => {
    const strays = watchLateFailures();
    const disk = makeDisk();
    disk.block("app.log");
    const thrown: string[] = [];
    const attempt = <T>(name: string, call: () => T): T | undefined => {
      try {
        return call();
      } catch {
        thrown.push(name);
        return undefined;
      }
    };
    const log = attempt("rotatingFile", () => rotatingFile({ path: disk.at("app.log") }));
    const call = attempt("write", () => log?.write("lost\n"));
    if (call !== undefined) await outcomes([call]);
    if (log !== undefined) await outcomes([log.close()], "close resolves after a line has failed");
    expect(thrown, "neither rotatingFile nor write throws if the file cannot be opened").toEqual(
      [],
    );
    expect(await strays(), NO_STRAYS).toEqual([]);
  });

  test("F4 rejects each line that is not written", async () => {
    watchLateFailures();
    const disk = makeDisk();
    disk.block("app.log");
    const log = disk.open();
    const ends = await outcomes(["1\n", "2\n", "3\n"].map((line) => log.write(line)));
    expect(ends, "each line that cannot be written rejects its own promise").toEqual(
      Array(3).fill("rejected"),
    );
  });

  test("F4 writes no line that has failed", async () => {
    watchLateFailures();
    const disk = makeDisk();
    const unblock = disk.block("app.log");
    const log = disk.open();
    const [end] = await outcomes([log.write("failed\n")]);
    unblock();
    await outcomes([log.write("next\n"), log.write("last\n")]);
    await outcomes([log.close()], "close resolves");
    expect(end, "write rejects if the file cannot be opened").toBe("rejected");
    expect(
      disk.read() ?? "",
      "a line whose promise has rejected is not written later",
    ).not.toContain("failed");
  });
});

describe("recovers", () => {
  test("F5 writes when the cause is gone", async () => {
    watchLateFailures();
    const disk = makeDisk();
    const unblock = disk.block("app.log");
    const log = disk.open();
    await outcomes([log.write("failed\n"), log.write("failed too\n")]);
    unblock();
    const ends = await outcomes([log.write("next\n"), log.write("last\n")]);
    const sentence = "once the file can be opened, further lines are written";
    expect(ends, sentence).toEqual(["fulfilled", "fulfilled"]);
    expect(disk.read()?.endsWith("next\nlast\n"), sentence).toBe(true);
  });
});

describe("closes", () => {
  test("F6 waits for all lines", async () => {
    const disk = makeDisk();
    const log = disk.open();
    const written = lines(60);
    for (const line of written) void log.write(line);
    await value(log.close(), SOON, "close resolves when all lines are written");
    const text = disk.read() ?? "";
    const sentence = "when close resolves, all earlier lines are in the file";
    expect(text.split("\n").length - 1, sentence).toBe(60);
    expect(text, "lines are in the order of the calls if close follows at once").toBe(
      written.join(""),
    );
  });

  test("F6 waits for the promises of all lines", async () => {
    const disk = makeDisk();
    const log = disk.open();
    let settledLines = 0;
    const count = (): void => void (settledLines += 1);
    for (const line of lines(20)) void log.write(line).then(count, count);
    await value(log.close(), SOON, "close resolves when all lines are written");
    await Promise.resolve();
    expect(settledLines, "when close resolves, the promises of earlier lines have settled").toBe(
      20,
    );
  });

  test("F6 resolves after a failure", async () => {
    watchLateFailures();
    const disk = makeDisk();
    disk.block("app.log");
    const log = disk.open();
    void log.write("failed\n");
    const [end] = await outcomes([log.close()], "close resolves after a line has failed");
    expect(end, "close resolves even if lines have failed").toBe("fulfilled");
  });

  test("F6 resolves if nothing was written", async () => {
    const disk = makeDisk();
    const [end] = await outcomes([disk.open().close()], "close resolves without any line");
    expect(end, "close resolves if there was no line").toBe("fulfilled");
  });

  test("F6 closes the file", async () => {
    const disk = makeDisk();
    const log = disk.open();
    await log.put("one\n");
    await value(log.close(), SOON, "close resolves when all lines are written");
    expect(await isOpen(disk, "app.log"), "close leaves the file closed").toBe(false);
  });
});

describe("refuses-after-close", () => {
  test("F7 rejects after close", async () => {
    watchLateFailures();
    const disk = makeDisk();
    const log = disk.open();
    await log.put("in time\n");
    await value(log.close(), SOON, "close resolves when all lines are written");
    const late = log.write("late\n");
    await outcomes([late]);
    expect(disk.read(), "a line after close is not written").toBe("in time\n");
    const error = await rejection(late, SOON, "write rejects after close");
    expect(error, "write rejects with an Error after close").toBeInstanceOf(Error);
  });

  test("F7 rejects while the file is being closed", async () => {
    watchLateFailures();
    const disk = makeDisk();
    const log = disk.open();
    const early = log.write("in time\n");
    const closing = log.close();
    const late = log.write("late\n");
    const ends = await outcomes([early, late]);
    await value(closing, SOON, "close resolves when all lines are written");
    expect(ends, "from the call of close on, write rejects").toEqual(["fulfilled", "rejected"]);
    expect(disk.read(), "a line after the call of close is not written").toBe("in time\n");
  });
});
