import { describe, expect, test } from "vitest";
import { value } from "../../../kit.ts";
import { lines, makeDisk, outcomes, SOON } from "../disk.ts";

describe("appends", () => {
  test("F1 creates the file", async () => {
    const disk = makeDisk();
    const log = disk.open();
    await log.put("one\n");
    await log.put("two\n");
    expect(
      disk.files(),
      "a file that is missing is created, and gets the lines as they are",
    ).toEqual({ "app.log": "one\ntwo\n" });
  });

  test("F1 keeps what is in the file", async () => {
    const disk = makeDisk();
    disk.put("app.log", "from last week\n");
    const log = disk.open();
    await log.put("today\n");
    expect(disk.read(), "what was in the file stays in front of the new lines").toBe(
      "from last week\ntoday\n",
    );
  });

  test("F1 writes UTF-8", async () => {
    const disk = makeDisk();
    const log = disk.open();
    await log.put("5 € for Zoë 🍰\n");
    expect(disk.read(), "the file has the characters of the line as UTF-8").toBe(
      "5 € for Zoë 🍰\n",
    );
  });
});

describe("resolves-when-written", () => {
  test("F2 resolves when the line is in the file", async () => {
    const disk = makeDisk();
    const log = disk.open();
    const seen: (string | undefined)[] = [];
    const calls = ["one\n", "two\n"].map(async (line) => {
      await log.write(line);
      seen.push(disk.read()?.includes(line) === true ? line : undefined);
    });
    await value(Promise.all(calls), SOON, "write resolves when the line is written");
    expect(seen, "when write resolves, its line is in the file").toEqual(["one\n", "two\n"]);
  });

  test("F2 waits for a whole long line", async () => {
    const disk = makeDisk();
    const log = disk.open();
    await log.put("first\n");
    await log.put(`${"long ".repeat(400_000)}\n`);
    expect(disk.read()?.length, "when write resolves, all of a line of 2 MB is in the file").toBe(
      2_000_007,
    );
  });
});

describe("keeps-order", () => {
  test("F3 keeps the order of the calls", async () => {
    const disk = makeDisk();
    const log = disk.open();
    const written = lines(90);
    const ends = await outcomes(written.map((line) => log.write(line)));
    expect(new Set(ends), "every line is written if nobody waits in between").toEqual(
      new Set(["fulfilled"]),
    );
    expect(disk.read()?.split("\n"), "lines are in the order of the calls, each once").toEqual(
      written.join("").split("\n"),
    );
  });

  test("F3 keeps a long line in one piece", async () => {
    const disk = makeDisk();
    const log = disk.open();
    const long = (letter: string): string => `${letter.repeat(1_500_000)}\n`;
    const written = [long("a"), "short\n", long("b"), "short too\n"];
    await outcomes(written.map((line) => log.write(line)));
    const found = disk.read()?.split("\n") ?? [];
    expect(
      found.map((line) => `${line.slice(0, 9)} ${line.length}`),
      "a line of 1.5 MB is not mixed with the next ones",
    ).toEqual(["aaaaaaaaa 1500000", "short 5", "bbbbbbbbb 1500000", "short too 9", " 0"]);
  });

  test("F3 keeps the order of lines that come later", async () => {
    const disk = makeDisk();
    const log = disk.open();
    const first = log.write("1\n");
    const second = log.write("2\n");
    const more = first.then(() => Promise.all([log.write("4\n"), log.write("5\n")]));
    const third = log.write("3\n");
    await value(
      Promise.all([second, third, more]),
      SOON,
      "write resolves when the line is written",
    );
    expect(disk.read(), "a line that comes later is behind those that wait").toBe(
      "1\n2\n3\n4\n5\n",
    );
  });
});

describe("own-state", () => {
  test("F8 keeps the lines of two files apart", async () => {
    const disk = makeDisk();
    const one = disk.open({}, "one.log");
    const other = disk.open({}, "other.log");
    await one.put("1\n");
    await other.put("a\n");
    await outcomes([one.write("2\n"), other.write("b\n")]);
    expect(disk.files(), "each file has the lines of its own object").toEqual({
      "one.log": "1\n2\n",
      "other.log": "a\nb\n",
    });
  });

  test("F8 closes one and leaves the other open", async () => {
    const disk = makeDisk();
    const one = disk.open({}, "one.log");
    const other = disk.open({}, "other.log");
    await outcomes([one.write("1\n"), other.write("a\n")]);
    await value(one.close(), SOON, "close resolves");
    const [end] = await outcomes([other.write("b\n")]);
    expect(end, "after one log was closed, another one is still written").toBe("fulfilled");
    expect(disk.read("other.log"), "after one log was closed, another one is still written").toBe(
      "a\nb\n",
    );
  });
});
