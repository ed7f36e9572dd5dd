import { brotliCompressSync, constants, deflateRawSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import {
  chunk,
  each,
  head,
  judge,
  judgeEach,
  judgeField,
  serve,
  untilLeft,
  untilRead,
} from "../http.ts";

const CODING = "Content-Encoding";
const GZIP = { [CODING]: "gzip" };
const BROTLI = { [CODING]: "br" };

/** The beginning of a gzip file that never ends: 4 MB of zeros in 4 KB. */
function endlessGzip(): Buffer {
  const start = Buffer.from([31, 139, 8, 0, 0, 0, 0, 0, 0, 255]);
  const zeros = Buffer.alloc(4 * 2 ** 20, "0");
  return Buffer.concat([start, deflateRawSync(zeros, { finishFlush: constants.Z_FULL_FLUSH })]);
}

describe("decodes", () => {
  test("J12 gzip and br", async () => {
    const sentence = "a body that is compressed with gzip or br is decoded";
    const body = JSON.stringify({ name: "Zoë" });
    const outcomes = {
      gzip: await judge(sentence, gzipSync(body), { fields: GZIP }),
      br: await judge(sentence, brotliCompressSync(body), { fields: BROTLI }),
    };
    expect(outcomes, sentence).toEqual(each(["gzip", "br"], { value: { name: "Zoë" } }));
  });

  test("J12 a compressed body in pieces", async () => {
    const bytes = gzipSync('["ü€😀",1]');
    const client = await (await serve())();
    const pieces = Array.from(bytes, (_, n) => bytes.subarray(n, n + 1));
    await client.send(head(bytes.length, GZIP), ...pieces);
    const sentence = "a compressed body may come byte by byte";
    expect(await client.outcome(sentence), sentence).toEqual({ value: ["ü€😀", 1] });
  });

  test("J12 a body that is decoded in several pieces", async () => {
    const text = `x${"ü€".repeat(18_000)}`;
    const body = brotliCompressSync(JSON.stringify(text));
    const sentence = "a compressed body of 90 KB is decoded completely";
    const outcome = await judge(sentence, body, { fields: BROTLI });
    expect("value" in outcome && outcome.value === text, sentence).toBe(true);
  });

  test("J12 identity", async () => {
    const codings = ["identity", "Identity"];
    const sentence = "identity means that the body is not compressed";
    const outcomes = await judgeField(sentence, CODING, codings);
    expect(outcomes, sentence).toEqual(each(codings, { value: 1 }));
  });

  test("J12 names have no case", async () => {
    const codings = ["GZIP", "Gzip"];
    const sentence = "the name of a content coding has no case";
    const outcomes = await judgeField(sentence, CODING, codings, { body: gzipSync("1") });
    expect(outcomes, sentence).toEqual(each(codings, { value: 1 }));
  });

  test("J12 another coding", async () => {
    const codings = ["compress", "gzip2", "aes"];
    const sentence = "a content coding that is not decoded rejects with 415, without a wait";
    const outcomes = await judgeField(sentence, CODING, codings, { waits: true });
    expect(outcomes, sentence).toEqual(each(codings, { status: 415 }));
  });

  test("J12 text that is not JSON", async () => {
    const sentence = "a compressed body that is not JSON rejects with status 400";
    expect(await judge(sentence, gzipSync("{name}"), { fields: GZIP }), sentence).toEqual({
      status: 400,
    });
  });
});

describe("decoded-limit", () => {
  test("J13 limit counts decoded bytes", async () => {
    const sentence = "limit counts the bytes that come out of the decoder";
    const body = gzipSync(`"${"a".repeat(998)}"`);
    const outcomes = {
      1000: Object.keys(await judge(sentence, body, { fields: GZIP, limit: 1000 })),
      999: await judge(sentence, body, { fields: GZIP, limit: 999 }),
    };
    expect(outcomes, sentence).toEqual({ 1000: ["value"], 999: { status: 413 } });
  });

  test("J13 limit holds for br", async () => {
    const sentence = "a few bytes of Brotli that become megabytes reject with status 413";
    const bomb = brotliCompressSync(Buffer.alloc(2 ** 21, "1"));
    expect(await judge(sentence, bomb, { fields: BROTLI }), sentence).toEqual({ status: 413 });
  });

  test("J13 the rest is not waited for", async () => {
    const client = await (await serve())();
    await client.send(head(null, GZIP), chunk(endlessGzip()));
    const sentence = "a bomb rejects with 413 while it is decoded, although its rest never comes";
    expect(await client.outcome(sentence), sentence).toEqual({ status: 413 });
  });
});

describe("corrupt-data", () => {
  test("J14 data that is corrupt", async () => {
    const whole = gzipSync('{"name":"Ada"}');
    const checksum = Buffer.from(whole);
    checksum.writeUInt32LE(1, whole.length - 8);
    const bodies = { text: '{"name":"Ada"}', checksum };
    const sentence = "a body that is not what Content-Encoding says rejects with status 400";
    const outcomes = await judgeEach(sentence, bodies, { fields: GZIP });
    expect(outcomes, sentence).toEqual(each(Object.keys(bodies), { status: 400 }));
  });

  test("J14 Brotli that is corrupt", async () => {
    const sentence = "a body that is not Brotli rejects with status 400";
    expect(await judge(sentence, '{"a":1}', { fields: BROTLI }), sentence).toEqual({ status: 400 });
  });

  test("J14 data that ends too early", async () => {
    const whole = gzipSync('{"name":"Ada"}');
    const bodies = { middle: whole.subarray(0, 20), trailer: whole.subarray(0, -4) };
    const sentence = "compressed data that ends too early rejects with status 400";
    const outcomes = await judgeEach(sentence, bodies, { fields: GZIP });
    expect(outcomes, sentence).toEqual(each(Object.keys(bodies), { status: 400 }));
  });
});

describe("leaves-compressed", () => {
  test("J15 a client leaves in the middle", async () => {
    const client = await (await serve())();
    const bytes = gzipSync('{"name":"Ada"}');
    // The head of a gzip file and one byte, from which nothing can be decoded yet: what comes out of
    // the decoder could be first or second to the end of the connection.
    await client.send(head(bytes.length, GZIP), bytes.subarray(0, 11));
    await client.leave();
    const sentence = "a client that leaves in the middle of compressed data makes readJson reject";
    expect(await client.outcome(sentence), sentence).toEqual({ status: 400 });
  });

  test("J15 the client left before the call", async () => {
    const open = await serve(undefined, untilLeft);
    const client = await open();
    await client.send(head(40, GZIP), gzipSync("1").subarray(0, 5));
    await client.leave();
    const sentence = "readJson rejects a compressed body whose client left before the call";
    expect(Object.keys(await client.outcome(sentence)), sentence).not.toContain("value");
  });

  test("J15 the body was already read", async () => {
    const open = await serve(undefined, untilRead);
    const client = await open();
    const bytes = gzipSync("1");
    await client.send(Buffer.concat([Buffer.from(head(bytes.length, GZIP)), bytes]));
    const sentence = "readJson rejects a compressed body that somebody else has read";
    expect(Object.keys(await client.outcome(sentence)), sentence).toEqual(["status"]);
  });

  test("J15 a bomb is answered", async () => {
    const client = await (await serve())();
    await client.send(head(null, GZIP), chunk(endlessGzip()));
    const sentence = "a client that sent a bomb gets the response with 413";
    expect(await client.status(sentence), sentence).toBe(413);
  });

  test("J15 corrupt data is answered", async () => {
    const client = await (await serve())();
    await client.send(head(100, GZIP), Buffer.alloc(50, 1));
    const sentence = "a client whose data is corrupt gets the response with 400";
    expect(await client.status(sentence), sentence).toBe(400);
  });
});
