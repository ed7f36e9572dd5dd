import { describe, expect, test } from "vitest";
import { turn } from "../../../kit.ts";
import { chunk, each, head, judge, judgeEach, serve } from "../http.ts";

describe("json-values", () => {
  test("J1 resolves with the value of the body", async () => {
    const body = { name: "Ada", tags: ["math", { born: 1815 }], note: null };
    const sentence = "readJson resolves with the object in the body";
    expect(await judge(sentence, JSON.stringify(body)), sentence).toEqual({ value: body });
  });

  test("J1 every JSON value counts", async () => {
    const values: unknown[] = ["", "text", 0, -1500, true, false, null, [], {}];
    const bodies = Object.fromEntries(values.map((value) => [JSON.stringify(value), value]));
    const texts = Object.fromEntries(Object.keys(bodies).map((text) => [text, text]));
    const sentence = "strings, numbers, true, false and null are JSON values like objects";
    const expected = Object.entries(bodies).map(([text, value]) => [text, { value }]);
    expect(await judgeEach(sentence, texts), sentence).toEqual(Object.fromEntries(expected));
  });

  test("J1 white space around the value is fine", async () => {
    const sentence = "white space and line ends around the value are part of JSON";
    expect(await judge(sentence, ' \r\n\t{ "a" : 1 }\n'), sentence).toEqual({ value: { a: 1 } });
  });
});

describe("all-pieces", () => {
  test("J2 reads a body that comes in pieces", async () => {
    const client = await (await serve())();
    const pieces = ["[1,", "2,3", ",4", "]"];
    await client.send(head(pieces.join("").length), ...pieces);
    const sentence = "all pieces of a body are read, in their order";
    expect(await client.outcome(sentence), sentence).toEqual({ value: [1, 2, 3, 4] });
  });

  test("J2 waits for the end of a body that is JSON before it ends", async () => {
    const client = await (await serve())();
    await client.send(head(4), "12", "34");
    const sentence = "a body is read to its end, even if its beginning is JSON as well";
    expect(await client.outcome(sentence), sentence).toEqual({ value: 1234 });
  });

  test("J2 reads a body without Content-Length", async () => {
    const client = await (await serve())();
    await client.send(head(null), chunk('{"a":'), chunk("[true"), chunk("]}"), chunk(""));
    const sentence = "a body without Content-Length is read to its last chunk";
    expect(await client.outcome(sentence), sentence).toEqual({ value: { a: [true] } });
  });

  test("J2 reads a body of many pieces", async () => {
    const client = await (await serve())();
    const list = Array.from({ length: 9000 }, (_, n) => n);
    const text = JSON.stringify(list);
    const pieces = Array.from({ length: 20 }, (_, n) => text.slice(n * 3000, (n + 1) * 3000));
    await client.send(head(text.length), ...pieces.filter((piece) => piece !== ""));
    const sentence = "a body of 40 KB in many pieces is read completely";
    expect(await client.outcome(sentence), sentence).toEqual({ value: list });
  });

  test("J2 reads a body that was there before the call", async () => {
    const open = await serve(undefined, async () => {
      for (let left = 5; left > 0; left -= 1) await turn();
    });
    const client = await open();
    await client.send(`${head(7)}[1,2,3]`);
    const sentence = "a body that had arrived before readJson was called is read as well";
    expect(await client.outcome(sentence), sentence).toEqual({ value: [1, 2, 3] });
  });
});

describe("split-characters", () => {
  test("J3 reads characters of several bytes", async () => {
    const sentence = "characters of two, three and four bytes are read";
    expect(await judge(sentence, '"ü€😀"'), sentence).toEqual({ value: "ü€😀" });
  });

  test("J3 joins a character that was split", async () => {
    const bytes = Buffer.from('"ü€😀"');
    const open = await serve();
    const values: Record<string, unknown> = {};
    const sentence = "a character whose bytes come in two pieces is one character";
    for (let at = 1; at < bytes.length; at += 1) {
      const client = await open();
      await client.send(head(bytes.length), bytes.subarray(0, at), bytes.subarray(at));
      values[`after ${at} bytes`] = await client.outcome(sentence);
    }
    expect(values, sentence).toEqual(each(Object.keys(values), { value: "ü€😀" }));
  });
});

describe("own-bodies", () => {
  test("J4 two requests at the same time", async () => {
    const open = await serve();
    const [one, other] = [await open(), await open()];
    await one.send(head(9), "[1,");
    await other.send(head(9), '["a",');
    await one.send("1,1,1]");
    await other.send('"b"]');
    const sentence = "two bodies that come at the same time do not mix";
    const outcomes = [await one.outcome(sentence), await other.outcome(sentence)];
    expect(outcomes, sentence).toEqual([{ value: [1, 1, 1, 1] }, { value: ["a", "b"] }]);
  });

  test("J4 two requests over one connection", async () => {
    const client = await (await serve())();
    const sentence = "the second body over one connection has nothing of the first";
    await client.send(`${head(3)}[1]`);
    const first = await client.outcome(sentence);
    await client.send(`${head(3)}[2]`);
    const outcomes = [first, await client.outcome(sentence)];
    expect(outcomes, sentence).toEqual([{ value: [1] }, { value: [2] }]);
  });
});

describe("not-json", () => {
  test("J5 a body that is not JSON", async () => {
    const texts = ["{name}", '{"a":1', "[1,]", "undefined", "NaN", "'a'", "{} {}", '"\n"'];
    const sentence = "a body that is not JSON rejects with an Error whose status is 400";
    const outcomes = await judgeEach(sentence, Object.fromEntries(texts.map((one) => [one, one])));
    expect(outcomes, sentence).toEqual(each(texts, { status: 400 }));
  });

  test("J5 an empty body", async () => {
    const sentence = "an empty body is not JSON: the status is 400";
    expect(await judge(sentence, ""), sentence).toEqual({ status: 400 });
  });

  test("J5 a body of white space", async () => {
    const sentence = "white space alone is not JSON: the status is 400";
    expect(await judge(sentence, " \n"), sentence).toEqual({ status: 400 });
  });

  test("J5 a request without a body", async () => {
    const client = await (await serve())();
    await client.send(head(0, { "Content-Length": undefined }));
    const sentence = "a request that has no body at all rejects with status 400";
    expect(await client.outcome(sentence), sentence).toEqual({ status: 400 });
  });
});
