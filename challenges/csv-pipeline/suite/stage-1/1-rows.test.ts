import { describe, expect, test } from "vitest";
import { parseCsv } from "@solution";
import { cut, readAll } from "../drive.ts";

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
