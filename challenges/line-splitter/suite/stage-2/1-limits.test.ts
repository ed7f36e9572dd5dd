import type { Duplex } from "node:stream";
import { describe, expect, test } from "vitest";
import { createSplitStream } from "@solution";
import { turn } from "../../../kit.ts";
import {
  type Chunk,
  type Reading,
  allLinesOf,
  cut,
  linesOf,
  read,
  textOf,
  until,
} from "../drive.ts";

/** Writes the chunks, without ending the input, and resolves when the stream failed or did not. */
async function write(splitter: Duplex, chunks: Chunk[], end = false): Promise<Reading> {
  const reading = read(splitter);
  for (const chunk of chunks) if (!splitter.destroyed) splitter.write(chunk);
  if (end && !splitter.destroyed) splitter.end();
  await until(() => reading.failure !== undefined || reading.ended);
  return reading;
}

describe("characters", () => {
  test("L8 keeps characters whose bytes are in two chunks", async () => {
    const bytes = Buffer.from("é\n");
    const lines = await linesOf(createSplitStream(), [bytes.subarray(0, 1), bytes.subarray(1)]);
    expect(lines, "a character whose bytes are in two chunks arrives intact").toEqual(["é"]);
  });

  test("L8 keeps characters of two, three and four bytes", async () => {
    const lines = await linesOf(createSplitStream(), cut("café 5 €\nnaïve 😀\n日本\n", 1));
    expect(lines, "characters that arrive byte by byte are read intact").toEqual([
      "café 5 €",
      "naïve 😀",
      "日本",
    ]);
  });

  test("L8 keeps half characters of two streams apart", async () => {
    const [first, second] = [createSplitStream(), createSplitStream()];
    const [firstLines, secondLines] = [read(first), read(second)];
    const [euro, smile] = [Buffer.from("€\n"), Buffer.from("😀\n")];
    first.write(euro.subarray(0, 1));
    second.write(smile.subarray(0, 2));
    await until(() => false);
    first.end(euro.subarray(1));
    second.end(smile.subarray(2));
    await until(() => firstLines.ended && secondLines.ended);
    expect(
      [firstLines, secondLines].map((each) => textOf(each).slice(0, 1)),
      "half a character in one stream does not disturb another stream",
    ).toEqual([["€"], ["😀"]]);
  });
});

describe("longest-line", () => {
  test("L9 destroys the stream because of a complete line that is too long", async () => {
    const splitter = createSplitStream({ maxLength: 5 });
    const reading = await write(splitter, ["ok\n123456\nend\n"]);
    const lines = textOf(reading);
    const parts = lines.filter((line) => line !== "123456" && line.startsWith("1"));
    expect(parts, "not even a part of a giant line can be read").toEqual([]);
    if (!lines.includes("123456"))
      expect(lines, "nothing behind a giant line can be read").not.toContain("end");
    const quietly = "a line that is too long ends the stream with an error and not without one";
    if (splitter.destroyed || reading.ended) expect(reading.failure, quietly).toBeInstanceOf(Error);
    expect(reading.failure, "a line of 6 characters is an error if maxLength is 5").toBeInstanceOf(
      Error,
    );
    expect(splitter.destroyed, "the stream is destroyed by a line that is too long").toBe(true);
  });

  test("L9 fails for a last line that is too long", async () => {
    const { failure } = await write(createSplitStream({ maxLength: 5 }), ["a\n123", "456"], true);
    expect(failure, "a last line that is longer than maxLength is an error").toBeInstanceOf(Error);
  });

  test("L9 fails for a line that is spread over chunks", async () => {
    const splitter = createSplitStream({ maxLength: 5 });
    const { failure } = await write(splitter, ["123", "456\n"]);
    expect(failure, "the parts of a line in several chunks are counted together").toBeInstanceOf(
      Error,
    );
  });

  test("L11 allows only blank lines with 0", async () => {
    const { failure } = await write(createSplitStream({ maxLength: 0 }), ["\n\na\n"]);
    expect(failure, "a line with one character is an error if maxLength is 0").toBeInstanceOf(
      Error,
    );
  });
});

describe("fails-early", () => {
  test("L10 fails before the line ends", async () => {
    const splitter = createSplitStream({ maxLength: 10 });
    const { failure } = await write(splitter, ["12345", "67890", "1"]);
    expect(
      failure,
      "the stream fails with the first character over maxLength, although the line is still open",
    ).toBeInstanceOf(Error);
  });

  test("L10 fails before an endless line fills the memory", async () => {
    const splitter = createSplitStream({ maxLength: 1000 });
    const reading = read(splitter);
    const chunk = "x".repeat(500);
    let written = 0;
    for (; written < 100 && reading.failure === undefined; written += 1) {
      splitter.write(chunk);
      await until(() => splitter.writableLength === 0 || reading.failure !== undefined);
      // A stream that is made of several passes its failure on in a few turns.
      for (let turns = 0; turns < 10 && reading.failure === undefined; turns += 1) await turn();
    }
    expect(reading.failure, "an endless line ends with an error").toBeInstanceOf(Error);
    expect(written, "a line of 500 characters a chunk fails soon after 1000").toBeLessThan(10);
  });
});

describe("allowed-lengths", () => {
  test("L11 passes several lines in one chunk", async () => {
    const sentence = "a chunk may be longer than maxLength if its lines are not";
    const lines = await linesOf(createSplitStream({ maxLength: 5 }), ["1234\nabcd\n"], sentence);
    expect(lines, sentence).toEqual(["1234", "abcd"]);
  });

  test("L11 limits each line alone", async () => {
    const sentence = "short lines pass, however long the whole text is";
    const chunks = Array.from({ length: 40 }, () => "1234\n123\n");
    const lines = await linesOf(createSplitStream({ maxLength: 5 }), chunks, sentence);
    expect(lines.length, sentence).toBe(80);
  });

  test("L11 passes lines of exactly maxLength", async () => {
    const sentence = "a line of exactly maxLength characters passes";
    const splitter = createSplitStream({ maxLength: 5 });
    const lines = await linesOf(splitter, ["12345\n", "abcde\n"], sentence);
    expect(lines, sentence).toEqual(["12345", "abcde"]);
  });

  test("L11 counts characters", async () => {
    const sentence = "maxLength counts the characters of a string and not bytes";
    const chunks = ["日本語だ\n", "éééé\n"].map((line) => Buffer.from(line));
    const lines = await linesOf(createSplitStream({ maxLength: 4 }), chunks, sentence);
    expect(lines, sentence).toEqual(["日本語だ", "éééé"]);
  });

  test("L11 passes blank lines with 0", async () => {
    const sentence = "blank lines pass if maxLength is 0";
    await allLinesOf(createSplitStream({ maxLength: 0 }), ["\n", "\n"], sentence);
  });

  test("L11 has no limit by default", async () => {
    const sentence = "without maxLength a line may have any length";
    const long = "x".repeat(2_000_000);
    const lines = await linesOf(createSplitStream(), [`${long}\n`], sentence);
    expect(
      lines.map((line) => line.length),
      sentence,
    ).toEqual([2_000_000]);
  });
});
