import { describe, expect, test } from "vitest";
import { createSplitStream } from "@solution";
import { linesOf } from "../drive.ts";

describe("literal-delimiter", () => {
  test("L13 splits at a string", async () => {
    const lines = await linesOf(createSplitStream({ delimiter: ";" }), ["a;b", "c;d;"]);
    expect(lines, "a delimiter of one character ends each line").toEqual(["a", "bc", "d"]);
  });

  test("L13 takes every character literally", async () => {
    expect(
      await linesOf(createSplitStream({ delimiter: "." }), ["a.b.c."]),
      "a full stop is a full stop and not any character",
    ).toEqual(["a", "b", "c"]);
    expect(
      await linesOf(createSplitStream({ delimiter: "[|]" }), ["a|b[|]c[|]"]),
      "brackets and bars in a delimiter are ordinary characters",
    ).toEqual(["a|b", "c"]);
  });

  test("L13 finds a delimiter that is spread over chunks", async () => {
    const chunks = ["one<", "e", "o", "r>two<eo", "r>thr<eo", "ee<eor>"];
    const lines = await linesOf(createSplitStream({ delimiter: "<eor>" }), chunks);
    expect(lines, "a delimiter whose characters are in several chunks ends the line").toEqual([
      "one",
      "two",
      "thr<eoee",
    ]);
  });
});

describe("pattern-delimiter", () => {
  test("L14 splits at what a RegExp matches", async () => {
    const lines = await linesOf(createSplitStream({ delimiter: /[;,]/ }), ["a;b,", "c;d,"]);
    expect(lines, "each match of the RegExp ends a line").toEqual(["a", "b", "c", "d"]);
  });

  test("L14 finds a match that is spread over chunks", async () => {
    const delimiter = /<-{3}>/;
    const chunks = ["one<", "-", "--", ">two<-->still two<---", ">three<--->"];
    const lines = await linesOf(createSplitStream({ delimiter }), chunks);
    expect(lines, "a match whose characters are in several chunks ends the line").toEqual([
      "one",
      "two<-->still two",
      "three",
    ]);
  });
});

describe("only-delimiter", () => {
  test("L12 keeps line endings inside a line", async () => {
    const lines = await linesOf(createSplitStream({ delimiter: ";" }), ["a\nb\r\n;c\r;", "\r\n;"]);
    expect(lines, "with a delimiter, \\n and \\r stay in the text").toEqual([
      "a\nb\r\n",
      "c\r",
      "\r\n",
    ]);
  });

  test("L12 keeps line endings beside a RegExp", async () => {
    const lines = await linesOf(createSplitStream({ delimiter: /[;,]/ }), ["a\nb\r,c\n;d;"]);
    expect(lines, "with a RegExp, \\n and \\r that it does not match stay in the text").toEqual([
      "a\nb\r",
      "c\n",
      "d",
    ]);
  });
});
