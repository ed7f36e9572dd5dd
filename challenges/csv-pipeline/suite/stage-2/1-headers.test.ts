import { describe, expect, test } from "vitest";
import { parseCsv } from "@solution";
import { cut, read, readAll, readToFailure, until } from "../drive.ts";

describe("headers", () => {
  test("R12 reads each row as an object", async () => {
    const rows = await readAll(parseCsv({ headers: true }), ["id,note\n1,tea\n2,\n"]);
    expect(rows, "with headers, each row after the first is an object of its columns").toEqual([
      { id: "1", note: "tea" },
      { id: "2", note: "" },
    ]);
  });

  test("R12 takes names from a row like any other", async () => {
    const rows = await readAll(parseCsv({ headers: true }), ['"full, name",\nAnn,1\n']);
    expect(rows, "a name may be quoted or empty").toEqual([{ "full, name": "Ann", "": "1" }]);
  });

  test("R12 takes names with their spaces", async () => {
    const rows = await readAll(parseCsv({ headers: true }), [" id ,note\n1,tea\n"]);
    expect(rows, "a name keeps its spaces, like any other field").toEqual([
      { " id ": "1", note: "tea" },
    ]);
  });

  test("R12 keeps headers and rows of two chunks together", async () => {
    const parser = parseCsv({ headers: true });
    const reading = read(parser);
    parser.write("a,b\n1,2\n");
    await until(() => reading.items.length > 0);
    parser.end("3,4\n");
    await until(() => reading.ended);
    expect(reading.items, "only the first row of the whole text has names").toEqual([
      { a: "1", b: "2" },
      { a: "3", b: "4" },
    ]);
  });

  test("R12 gives nothing for headers alone", async () => {
    const rows = await readAll(parseCsv({ headers: true }), ["a,b\n"]);
    expect(rows, "the row of names is not read itself").toEqual([]);
  });

  test("R12 gives arrays without headers", async () => {
    const rows = await readAll(parseCsv({ headers: false }), ["a,b\n1,2\n"]);
    expect(rows, "with headers: false, each row is an array").toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });
});

describe("any-name", () => {
  test("R13 takes __proto__ as a name", async () => {
    const parser = parseCsv({ headers: true });
    const rows = await readAll(parser, ["id,__proto__,constructor\n1,x,y\n"]);
    expect(
      rows.map((row) => Object.entries(Object(row))),
      "each column is an own property, even one with the name __proto__",
    ).toEqual([
      [
        ["id", "1"],
        ["__proto__", "x"],
        ["constructor", "y"],
      ],
    ]);
  });

  test("R13 fails for two equal names side by side", async () => {
    const { failure } = await readToFailure(parseCsv({ headers: true }), ["id,id,note\n1,2,tea\n"]);
    expect(failure, "two columns side by side with the same name are an error").toBeInstanceOf(
      Error,
    );
  });

  test("R13 fails for two equal names", async () => {
    const parser = parseCsv({ headers: true });
    const { failure } = await readToFailure(parser, ["id,note,id\n1,tea,2\n"]);
    expect(
      failure,
      "two columns with another one between them and the same name are an error",
    ).toBeInstanceOf(Error);
    expect(parser.destroyed, "two columns with the same name destroy the stream").toBe(true);
  });

  test("R13 fails for two empty names", async () => {
    const { failure } = await readToFailure(parseCsv({ headers: true }), ["id,,\n1,2,3\n"]);
    expect(failure, "two columns with an empty name are an error").toBeInstanceOf(Error);
  });

  test("R13 fails for two equal names with onBadRow", async () => {
    const parser = parseCsv({ headers: true, onBadRow: () => undefined });
    const { failure } = await readToFailure(parser, ["id,id\n1,2\n"]);
    expect(failure, "onBadRow does not excuse two equal names").toBeInstanceOf(Error);
  });
});

describe("byte-order-mark", () => {
  test("R14 leaves out a byte order mark", async () => {
    const rows = await readAll(parseCsv({ headers: true }), ["\uFEFFid,note\n1,tea\n"]);
    expect(rows, "a byte order mark is not part of the first name").toEqual([
      { id: "1", note: "tea" },
    ]);
  });

  test("R14 leaves it out in front of a quote", async () => {
    const rows = await readAll(parseCsv({ headers: true }), ['\uFEFF"id",note\n1,tea\n']);
    expect(rows, "a field is quoted if its quote follows a byte order mark").toEqual([
      { id: "1", note: "tea" },
    ]);
  });

  test("R14 leaves it out if it arrives byte by byte", async () => {
    const rows = await readAll(parseCsv({ headers: true }), cut("\uFEFFid\n1\n", 1));
    expect(rows, "a byte order mark may be spread over chunks").toEqual([{ id: "1" }]);
  });

  test("R14 keeps the same character later in the text", async () => {
    const rows = await readAll(parseCsv(), ["a,", "\uFEFFb\n", "\uFEFFc,d\n"]);
    expect(
      rows,
      "later in the text the same character is text, even at the start of a chunk",
    ).toEqual([
      ["a", "\uFEFFb"],
      ["\uFEFFc", "d"],
    ]);
  });

  test("R14 leaves it out without headers", async () => {
    const rows = await readAll(parseCsv(), ["\uFEFFa,b\n"]);
    expect(rows, "a byte order mark is no part of the first field").toEqual([["a", "b"]]);
  });
});
