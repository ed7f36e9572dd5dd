import { describe, expect, test } from "vitest";
import { createSplitStream } from "@solution";
import { allLinesOf, cut, linesOf, read, textOf, until } from "../drive.ts";

describe("lines", () => {
  test("L1 splits one chunk into its lines, in order", async () => {
    const lines = await linesOf(createSplitStream(), ["one\ntwo\nthree\n"]);
    expect(lines, "one chunk with three lines gives these lines in order").toEqual([
      "one",
      "two",
      "three",
    ]);
  });

  test("L1 joins a line that is spread over chunks", async () => {
    const lines = await linesOf(createSplitStream(), ["GET", " /t", "ea\nGET ", "/milk\n"]);
    expect(lines.join(""), "no text of a line that is spread over chunks is lost").toContain(
      "GET /tea",
    );
    expect(lines, "a line that is spread over several chunks is read as one line").toEqual([
      "GET /tea",
      "GET /milk",
    ]);
  });

  test("L1 takes strings and buffers", async () => {
    const lines = await linesOf(createSplitStream(), ["a", Buffer.from("b\nc"), "d\n"]);
    expect(lines, "strings and buffers are parts of the same text").toEqual(["ab", "cd"]);
  });

  test("L1 takes one byte at a time", async () => {
    const lines = await linesOf(createSplitStream(), cut("one\ntwo\n", 1));
    expect(lines, "text that arrives byte by byte gives the same lines").toEqual(["one", "two"]);
  });

  test("L2 changes nothing else in a line", async () => {
    const lines = await linesOf(createSplitStream(), ["  indented\t\nends with spaces  \n \n"]);
    expect(lines, "spaces and tabs at the start and the end of a line stay").toEqual([
      "  indented\t",
      "ends with spaces  ",
      " ",
    ]);
  });
});

describe("strings", () => {
  test("L2 gives each line as a string", async () => {
    const splitter = createSplitStream();
    const { lines } = read(splitter);
    splitter.end(Buffer.from("one\ntwo\n"));
    await until(() => lines.length >= 2);
    expect(typeof lines[0], "each line is a string and not a Buffer").toBe("string");
  });

  test("L2 gives one line at a time to a reader that comes late", async () => {
    const splitter = createSplitStream();
    splitter.end("one\ntwo\n");
    await until(() => splitter.readableLength >= 2);
    const lines: unknown[] = [];
    for await (const line of splitter) lines.push(String(line));
    expect(lines.slice(0, 2), "lines that wait for a reader are not joined to one chunk").toEqual([
      "one",
      "two",
    ]);
  });
});

describe("line-endings", () => {
  test("L3 takes CRLF as one line ending", async () => {
    const lines = await linesOf(createSplitStream(), ["one\r\ntwo\nthree\r\n"]);
    expect(lines, "the \\r of \\r\\n is not part of the line").toEqual(["one", "two", "three"]);
  });

  test("L3 takes CRLF as one line ending across chunks", async () => {
    const lines = await linesOf(createSplitStream(), ["one\r", "\ntwo\r", "\nthree\r\n"]);
    expect(lines, "\\r and \\n in two chunks are one line ending").toEqual(["one", "two", "three"]);
  });

  test("L3 keeps a lone carriage return", async () => {
    const lines = await linesOf(createSplitStream(), ["10 %\r50 %\r", "100 %\nx\r\r\ny\n"]);
    expect(lines, "a \\r that is not followed by \\n stays in the line").toEqual([
      "10 %\r50 %\r100 %",
      "x\r",
      "y",
    ]);
  });
});

describe("blank-lines", () => {
  test("L4 gives an empty string for a blank line", async () => {
    const lines = await allLinesOf(createSplitStream(), ["\n\na\n\n", "\nb\n"]);
    expect(lines.slice(0, 6), "each blank line is read as an empty string").toEqual([
      "",
      "",
      "a",
      "",
      "",
      "b",
    ]);
  });
});

describe("last-line", () => {
  test("L5 gives the last line without a line ending", async () => {
    expect(
      await allLinesOf(createSplitStream(), ["a\nb"]),
      "the text behind the last line ending is the last line",
    ).toEqual(["a", "b"]);
    expect(
      await allLinesOf(createSplitStream(), ["on", "ly"]),
      "a text without any line ending is one line",
    ).toEqual(["only"]);
  });

  test("L5 adds no line behind the last line ending", async () => {
    expect(
      await allLinesOf(createSplitStream(), ["a\nb\n"]),
      "a line ending at the end of the text adds no blank line",
    ).toEqual(["a", "b"]);
  });

  test("L5 ends after the input has ended", async () => {
    const splitter = createSplitStream();
    const reading = read(splitter);
    splitter.end("a\nb\n");
    await until(() => reading.ended);
    expect(reading.ended, "the stream ends after the input has ended").toBe(true);
  });

  test("L5 gives no line without input", async () => {
    expect(await allLinesOf(createSplitStream(), []), "no input gives no line").toEqual([]);
  });
});

describe("at-once", () => {
  test("L6 gives a line before the input ends", async () => {
    const splitter = createSplitStream();
    const reading = read(splitter);
    splitter.write("one\ntwo\nthr");
    await until(() => reading.lines.length >= 2);
    expect(
      textOf(reading),
      "complete lines can be read before the input has ended, and the open one cannot",
    ).toEqual(["one", "two"]);
    splitter.write("ee\n");
    await until(() => reading.lines.length >= 3);
    expect(textOf(reading), "a line can be read as soon as its ending has arrived").toEqual([
      "one",
      "two",
      "three",
    ]);
  });
});

describe("own-state", () => {
  test("L7 keeps the text of two streams apart", async () => {
    const [left, right] = [createSplitStream(), createSplitStream()];
    const [leftLines, rightLines] = [read(left), read(right)];
    left.write("left ");
    right.write("right ");
    await until(() => false);
    left.end("one\n");
    right.end("two\n");
    await until(() => leftLines.ended && rightLines.ended);
    expect(
      [leftLines, rightLines].map((each) => textOf(each).slice(0, 1)),
      "an open line of one stream does not appear in another stream",
    ).toEqual([["left one"], ["right two"]]);
  });
});
