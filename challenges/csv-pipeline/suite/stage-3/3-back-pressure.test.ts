import { describe, expect, test } from "vitest";
import { csvToJson, parseCsv, toJsonArray } from "@solution";
import { value } from "../../../kit.ts";
import {
  Output,
  read,
  source,
  standstill,
  started,
  until,
  watch,
  watchLateFailures,
} from "../drive.ts";

const PIECE = 4096;
const PIECES = 300;
const MIB = 1024 * 1024;

describe("back-pressure", () => {
  test("R24 parses little while nobody reads, and loses nothing", async () => {
    const text = `${"x".repeat(PIECE / 4 - 1)}\n`.repeat(4);
    const { stream, given } = source(PIECES, () => text);
    const parser = parseCsv();
    stream.pipe(parser);
    expect(
      (await standstill(given)) * PIECE,
      "a parser that nobody reads takes in less than 1 MiB (the source has more)",
    ).toBeLessThan(MIB);
    const reading = read(parser);
    await until(() => reading.ended, 4 * PIECES);
    expect(reading.items.length, "every row arrives once reading goes on").toBe(4 * PIECES);
  });

  test("R24 writes little JSON while nobody reads, and loses nothing", async () => {
    const item = "x".repeat(PIECE);
    const { stream, given } = source(PIECES, () => item, true);
    const json = toJsonArray();
    watch(json);
    stream.pipe(json);
    expect(
      (await standstill(given)) * PIECE,
      "a toJsonArray that nobody reads takes in less than 1 MiB (the source has more)",
    ).toBeLessThan(MIB);
    const reading = read(json);
    await until(() => reading.ended, 8 * PIECES);
    expect(
      reading.items.join("").split(item).length - 1,
      "every item arrives once reading goes on",
    ).toBe(PIECES);
  });

  test("R24 reads little while the output stands still, and loses nothing", async () => {
    watchLateFailures();
    const row = "x".repeat(PIECE / 4 - 1);
    const { stream, given } = source(PIECES, () => `${row}\n`.repeat(4));
    const output = new Output({ hold: true });
    const done = started(csvToJson(stream, output));
    expect(
      (await standstill(given)) * PIECE,
      "csvToJson reads less than 1 MiB while the output stands still (the input has more)",
    ).toBeLessThan(MIB);
    output.hold = false;
    output.release();
    await value(done, 2000, "csvToJson goes on when the output does");
    expect(output.text.split(row).length - 1, "every row is written once the output goes on").toBe(
      4 * PIECES,
    );
  });
});
