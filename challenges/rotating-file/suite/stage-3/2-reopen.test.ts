import { describe, expect, onTestFinished, test } from "vitest";
import { value, watchLateFailures } from "../../../kit.ts";
import { isOpen, lines, makeDisk, outcomes, SOON } from "../disk.ts";

const REOPENS = "reopen resolves when nothing is wrong with the file";

describe("reopens", () => {
  test("F19 begins a new file at the path", async () => {
    const disk = makeDisk();
    const log = disk.open();
    await log.put("before\n");
    disk.move("moved.log");
    await value(log.reopen(), SOON, REOPENS);
    await log.put("after\n");
    expect(
      disk.files(),
      "lines after reopen are in a new file, and not in the renamed one",
    ).toEqual({
      "app.log": "after\n",
      "moved.log": "before\n",
    });
  });

  test("F19 keeps what is in the new file", async () => {
    const disk = makeDisk();
    const log = disk.open();
    await log.put("before\n");
    disk.move("moved.log");
    disk.put("app.log", "from the tool\n");
    await value(log.reopen(), SOON, REOPENS);
    await log.put("after\n");
    expect(disk.read(), "reopen keeps what is in the new file").toBe("from the tool\nafter\n");
  });

  test("F19 does not need to be awaited", async () => {
    const disk = makeDisk();
    const log = disk.open();
    await log.put("before\n");
    disk.move("moved.log");
    await outcomes([log.reopen(), log.write("after\n"), log.write("last\n")]);
    expect(disk.files(), "lines after the call of reopen are in the new file").toEqual({
      "app.log": "after\nlast\n",
      "moved.log": "before\n",
    });
  });

  test("F19 reopens again and again", async () => {
    const disk = makeDisk();
    const log = disk.open();
    await value(log.reopen(), SOON, REOPENS);
    for (let n = 1; n <= 3; n += 1) {
      await log.put(`${n}\n`);
      disk.move(`moved-${n}.log`);
      await outcomes([log.reopen(), log.reopen()]);
    }
    await log.put("last\n");
    expect(disk.files(), "each reopen begins a new file").toEqual({
      "app.log": "last\n",
      "moved-1.log": "1\n",
      "moved-2.log": "2\n",
      "moved-3.log": "3\n",
    });
  });

  test("F19 tries again if the file could not be opened", async () => {
    watchLateFailures();
    const disk = makeDisk();
    const log = disk.open();
    await log.put("before\n");
    disk.move("moved.log");
    const unblock = disk.block("app.log");
    await outcomes([log.reopen()]);
    unblock();
    const [end] = await outcomes([log.write("after\n")]);
    expect(end, "after a reopen that failed the next line opens the file").toBe("fulfilled");
    expect(disk.read(), "after a reopen that failed the next line opens the file").toBe("after\n");
  });
});

describe("reopen-loses-nothing", () => {
  test("F20 keeps the lines that are waiting", async () => {
    const disk = makeDisk();
    const log = disk.open();
    await log.put("first\n");
    const early = lines(40);
    const late = lines(40, 40);
    const calls = early.map((line) => log.write(line));
    disk.move("moved.log");
    void log.reopen();
    calls.push(...late.map((line) => log.write(line)));
    const ends = await outcomes(calls);
    expect(new Set(ends), "no line fails because of a reopen").toEqual(new Set(["fulfilled"]));
    expect(
      `${disk.read("moved.log")}${disk.read()}`.split("\n"),
      "the renamed file and the new one have each line once, in order",
    ).toEqual(`first\n${early.join("")}${late.join("")}`.split("\n"));
    expect(disk.read()?.endsWith(late.join("")), "lines after reopen are in the new file").toBe(
      true,
    );
  });

  test("F20 resolves when earlier lines are written", async () => {
    const disk = makeDisk();
    const log = disk.open();
    await log.put("first\n");
    let settledLines = 0;
    const count = (): void => void (settledLines += 1);
    for (const line of lines(20)) void log.write(line).then(count, count);
    disk.move("moved.log");
    await value(log.reopen(), SOON, REOPENS);
    await Promise.resolve();
    expect(settledLines, "when reopen resolves, the promises of earlier lines have settled").toBe(
      20,
    );
  });

  test("F20 closes the renamed file", async () => {
    const disk = makeDisk();
    const log = disk.open();
    await log.put("one\n");
    disk.move("moved.log");
    await value(log.reopen(), SOON, REOPENS);
    expect(await isOpen(disk, "moved.log"), "reopen leaves the renamed file closed").toBe(false);
  });
});

