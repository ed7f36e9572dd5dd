import { describe, expect, test } from "vitest";
import { each, head, judge, judgeField, serve } from "../http.ts";

const TYPE = "Content-Type";

describe("media-types", () => {
  test("J8 JSON is allowed by default", async () => {
    const headers = [
      "application/json",
      "Application/JSON",
      "application/json; version=1",
      "application/json;version=1",
      "application/json ; version=1",
      "application/json;x-charset=latin1",
    ];
    const sentence = "application/json is read, without regard to case and parameters";
    const outcomes = await judgeField(sentence, TYPE, headers);
    expect(outcomes, sentence).toEqual(each(headers, { value: 1 }));
  });

  test("J8 other types are not", async () => {
    const headers = ["text/plain", "application/x-www-form-urlencoded", "text/json", "json"];
    const sentence = "a media type that is not in types rejects with status 415";
    const outcomes = await judgeField(sentence, TYPE, headers);
    expect(outcomes, sentence).toEqual(each(headers, { status: 415 }));
  });

  test("J8 types with a similar name are not", async () => {
    const headers = ["application/jsonp", "application/json-seq", "x-application/json"];
    const sentence = "a media type that only begins or ends like an allowed one is 415";
    const outcomes = await judgeField(sentence, TYPE, headers);
    expect(outcomes, sentence).toEqual(each(headers, { status: 415 }));
  });

  test("J8 a suffix is no type", async () => {
    const headers = ["application/vnd.api+json", "application/problem+json"];
    const sentence = "a media type that ends in +json is 415 unless it is in types";
    const outcomes = await judgeField(sentence, TYPE, headers);
    expect(outcomes, sentence).toEqual(each(headers, { status: 415 }));
  });

  test("J8 a parameter is no type", async () => {
    const headers = ["text/plain; a=application/json", "text/plain;application/json"];
    const sentence = "application/json in a parameter of another type is 415";
    const outcomes = await judgeField(sentence, TYPE, headers);
    expect(outcomes, sentence).toEqual(each(headers, { status: 415 }));
  });

  test("J8 a request without a type", async () => {
    const sentence = "a request without Content-Type rejects with status 415";
    const fields = { "Content-Type": undefined };
    expect(await judge(sentence, "1", { fields }), sentence).toEqual({ status: 415 });
  });

  test("J8 types replaces the default", async () => {
    const types = ["application/merge-patch+json", "Application/Vnd.API+json"];
    const headers = [...types, "application/vnd.api+json; ext=1", "application/json"];
    const sentence = "exactly the media types in types are read";
    const outcomes = await judgeField(sentence, TYPE, headers, { types });
    expect(outcomes, sentence).toEqual({
      ...each(headers, { value: 1 }),
      "application/json": { status: 415 },
    });
  });

  test("J8 types that are read by default are not all that may be", async () => {
    const sentence = "a limit alone leaves the types as they are by default";
    const outcomes = await judgeField(sentence, TYPE, ["application/json", "text/plain"], {
      limit: 10,
    });
    expect(outcomes, sentence).toEqual({
      "application/json": { value: 1 },
      "text/plain": { status: 415 },
    });
  });

  test("J8 the body is not waited for", async () => {
    const client = await (await serve())();
    await client.send(head(10, { "Content-Type": "text/plain" }));
    const sentence = "a wrong media type rejects with 415 without waiting for the body";
    expect(await client.outcome(sentence), sentence).toEqual({ status: 415 });
  });
});

describe("charset", () => {
  test("J9 UTF-8 in all spellings", async () => {
    const names = ["utf-8", "UTF-8", '"utf-8"', '"Utf-8"'];
    const headers = [
      ...names.map((name) => `application/json; charset=${name}`),
      "application/json;CHARSET=utf-8",
      "application/json; version=1; charset=utf-8",
    ];
    const sentence = "the charset UTF-8 is read, in any case and also in quotes";
    const outcomes = await judgeField(sentence, TYPE, headers);
    expect(outcomes, sentence).toEqual(each(headers, { value: 1 }));
  });

  test("J9 another charset", async () => {
    const headers = [
      "application/json; charset=iso-8859-1",
      'application/json; charset="utf-16"',
      "application/json;Charset=UTF-16LE",
      "application/json; version=1; charset=windows-1252",
    ];
    const sentence = "a charset other than UTF-8 rejects with status 415";
    const outcomes = await judgeField(sentence, TYPE, headers);
    expect(outcomes, sentence).toEqual(each(headers, { status: 415 }));
  });

  test("J9 bytes that are not UTF-8", async () => {
    const bodies = { latin1: [0x22, 0xfc, 0x22], cut: [0x22, 0xe2, 0x82, 0x22], end: [0x31, 0xc3] };
    const sentence = "bytes that are not UTF-8 reject with status 400";
    const outcomes: Record<string, unknown> = {};
    for (const [name, bytes] of Object.entries(bodies)) {
      outcomes[name] = await judge(sentence, Buffer.from(bytes));
    }
    expect(outcomes, sentence).toEqual(each(Object.keys(bodies), { status: 400 }));
  });

  test("J9 a replacement character that was sent", async () => {
    const sentence = "a replacement character that the client sent itself is an ordinary one";
    expect(await judge(sentence, '"a\uFFFDb"'), sentence).toEqual({ value: "a\uFFFDb" });
  });
});
