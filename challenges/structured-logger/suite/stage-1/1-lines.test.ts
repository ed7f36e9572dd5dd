import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { createLogger } from "@solution";
import { bench, LEVELS, lineOf, parse, withoutHead, written } from "../drive.ts";

describe("writes-lines", () => {
  test("L1 each method writes one line", () => {
    const counts = LEVELS.map((level) => {
      const { logger, lines } = bench();
      logger[level]("hello");
      return `${level}: ${lines.length}`;
    });
    const sentence = "each of the six methods writes exactly one line before it returns";
    expect(counts, sentence).toEqual(LEVELS.map((level) => `${level}: 1`));
  });

  test("L1 every sink gets the line", () => {
    const lines: string[][] = [[], [], []];
    const sinks = lines.map((list) => ({ write: (line: string) => void list.push(line) }));
    const logger = createLogger({ sinks });
    logger.info("one");
    logger.info("two");
    const sentence = "every sink gets each line once, in the order of the calls";
    const texts = lines.map((list) => list.map((line) => line.includes("two")));
    expect(texts, sentence).toEqual([
      [false, true],
      [false, true],
      [false, true],
    ]);
  });

  test("L1 write is called as a method of the sink", () => {
    class Counter {
      lines = 0;
      write(): void {
        this.lines += 1;
      }
    }
    const sink = new Counter();
    const sentence = "write is called as a method of its sink";
    try {
      createLogger({ sinks: [sink] }).info("hello");
    } catch (error) {
      expect.fail(`${sentence} (the call threw ${String(error)})`);
    }
    expect(sink.lines, sentence).toBe(1);
  });

  test("L1 a stream can be a sink", () => {
    const stream = new PassThrough({ encoding: "utf8" });
    createLogger({ sinks: [stream] }).info("héllo");
    const text = String(stream.read() ?? "");
    expect(text.includes('"héllo"'), "a stream that is a sink gets the text of the line").toBe(
      true,
    );
  });

  test("L2 a line ends with a line break", () => {
    const { logger, lines } = bench();
    logger.info("hello", { user: "ada" });
    const [line = ""] = lines;
    expect(line.slice(-2), 'a line is a JSON object and "\\n" after it').toBe("}\n");
  });

  test("L2 no text can begin a second line", () => {
    const { logger, lines, read } = bench();
    const forged = 'x\n{"level":"fatal"}\r\ny';
    logger.child({ child: forged }).info(forged, { call: forged, [forged]: 1 });
    const breaks =
      lines
        .join("")
        .replace(/\n$/, "")
        .match(/[\n\r]/g) ?? [];
    expect(breaks.length, "no line break is in a line, whatever its texts contain").toBe(0);
    const [line] = read("a line with odd texts is JSON");
    const sentence = "texts with line breaks are in the line as they were";
    expect([line?.["msg"], line?.["call"], line?.["child"]], sentence).toEqual([
      forged,
      forged,
      forged,
    ]);
  });
});

describe("line-parts", () => {
  test("L3 time is the moment of now", () => {
    const time = Date.UTC(2026, 10, 30, 7, 8, 9, 45);
    const line = lineOf((logger) => logger.info("hello"), "a call writes one line", {
      now: () => time,
    });
    const sentence = "time is what now returns, as toISOString writes it";
    expect(line["time"], sentence).toBe("2026-11-30T07:08:09.045Z");
  });

  test("L3 now is asked for each line", () => {
    let time = 1000;
    const { logger, read } = bench({ now: () => time });
    logger.info("one");
    time = 2000;
    logger.child({}).info("two");
    const times = read("a line is JSON").map((line) => line["time"]);
    expect(times, "each line has the time of its own call").toEqual([
      "1970-01-01T00:00:01.000Z",
      "1970-01-01T00:00:02.000Z",
    ]);
  });

  test("L3 without now it is the current time", () => {
    const lines: string[] = [];
    const before = Date.now();
    createLogger({ sinks: [{ write: (line) => lines.push(line) }] }).info("hello");
    const line = parse(lines.join(""), "a logger without now writes lines");
    const time = Date.parse(String(line["time"]));
    const isNow = time >= before - 1000 && time <= Date.now() + 1000;
    expect(isNow, `without now, time is the current time (got ${String(line["time"])})`).toBe(true);
  });

  test("L3 level is the name of the method", () => {
    const { logger, read } = bench();
    for (const level of LEVELS) logger[level]("hello");
    const levels = read("a line is JSON").map((line) => line["level"]);
    expect(levels, "level is the name of the method that was called").toEqual(LEVELS);
  });

  test("L3 msg is the message", () => {
    const texts = ["order placed", "", 'a "quoted" text \\ with 100 % and %s', "naïve \u{1F600}"];
    const { logger, read } = bench();
    for (const text of texts) logger.info(text, { a: 1 });
    const messages = read("a line is JSON").map((line) => line["msg"]);
    expect(messages, "msg is the message as it was given").toEqual(texts);
  });

  test("L3 fields are in the line", () => {
    const fields = {
      text: "tea",
      number: 1.5,
      zero: 0,
      no: false,
      empty: "",
      nothing: null,
      list: [1, [2]],
      inside: { deep: { er: true } },
    };
    expect(written(fields, "a line is JSON"), "the fields stand in the line as they are").toEqual(
      fields,
    );
  });

  test("L3 nothing else is in the line", () => {
    const line = lineOf((logger) => logger.warn("hello"), "a call without fields writes one line");
    const sentence = "a line without fields has only time, level and msg";
    expect(Object.keys(line).toSorted(), sentence).toEqual(["level", "msg", "time"]);
    expect(withoutHead(line), "a call without fields has none").toEqual({});
  });
});