describe("reopen-size", () => {
  test("F21 counts from the beginning of a new file", async () => {
    const disk = makeDisk();
    const log = disk.open({ maxBytes: 20 });
    await log.put("fifteen bytes.\n");
    disk.move("moved.log");
    await value(log.reopen(), SOON, REOPENS);
    await log.put("nine b..\n");
    await log.put("nine b..\n");
    expect(disk.names(), "the size of the renamed file does not count for the new one").toEqual([
      "app.log",
      "moved.log",
    ]);
  });

  test("F21 counts what is in the new file", async () => {
    const disk = makeDisk();
    const log = disk.open({ maxBytes: 20 });
    await log.put("one\n");
    disk.move("moved.log");
    disk.put("app.log", "fifteen bytes.\n");
    await value(log.reopen(), SOON, REOPENS);
    await log.put("nine b..\n");
    await log.put("ten by...\n");
    expect(disk.files(), "the size of what is in the new file counts").toEqual({
      "app.log": "nine b..\nten by...\n",
      "app.log.1": "fifteen bytes.\n",
      "moved.log": "one\n",
    });
  });
});

describe("signal", () => {
  /** Keeps the process alive, whether the log listens or not. */
  function survive(...signals: NodeJS.Signals[]): void {
    const stay = (): void => undefined;
    for (const signal of signals) {
      process.on(signal, stay);
      onTestFinished(() => void process.removeAllListeners(signal));
    }
  }

  /** Sends a signal to this process and waits until it has come. */
  async function raise(signal: NodeJS.Signals): Promise<void> {
    const come = new Promise<void>((resolve) => process.once(signal, () => resolve()));
    if (process.platform === "win32") process.emit(signal, signal);
    else process.kill(process.pid, signal);
    await value(come, SOON, "the system delivers the signal");
  }

  test("F22 reopens for each signal", async () => {
    survive("SIGHUP");
    const disk = makeDisk();
    const log = disk.open({ reopenOn: "SIGHUP" });
    await log.put("one\n");
    disk.move("moved-1.log");
    await raise("SIGHUP");
    await log.put("two\n");
    expect(disk.read(), "the signal reopens the file").toBe("two\n");
    disk.move("moved-2.log");
    await raise("SIGHUP");
    await log.put("three\n");
    expect(disk.read(), "each further signal reopens the file too").toBe("three\n");
  });

  test("F22 obeys the signal of its option", async () => {
    survive("SIGHUP", "SIGUSR2");
    const disk = makeDisk();
    const log = disk.open({ reopenOn: "SIGUSR2" });
    await log.put("one\n");
    disk.move("moved.log");
    await raise("SIGUSR2");
    await log.put("two\n");
    expect(disk.read(), "the signal of reopenOn is the one that reopens").toBe("two\n");
  });

  test("F22 listens to nothing without reopenOn", async () => {
    // Packages listen to the end of the process, which is nobody's concern here.
    const count = (): string[] =>
      process
        .eventNames()
        .filter((name) => String(name).startsWith("SIG"))
        .map((name) => `${String(name)} ${process.listenerCount(name)}`);
    const before = count();
    const disk = makeDisk();
    const log = disk.open();
    await log.put("one\n");
    expect(count(), "without reopenOn the log listens to no signal").toEqual(before);
  });

  test("F22 listens no longer after close", async () => {
    survive("SIGHUP");
    const before = process.listenerCount("SIGHUP");
    const disk = makeDisk();
    const log = disk.open({ reopenOn: "SIGHUP" });
    await log.put("one\n");
    await value(log.close(), SOON, "close resolves when all lines are written");
    expect(process.listenerCount("SIGHUP"), "close removes the listener for the signal").toBe(
      before,
    );
  });

  test("F22 survives a file that cannot be opened", async () => {
    const strays = watchLateFailures();
    survive("SIGHUP");
    const disk = makeDisk();
    const log = disk.open({ reopenOn: "SIGHUP" });
    await log.put("one\n");
    disk.move("moved.log");
    const unblock = disk.block("app.log");
    await raise("SIGHUP");
    const [failed] = await outcomes([log.write("lost\n")]);
    unblock();
    const [written] = await outcomes([log.write("two\n")]);
    expect([failed, written], "after a signal, lines fail until the file can be opened").toEqual([
      "rejected",
      "fulfilled",
    ]);
    expect(disk.read(), "once the file can be opened again, lines are written").toBe("two\n");
    expect(await strays(), "a reopen by signal leaves nothing unhandled").toEqual([]);
  });
});
