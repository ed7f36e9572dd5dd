import { describe, expect, test } from "vitest";
import { codeOf, settled, watchLateFailures } from "../../../kit.ts";
import { lines, makeDisk, outcomes, SOON, type Disk, type Log } from "../disk.ts";

/** Writes all lines in one turn and tells which were written, which dropped, and which at once. */
async function flood(disk: Disk, log: Log, written: readonly string[]) {
  const count = (): number => (disk.read() ?? "").split("\n").length;
  const before = count();
  const calls = written.map((line) => log.write(line));
  // Lines that are written synchronously never wait.
  const atOnce = count() - before;
  const ends = await Promise.all(
    calls.map((call) => settled(call, SOON, "every promise of write settles")),
  );
  const taken = written.filter((_, n) => ends[n]?.status === "fulfilled");
  const reasons = ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
  return { taken, reasons, atOnce };
}

describe("limits-queue", () => {
  test("F17 drops what comes while maxQueue lines are waiting", async () => {
    watchLateFailures();
    const disk = makeDisk();
    const log = disk.open({ maxQueue: 10 });
    const written = lines(30);
    const { taken, reasons, atOnce } = await flood(disk, log, written);
    const room = 10 + atOnce;
    await log.put("the end\n");
    const text = disk.read() ?? "";
    const dropped = written.filter((line) => !taken.includes(line));
    expect(
      dropped.filter((line) => text.includes(line)),
      "a line that is dropped is never written",
    ).toEqual([]);
    expect(text, "every line that is not dropped is written").toBe(`${taken.join("")}the end\n`);
    expect(
      Math.max(taken.length, room),
      "while 10 lines are waiting no further line is taken",
    ).toBe(room);
    expect(
      reasons.map((reason) => codeOf(reason)),
      "a line that is dropped rejects with the code QUEUE_FULL",
    ).toEqual(reasons.map(() => "QUEUE_FULL"));
  });

  test("F17 drops as many lines after others were written", async () => {
    watchLateFailures();
    const disk = makeDisk();
    const log = disk.open({ maxQueue: 10 });
    for (const line of lines(3)) await log.put(line);
    const { taken, atOnce } = await flood(disk, log, lines(30, 3));
    const room = 10 + atOnce;
    expect(
      Math.max(taken.length, room),
      "lines that were written make no room for more than maxQueue",
    ).toBe(room);
  });

  test("F17 lets 100 lines wait by default", async () => {
    watchLateFailures();
    const disk = makeDisk();
    const { taken, atOnce } = await flood(disk, disk.open(), Array<string>(101).fill("-\n"));
    if (atOnce === 0) expect(taken.length, "without maxQueue 100 lines may wait").toBe(100);
  });
});

describe("frees-queue", () => {
  test("F18 takes as many lines as may wait", async () => {
    watchLateFailures();
    const disk = makeDisk();
    const log = disk.open({ maxQueue: 10 });
    const written = lines(12);
    const { taken } = await flood(disk, log, written);
    expect(taken.slice(0, 10), "the first 10 lines are taken if 10 may wait").toEqual(
      written.slice(0, 10),
    );
  });

  test("F18 has room again when lines are written", async () => {
    watchLateFailures();
    const disk = makeDisk();
    const log = disk.open({ maxQueue: 2 });
    const [first, second] = [log.write("1\n"), log.write("2\n")];
    await outcomes([first]);
    const third = log.write("3\n");
    const ends = await outcomes([second, third]);
    expect(ends, "as soon as a line is written there is room for another").toEqual([
      "fulfilled",
      "fulfilled",
    ]);
  });

  test("F18 drops nothing if each line is awaited", async () => {
    watchLateFailures();
    const disk = makeDisk();
    const log = disk.open({ maxQueue: 1, maxBytes: 50, maxFiles: 20 });
    const written = lines(20);
    for (const line of written) await outcomes([log.write(line)]);
    expect(disk.all(), "a caller that waits for each line loses none").toBe(written.join(""));
  });

  test("F18 has room again when lines have failed", async () => {
    watchLateFailures();
    const disk = makeDisk();
    const unblock = disk.block("app.log");
    const log = disk.open({ maxQueue: 5 });
    await outcomes(lines(5).map((line) => log.write(line)));
    unblock();
    const ends = await outcomes(lines(5).map((line) => log.write(line)));
    expect(ends, "lines that have failed wait no longer").toEqual(Array(5).fill("fulfilled"));
  });

  test("F18 has room again when lines were dropped", async () => {
    watchLateFailures();
    const disk = makeDisk();
    const log = disk.open({ maxQueue: 5 });
    await outcomes(lines(20).map((line) => log.write(line)));
    const ends = await outcomes(lines(5).map((line) => log.write(line)));
    expect(ends, "lines that were dropped do not wait").toEqual(Array(5).fill("fulfilled"));
  });
});
