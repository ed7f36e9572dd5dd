import { describe, expect, test } from "vitest";
import { parseCsv } from "@solution";
import { read, readAll, until } from "../drive.ts";

describe("line-endings", () => {
  test("R7 takes CRLF as one line ending", async () => {
    const rows = await readAll(parseCsv(), ['a,b\r\nc,"d"\r\n"e",f\r\n']);
    expect(rows, "neither character of \\r\\n is part of a field").toEqual([
      ["a", "b"],
      ["c", "d"],
      ["e", "f"],
    ]);
  });

  test("R5 keeps CRLF in quotes", async () => {
    const rows = await readAll(parseCsv(), ['"a\r\nb",c\n"d\r\n",e\n']);
    expect(rows, "\\r\\n in a quoted field stays as it is").toEqual([
      ["a\r\nb", "c"],
      ["d\r\n", "e"],
    ]);
  });

  test("R5 keeps other line breaks in quotes", async () => {
    const rows = await readAll(parseCsv(), ['1,"a\nb"\r\n2,"\nc\n"\r\n3,"d\r"\r\n']);
    expect(rows, "\\n and \\r in a quoted field stay, although rows end with \\r\\n").toEqual([
      ["1", "a\nb"],
      ["2", "\nc\n"],
      ["3", "d\r"],
    ]);
  });
});

describe("blank-lines", () => {
  test("R8 gives no row for a blank line", async () => {
    const rows = await readAll(parseCsv(), ["\na,b\n\n\nc,d\n\n"]);
    expect(rows, "a line without any character gives no row").toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  test("R8 gives no row for a blank line with CRLF", async () => {
    const rows = await readAll(parseCsv(), ["a,b\r\n\r\nc,d\r\n\r\n"]);
    expect(rows, "a line without any character gives no row if it ends with \\r\\n").toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  test("R8 gives a row for a line of spaces", async () => {
    const rows = await readAll(parseCsv(), ["a\n  \nb\n"]);
    expect(rows.length, "a line of spaces is a row, because a space is a character").toBe(3);
  });

  test("R8 gives a row for an empty quoted field", async () => {
    const rows = await readAll(parseCsv(), ['a\n""\nb\n']);
    expect(rows, 'a line with only "" is a row with one empty field').toEqual([["a"], [""], ["b"]]);
  });
});

describe("last-row", () => {
  test("R9 reads the last row without a line ending", async () => {
    expect(
      await readAll(parseCsv(), ["a,b\nc,d"]),
      "the text after the last line ending is the last row",
    ).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
    expect(await readAll(parseCsv(), ["a\nb"]), "the last row may be one field").toEqual([
      ["a"],
      ["b"],
    ]);
    expect(
      await readAll(parseCsv(), ['a,"b"']),
      "a quoted field may be the end of the text",
    ).toEqual([["a", "b"]]);
  });

  test("R9 reads a last row that ends with an empty field", async () => {
    expect(
      await readAll(parseCsv(), ["a,b\nc,"]),
      "the empty field after the last comma is part of the last row",
    ).toEqual([
      ["a", "b"],
      ["c", ""],
    ]);
    expect(
      await readAll(parseCsv(), ['a\n""']),
      'a last line with only "" is a row with one empty field',
    ).toEqual([["a"], [""]]);
  });

  test("R9 adds no row after the last line ending", async () => {
    const rows = await readAll(parseCsv(), ["a,b\n"]);
    expect(rows, "a line ending at the end of the text adds no row").toEqual([["a", "b"]]);
  });

  test("R9 gives no row without input", async () => {
    expect(await readAll(parseCsv(), []), "no input gives no row").toEqual([]);
  });
});

describe("at-once", () => {
  test("R10 gives a row before the input ends", async () => {
    const parser = parseCsv();
    const reading = read(parser);
    parser.write("a,b\nc,d\ne,");
    await until(() => reading.items.length > 0);
    expect(
      reading.items[0],
      "a row can be read when the row after it has arrived, before the input ends",
    ).toEqual(["a", "b"]);
    expect(reading.items.length, "a row whose end has not arrived cannot be read").toBeLessThan(3);
    parser.write("f\ng");
    await until(() => reading.items.length > 1);
    expect(reading.items[1], "further rows can be read as further text arrives").toEqual([
      "c",
      "d",
    ]);
  });
});

describe("own-state", () => {
  test("R11 keeps the text of two streams apart", async () => {
    const [left, right] = [parseCsv(), parseCsv()];
    const [leftRows, rightRows] = [read(left), read(right)];
    left.write("1,left ");
    right.write("2,right ");
    await until(() => false, 5);
    left.end("one\n");
    right.end("two\n");
    await until(() => leftRows.ended && rightRows.ended);
    expect(
      [leftRows.items, rightRows.items],
      "an open row of one stream does not appear in another stream",
    ).toEqual([[["1", "left one"]], [["2", "right two"]]]);
  });

  test("R11 keeps half characters of two streams apart", async () => {
    const [first, second] = [parseCsv(), parseCsv()];
    const [firstRows, secondRows] = [read(first), read(second)];
    const [euro, smile] = [Buffer.from("€\n"), Buffer.from("😀\n")];
    first.write(euro.subarray(0, 1));
    second.write(smile.subarray(0, 2));
    await until(() => false, 5);
    first.end(euro.subarray(1));
    second.end(smile.subarray(2));
    await until(() => firstRows.ended && secondRows.ended);
    expect(
      [firstRows.items, secondRows.items],
      "half a character in one stream does not disturb another stream",
    ).toEqual([[["€"]], [["😀"]]]);
  });
});
