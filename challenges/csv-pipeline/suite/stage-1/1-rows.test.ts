import { describe, expect, test } from "vitest";
import { parseCsv } from "@solution";
import { cut, read, readAll, until } from "../drive.ts";

describe("rows", () => {
  test("R1 reads each row as an array of strings", async () => {
    const rows = await readAll(parseCsv(), ["id,note\n1,tea\n2,milk\n"]);
    expect(rows, "three rows of two fields are read as three arrays of strings, in order").toEqual([
      ["id", "note"],
      ["1", "tea"],
      ["2", "milk"],
    ]);
  });

  test("R2 keeps empty fields", async () => {
    const rows = await readAll(parseCsv(), [",a,\nb,,c\n,\n"]);
    expect(rows, "a field without text is an empty string, at any place in a row").toEqual([
      ["", "a", ""],
      ["b", "", "c"],
      ["", ""],
    ]);
  });

  test("R2 trims nothing", async () => {
    const rows = await readAll(parseCsv(), [" a , b\t\n  ,c  \n"]);
    expect(rows, "spaces and tabs at the start and the end of a field stay").toEqual([
      [" a ", " b\t"],
      ["  ", "c  "],
    ]);
  });

  test("R2 takes rows of different lengths", async () => {
    const rows = await readAll(parseCsv(), ["a,b\nc\nd,e,f\n"]);
    expect(rows, "rows may differ in length").toEqual([["a", "b"], ["c"], ["d", "e", "f"]]);
  });
});

describe("chunk-borders", () => {
  const text = 'id,note\r\n1,"a, ""b""\r\nc"\r\n"","d"\r\n2,\r\n';

  test("R3 joins a field that is spread over chunks", async () => {
    const rows = await readAll(parseCsv(), ["12", "34,t", Buffer.from("e"), "a\n5,milk\n"]);
    expect(rows, "a field that is spread over strings and buffers is one field").toEqual([
      ["1234", "tea"],
      ["5", "milk"],
    ]);
  });

  test("R3 reads the same rows for any two chunks", async () => {
    const whole = await readAll(parseCsv(), [text]);
    for (let at = 1; at < text.length; at += 1) {
      const rows = await readAll(parseCsv(), [text.slice(0, at), text.slice(at)]);
      const where = `${JSON.stringify(text.slice(0, at))} and ${JSON.stringify(text.slice(at))}`;
      expect(rows, `a cut changes no row (the chunks were ${where})`).toEqual(whole);
    }
  });

  test("R3 reads the same rows byte by byte", async () => {
    const whole = await readAll(parseCsv(), [text]);
    const rows = await readAll(parseCsv(), cut(text, 1));
    expect(rows, "chunks of one byte give the same rows as one chunk").toEqual(whole);
  });
});

describe("characters", () => {
  test("R4 keeps characters whose bytes are in two chunks", async () => {
    const bytes = Buffer.from("1,é\n");
    const rows = await readAll(parseCsv(), [bytes.subarray(0, 3), bytes.subarray(3)]);
    expect(rows, "a character whose bytes are in two chunks arrives intact").toEqual([["1", "é"]]);
  });

  test("R4 keeps characters of two, three and four bytes", async () => {
    const rows = await readAll(parseCsv(), cut("café,5 €\n😀,日本\n", 1));
    expect(rows, "characters that arrive byte by byte are read intact").toEqual([
      ["café", "5 €"],
      ["😀", "日本"],
    ]);
  });
});

describe("quotes", () => {
  test("R5 leaves out the quotes around a field", async () => {
    const rows = await readAll(parseCsv(), ['"a",b\n"c d","e"\n']);
    expect(rows, "the quotes around a field are not part of it").toEqual([
      ["a", "b"],
      ["c d", "e"],
    ]);
  });

  test("R5 takes commas in quotes as text", async () => {
    const rows = await readAll(parseCsv(), ['1,"two, three",4\n",",5,6\n']);
    expect(rows, "a comma in a quoted field separates nothing").toEqual([
      ["1", "two, three", "4"],
      [",", "5", "6"],
    ]);
  });

  test("R5 takes line breaks in quotes as text", async () => {
    const rows = await readAll(parseCsv(), ['1,"one\ntwo\n\nthree"\n"\n",2\n']);
    expect(rows, "a line break in a quoted field ends no row and stays in the field").toEqual([
      ["1", "one\ntwo\n\nthree"],
      ["\n", "2"],
    ]);
  });

  test("R5 trims nothing in quotes", async () => {
    const rows = await readAll(parseCsv(), ['" a ","b "\n']);
    expect(rows, "spaces in a quoted field stay").toEqual([[" a ", "b "]]);
  });
});

describe("escaped-quotes", () => {
  test("R6 takes two quotes as one", async () => {
    const rows = await readAll(parseCsv(), ['1,"a ""fragile"" box"\n2,"x""y"\n']);
    expect(rows, "two quotes inside a quoted field stand for one").toEqual([
      ["1", 'a "fragile" box'],
      ["2", 'x"y'],
    ]);
  });

  test("R6 takes two quotes at the borders of a field", async () => {
    const rows = await readAll(parseCsv(), ['"""a""",""""\n"""","b"""\n']);
    expect(rows, "two quotes at the start or the end of a quoted field stand for one").toEqual([
      ['"a"', '"'],
      ['"', 'b"'],
    ]);
  });

  test("R6 takes a backslash as text", async () => {
    const rows = await readAll(parseCsv(), ['"C:\\","\\""n",\\\n']);
    expect(rows, "a backslash is text and escapes nothing").toEqual([["C:\\", '\\"n', "\\"]]);
  });

  test("R6 goes on with the quoted field after two quotes", async () => {
    const rows = await readAll(parseCsv(), ['"a"",b""\nc",d\n']);
    expect(rows, "commas and line breaks after two quotes are still text").toEqual([
      ['a",b"\nc', "d"],
    ]);
  });
});

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
