import { describe, expect, test } from "vitest";
import { parseCsv } from "@solution";
import { cut, failWith, read, readAll, readToFailure, until, watchLateFailures } from "../drive.ts";

interface Told {
  line: unknown;
  fields: unknown;
}

/** A parser with headers, and the bad rows that it tells. */
function telling(): { parser: ReturnType<typeof parseCsv>; told: Told[] } {
  const told: Told[] = [];
  const parser = parseCsv({
    headers: true,
    onBadRow: ({ line, fields }) => void told.push({ line, fields }),
  });
  return { parser, told };
}

describe("bad-rows", () => {
  test("R15 fails for a row with too few fields", async () => {
    const parser = parseCsv({ headers: true });
    const { failure } = await failWith(parser, ["a,b\n1,2\n3\n4,5\n6,7\n"]);
    expect(failure, "a row with fewer fields than names is an error").toBeInstanceOf(Error);
    expect(parser.destroyed, "a bad row destroys the stream").toBe(true);
  });

  test("R15 fails for a row with too many fields", async () => {
    const { failure } = await failWith(parseCsv({ headers: true }), ["a,b\n1,2,3\n4,5\n6,7\n"]);
    expect(failure, "a row with more fields than names is an error").toBeInstanceOf(Error);
  });

  test("R15 fails for an empty field too many", async () => {
    const { failure } = await readToFailure(parseCsv({ headers: true }), ["a,b\n1,2,\n"]);
    expect(failure, "an empty field too many makes a row bad").toBeInstanceOf(Error);
  });

  test("R15 fails for a bad row at the end", async () => {
    const { failure } = await readToFailure(parseCsv({ headers: true }), ["a,b\n1,2\n3"]);
    expect(failure, "a bad row without a line ending is an error").toBeInstanceOf(Error);
  });
});

describe("told-rows", () => {
  test("R16 passes each bad row to onBadRow and reads the others", async () => {
    const { parser, told } = telling();
    const sentence = "with onBadRow, a bad row is no error";
    const rows = await readAll(parser, ["a,b\n1\n2,3\n4,5,6\n7,8\n"], sentence);
    expect(
      told.map(({ fields }) => fields),
      "onBadRow gets each bad row once, with its fields, in order",
    ).toEqual([["1"], ["4", "5", "6"]]);
    expect(rows, "the good rows are read, and the bad ones are not").toEqual([
      { a: "2", b: "3" },
      { a: "7", b: "8" },
    ]);
  });
});

describe("line-numbers", () => {
  test("R17 tells the line of each bad row", async () => {
    const { parser, told } = telling();
    await readAll(parser, ["a,b\n1,2\n3\n4,5\n6\n"]);
    expect(
      told.map(({ line }) => line),
      "the row of names is line 1, and each row after it is one line further",
    ).toEqual([3, 5]);
  });

  test("R17 counts every line of the text", async () => {
    const { parser, told } = telling();
    await readAll(parser, ['a,"b\nb"\n\n1,"one\ntwo\nthree\nfour"\n4\n5,6\n']);
    expect(
      told.map(({ line }) => line),
      "the lines inside quoted fields count, and so do blank lines",
    ).toEqual([8]);
  });

  test("R17 counts blank lines before the names", async () => {
    const { parser, told } = telling();
    await readAll(parser, ["\n\na,b\n1\n\n2\n"]);
    expect(
      told.map(({ line }) => line),
      "blank lines before the names and between rows count",
    ).toEqual([4, 6]);
  });

  test("R17 counts CRLF once", async () => {
    const { parser, told } = telling();
    await readAll(parser, ["a,b\r\n1\r\n\r\n2\r\n"]);
    expect(
      told.map(({ line }) => line),
      "\\r\\n is the end of one line and not of two",
    ).toEqual([2, 4]);
  });

  test("R17 counts CRLF in quotes once", async () => {
    const { parser, told } = telling();
    await readAll(parser, ['a,b\r\n1,"one\r\ntwo"\r\n3\r\n']);
    expect(
      told.map(({ line }) => line),
      "\\r\\n in a quoted field is the end of one line and not of two",
    ).toEqual([4]);
  });

  test("R17 tells where a row begins and not where it ends", async () => {
    const { parser, told } = telling();
    await readAll(parser, ['a,b\n1,2\n"one\ntwo\nthree"\n']);
    expect(
      told.map(({ line }) => line),
      "line is where the bad row begins, although it goes on over several lines",
    ).toEqual([3]);
  });

  test("R17 counts across chunks", async () => {
    const { parser, told } = telling();
    await readAll(parser, cut("a,b\n1\n2,3\n4\n", 3));
    expect(
      told.map(({ line }) => line),
      "lines are counted in the whole text and not in a chunk",
    ).toEqual([2, 4]);
  });

  test("R17 gives the error a line", async () => {
    const { failure } = await failWith(parseCsv({ headers: true }), ["a,b\n1,2\n3\n4,5\n6,7\n"]);
    expect(
      Reflect.get(Object(failure), "line"),
      "the error for a bad row has the line of the row",
    ).toBe(3);
  });
});

describe("callback-errors", () => {
  test("R18 fails with what onBadRow throws", async () => {
    const lateFailures = watchLateFailures();
    const enough = new Error("too many bad rows");
    const parser = parseCsv({
      headers: true,
      onBadRow() {
        throw enough;
      },
    });
    const reading = read(parser);
    let thrown: unknown;
    try {
      parser.write("a,b\n1,2\n3\n4,5\n6,7\n");
    } catch (error) {
      thrown = error;
    }
    await until(() => reading.failure !== undefined);
    expect(thrown, "an error that onBadRow throws does not leave write").toBe(undefined);
    expect(
      await lateFailures(),
      "an error that onBadRow throws is not an uncaught exception",
    ).toEqual([]);
    expect(reading.failure, "the stream fails with the error that onBadRow throws").toBe(enough);
    expect(parser.destroyed, "an error that onBadRow throws destroys the stream").toBe(true);
  });
});

describe("open-quote", () => {
  test("R19 fails if the input ends inside quotes", async () => {
    const parser = parseCsv();
    const { failure } = await readToFailure(parser, ['a,b\n1,"two\n3,four\n']);
    expect(failure, "input that ends inside quotes is an error").toBeInstanceOf(Error);
    expect(parser.destroyed, "input that ends inside quotes destroys the stream").toBe(true);
  });

  test("R19 fails if the quote is the last character", async () => {
    const { failure } = await readToFailure(parseCsv(), ['a,b\n1,"']);
    expect(failure, "a quote that opens a field at the very end is an error").toBeInstanceOf(Error);
  });

  test("R19 fails if two quotes are not the end", async () => {
    const { failure } = await readToFailure(parseCsv(), ['a,b\n1,"two ""three""\n']);
    expect(failure, "two quotes do not end a quoted field").toBeInstanceOf(Error);
  });

  test("R19 fails with onBadRow", async () => {
    const { parser } = telling();
    const { failure } = await readToFailure(parser, ['a,b\n1,2\n"3\n4,5\n']);
    expect(failure, "onBadRow does not excuse input that ends inside quotes").toBeInstanceOf(Error);
  });
});
