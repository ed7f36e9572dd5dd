import { describe, expect, test } from "vitest";
import { each, judge, judgeEach } from "../http.ts";

const byText = (texts: string[]): Record<string, string> =>
  Object.fromEntries(texts.map((text) => [text, text]));

describe("prototype-keys", () => {
  test("J16 a key __proto__", async () => {
    const texts = ['{"__proto__":{"admin":true}}', '{"a":1,"__proto__":null}', '{"__proto__":1}'];
    const sentence = "an object with a key __proto__ rejects with status 400";
    const outcomes = await judgeEach(sentence, byText(texts));
    expect(outcomes, sentence).toEqual(each(texts, { status: 400 }));
  });

  test("J16 at any depth", async () => {
    const texts = ['{"a":{"b":{"__proto__":{}}}}', '[1,[{"a":[{"__proto__":{}}]}]]'];
    const sentence = "a key __proto__ is found at any depth, and in arrays";
    const outcomes = await judgeEach(sentence, byText(texts));
    expect(outcomes, sentence).toEqual(each(texts, { status: 400 }));
  });

  test("J16 an escaped key", async () => {
    const texts = [String.raw`{"\u005f_proto__":{}}`, String.raw`{"a":{"__\u0070roto__":{}}}`];
    const sentence = "a key __proto__ that is written with escapes is the same key";
    const outcomes = await judgeEach(sentence, byText(texts));
    expect(outcomes, sentence).toEqual(each(texts, { status: 400 }));
  });

  test("J16 constructor with a prototype", async () => {
    const texts = [
      '{"constructor":{"prototype":{"admin":true}}}',
      '[{"a":{"constructor":{"b":1,"prototype":null}}}]',
    ];
    const sentence = "a key constructor with an object that has a key prototype is 400";
    const outcomes = await judgeEach(sentence, byText(texts));
    expect(outcomes, sentence).toEqual(each(texts, { status: 400 }));
  });

  test("J16 the words as values", async () => {
    const texts = [
      '{"name":"__proto__"}',
      '["__proto__","constructor"]',
      '{"note":"\\"__proto__\\": {}"}',
      '"__proto__"',
    ];
    const sentence = "the word __proto__ in a value is ordinary text";
    const outcomes = await judgeEach(sentence, byText(texts));
    const expected = texts.map((text): [string, unknown] => [text, { value: JSON.parse(text) }]);
    expect(outcomes, sentence).toEqual(Object.fromEntries(expected));
  });

  test("J16 keys that reach no prototype", async () => {
    const texts = [
      '{"constructor":"Ada Ltd"}',
      '{"constructor":null}',
      '{"constructor":{"name":"Ada Ltd"}}',
      '{"prototype":{"version":1}}',
      '{"constructor":"x","prototype":{}}',
      '{"constructor":{"a":{"prototype":1}}}',
      '{"_proto_":1,"proto":2,"__proto":3}',
      '{"toString":1,"hasOwnProperty":2}',
    ];
    const sentence = "constructor or prototype alone, and similar keys, are ordinary data";
    const outcomes = await judgeEach(sentence, byText(texts));
    const seen = Object.fromEntries(
      Object.entries(outcomes).map(([text, end]) => [
        text,
        "value" in end ? JSON.stringify(end.value) : end,
      ]),
    );
    expect(seen, sentence).toEqual(byText(texts));
  });
});

describe("deep-bodies", () => {
  /** What became of a body for which two ends are right. */
  async function endOf(sentence: string, body: string): Promise<string> {
    const outcome = await judge(sentence, body, { limit: 2 ** 21 });
    if ("value" in outcome) return "read, or 400";
    return "status" in outcome && outcome.status === 400 ? "read, or 400" : JSON.stringify(outcome);
  }

  test("J17 arrays in arrays", async () => {
    const body = "[".repeat(50_000) + "]".repeat(50_000);
    const sentence = "50,000 arrays in each other are read or reject with 400";
    expect(await endOf(sentence, body), sentence).toBe("read, or 400");
  });

  test("J17 objects in objects", async () => {
    const body = `${'{"a":'.repeat(50_000)}{"constructor":"x"}${"}".repeat(50_000)}`;
    const sentence = "50,000 objects in each other are read or reject with 400";
    expect(await endOf(sentence, body), sentence).toBe("read, or 400");
  });

  test("J17 a long array", async () => {
    const list = Array.from({ length: 400_000 }, () => 0);
    const sentence = "an array with 400,000 elements is read";
    const outcome = await judge(sentence, JSON.stringify(list), { limit: 2 ** 21 });
    const length =
      "value" in outcome && Array.isArray(outcome.value) ? outcome.value.length : outcome;
    expect(length, sentence).toBe(400_000);
  });
});
