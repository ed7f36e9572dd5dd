import { describe, expect, test } from "vitest";
import { chunk, head, judge, serve } from "../http.ts";

describe("byte-limit", () => {
  test("J6 a body of limit bytes", async () => {
    const sentence = "a body of exactly limit bytes is read";
    expect(await judge(sentence, "[1,2,3]", { limit: 7 }), sentence).toEqual({ value: [1, 2, 3] });
  });

  test("J6 one byte more", async () => {
    const sentence = "a body of one byte more than limit rejects with status 413";
    expect(await judge(sentence, "[1,2,3]", { limit: 6 }), sentence).toEqual({ status: 413 });
  });

  test("J6 bytes are counted, not characters", async () => {
    const sentence = "limit counts bytes, not characters: five characters may be 10 bytes";
    const outcomes = {
      10: await judge(sentence, '"ü€é"', { limit: 9 }),
      9: await judge(sentence, '"ü€é"', { limit: 8 }),
    };
    expect(outcomes, sentence).toEqual({ 10: { value: "ü€é" }, 9: { status: 413 } });
  });

  test("J6 the pieces are added up", async () => {
    const open = await serve({ limit: 8 });
    const [fits, exceeds] = [await open(), await open()];
    await fits.send(head(null), chunk("[1,2"), chunk(",3 ]"), chunk(""));
    await exceeds.send(head(null), chunk("[1,2"), chunk(",34]"), chunk(" "), chunk(""));
    const sentence = "limit holds for the sum of all pieces of a body";
    const outcomes = [await fits.outcome(sentence), await exceeds.outcome(sentence)];
    expect(outcomes, sentence).toEqual([{ value: [1, 2, 3] }, { status: 413 }]);
  });

  test("J6 each request has the whole limit", async () => {
    const open = await serve({ limit: 3 });
    const sentence = "each request has the whole limit for itself";
    const outcomes: unknown[] = [];
    for (let n = 0; n < 3; n += 1) {
      const client = await open();
      await client.send(`${head(3)}[1]`);
      outcomes.push(await client.outcome(sentence));
    }
    expect(outcomes, sentence).toEqual([{ value: [1] }, { value: [1] }, { value: [1] }]);
  });

  test("J6 the default is 102_400", async () => {
    const text = (length: number): string => `"${"x".repeat(length - 2)}"`;
    const sentence = "without options a body may have 102,400 bytes and no more";
    const fits = await judge(sentence, text(102_400));
    const outcomes = [Object.keys(fits), await judge(sentence, text(102_401))];
    expect(outcomes, sentence).toEqual([["value"], { status: 413 }]);
  });

  test("J6 options without a limit", async () => {
    const sentence = "with other options alone the limit is still 102,400 bytes";
    const types = ["application/json"];
    const body = `"${"x".repeat(102_399)}"`;
    expect(await judge(sentence, body, { types }), sentence).toEqual({ status: 413 });
  });

  test("J6 0 is a limit", async () => {
    const sentence = "a limit of 0 refuses every body, so it does not stand for the default";
    expect(await judge(sentence, "1", { limit: 0 }), sentence).toEqual({ status: 413 });
  });
});

describe("early-refusal", () => {
  test("J7 Content-Length is enough", async () => {
    const client = await (await serve({ limit: 100 }))();
    await client.send(head(101));
    const sentence = "a Content-Length above limit rejects with 413 before any byte of the body";
    expect(await client.outcome(sentence), sentence).toEqual({ status: 413 });
  });

  test("J7 the byte that is too many is enough", async () => {
    const client = await (await serve({ limit: 10 }))();
    await client.send(head(null), chunk("[1,2,"), chunk("3,4,5,"));
    const sentence = "the byte that is too many rejects with 413, however long the rest takes";
    expect(await client.outcome(sentence), sentence).toEqual({ status: 413 });
  });
});
