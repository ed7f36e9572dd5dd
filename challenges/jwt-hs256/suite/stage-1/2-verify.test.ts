import { describe, expect, test } from "vitest";
import { sign, verify } from "@solution";
import { value } from "../../../kit.ts";
import { claim, each, forge, KEY, now, NOW, OTHER_KEY, outcome, outcomes } from "../tokens.ts";
import { part, raw, seal } from "../tokens.ts";

/** What `verify` makes of tokens, by name. */
async function judged(tokens: Record<string, unknown>): Promise<Record<string, string>> {
  return outcomes(
    Object.fromEntries(
      Object.entries(tokens).map(([name, token]) => [
        name,
        () => Reflect.apply(verify, undefined, [token, KEY, { now }]),
      ]),
    ),
  );
}

/** The example of RFC 7515, appendix A.1. */
const RFC = {
  key: Buffer.from(
    "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow",
    "base64url",
  ),
  token: [
    "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9",
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ",
    "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
  ].join("."),
};

describe("foreign-tokens", () => {
  test("J3 the token of RFC 7515 is accepted", async () => {
    const payload = await value(
      verify(RFC.token, RFC.key, { now: () => 1_300_819_379_000 }),
      1000,
      "verify accepts the example of RFC 7515, appendix A.1",
    );
    const sentence = "verify resolves with the payload of the example of RFC 7515";
    expect(payload, sentence).toEqual({
      iss: "joe",
      exp: 1_300_819_380,
      "http://example.com/is_root": true,
    });
  });

  test("J3 a token of sign is accepted", async () => {
    const token = await value(
      sign({ sub: "Zoë 😀", nested: [1, { a: null }] }, KEY, { expiresIn: 900, now }),
      1000,
      "sign makes a token for verify",
    );
    const payload = await value(
      verify(token, KEY, { now }),
      1000,
      "verify accepts what sign has made",
    );
    const sentence = "verify resolves with what was signed, iat and exp included";
    const times = { iat: NOW, exp: NOW + 900 };
    expect(payload, sentence).toEqual({ sub: "Zoë 😀", nested: [1, { a: null }], ...times });
  });

  test("J3 headers of other libraries are accepted", async () => {
    const body = part({ sub: "ada", exp: NOW + 60 });
    const tokens = {
      "another order": seal(part({ typ: "JWT", alg: "HS256" }), body),
      "no typ": seal(part({ alg: "HS256" }), body),
      "more members": seal(part({ alg: "HS256", kid: "k1", x: [1] }), body),
      "white space": seal(raw('{ "alg" :\r\n "HS256" }'), raw(`{\t"exp": ${NOW + 60} }\n`)),
    };
    const sentence = "a token of another library is accepted, whatever its JSON looks like";
    expect(await judged(tokens), sentence).toEqual(each(tokens, "accepted"));
  });
});

/** A token with one thing changed after it was signed. */
function change(index: number, to: (part: string) => string): string {
  const parts = forge().split(".");
  parts[index] = to(parts[index] ?? "");
  return parts.join(".");
}

/** The bytes of a signature, changed. */
function bytes(edit: (mac: Buffer) => Buffer): (part: string) => string {
  return (mac) => edit(Buffer.from(mac, "base64url")).toString("base64url");
}

/** A copy with one bit changed in the byte at `index`. */
function flip(index: number): (mac: Buffer) => Buffer {
  return (mac) => Buffer.from(mac.map((byte, at) => (at === index ? byte ^ 1 : byte)));
}

describe("wrong-signatures", () => {
  test("J4 a changed token is refused", async () => {
    const tokens = {
      "another payload": change(1, () => part({ sub: "root", exp: NOW + 60 })),
      "another header": change(0, () => part({ alg: "HS256", typ: "JWT", kid: "x" })),
      "another key": forge({ key: OTHER_KEY }),
    };
    const sentence = "a token that was changed or signed with another key is ERR_JWT_SIGNATURE";
    expect(await judged(tokens), sentence).toEqual(each(tokens, "ERR_JWT_SIGNATURE"));
  });

  test("J4 every byte of the signature counts", async () => {
    const tokens = {
      "first byte": change(2, bytes(flip(0))),
      "byte in the middle": change(2, bytes(flip(16))),
      "last byte": change(2, bytes(flip(31))),
    };
    const sentence = "a signature that is wrong in one byte is ERR_JWT_SIGNATURE";
    expect(await judged(tokens), sentence).toEqual(each(tokens, "ERR_JWT_SIGNATURE"));
  });

  test("J4 a signature of another length is refused", async () => {
    const tokens = {
      "1 byte": change(
        2,
        bytes((mac) => mac.subarray(0, 1)),
      ),
      "31 bytes": change(
        2,
        bytes((mac) => mac.subarray(0, 31)),
      ),
      "33 bytes": change(
        2,
        bytes((mac) => Buffer.concat([mac, Buffer.from([0])])),
      ),
      "64 bytes": change(
        2,
        bytes((mac) => Buffer.concat([mac, mac])),
      ),
    };
    const sentence = "a signature of another length is ERR_JWT_SIGNATURE like any wrong one";
    expect(await judged(tokens), sentence).toEqual(each(tokens, "ERR_JWT_SIGNATURE"));
  });

  test("J4 an empty signature is refused", async () => {
    const end = await outcome(() =>
      verify(
        change(2, () => ""),
        KEY,
        { now },
      ),
    );
    const sentence = "a token with an empty signature is refused with a code";
    expect(end, sentence).toMatch(/^ERR_JWT_/);
  });
});

describe("malformed-tokens", () => {
  test("J5 a token has three parts", async () => {
    const good = forge();
    const tokens = {
      empty: "",
      dots: "..",
      "one part": "eyJhbGciOiJIUzI1NiJ9",
      "two parts": good.slice(0, good.lastIndexOf(".")),
      "four parts": `${good}.${part({})}`,
      "a dot at the end": `${good}.`,
    };
    const sentence = "a text that is not three parts with a header is ERR_JWT_MALFORMED";
    expect(await judged(tokens), sentence).toEqual(each(tokens, "ERR_JWT_MALFORMED"));
  });

  test("J5 a token is a string", async () => {
    const tokens = { undefined, null: null, number: 42, object: {}, list: [forge()] };
    const sentence = "a token that is no string is ERR_JWT_MALFORMED";
    expect(await judged(tokens), sentence).toEqual(each(tokens, "ERR_JWT_MALFORMED"));
  });

  test("J5 the header is a JSON object", async () => {
    const body = part({ sub: "ada", exp: NOW + 60 });
    const texts = { "no JSON": seal(raw("{alg:HS256}"), body), "no text": seal(raw("{"), body) };
    const sentence = "a header that is no JSON is ERR_JWT_MALFORMED";
    expect(await judged(texts), sentence).toEqual(each(texts, "ERR_JWT_MALFORMED"));
    const values = {
      null: seal(raw("null"), body),
      text: seal(part("HS256"), body),
      array: seal(part(["HS256"]), body),
    };
    // That it names no algorithm is a reason too.
    const ends = Object.values(await judged(values));
    const wrong = ends.filter((end) => !/^ERR_JWT_(?:MALFORMED|HEADER)$/.test(end));
    expect(wrong, "a header that is JSON but no object is refused with a code").toEqual([]);
  });

  test("J5 the payload is a JSON object", async () => {
    const head = part({ alg: "HS256", typ: "JWT" });
    const tokens = {
      "no JSON": seal(head, raw("{exp:1}")),
      null: seal(head, raw("null")),
      text: seal(head, part("ada")),
      number: seal(head, raw("5")),
      array: seal(head, part([{ exp: NOW + 60 }])),
    };
    const sentence = "a payload that is no JSON object is ERR_JWT_MALFORMED, even if it is signed";
    expect(await judged(tokens), sentence).toEqual(each(tokens, "ERR_JWT_MALFORMED"));
  });

  test("J5 base64url is strict", async () => {
    const head = part({ alg: "HS256", typ: "JWT" });
    const exp = NOW + 60;
    const padded = Buffer.from(JSON.stringify({ exp, a: "" })).toString("base64");
    const plain = Buffer.from(JSON.stringify({ exp, a: "~~~>>>???ÿÿÿ" })).toString("base64");
    const good = forge();
    const tokens = {
      "padding in the payload": seal(head, padded),
      "padding of the signature": `${good}=`,
      "white space in front": ` ${good}`,
      "a line break at the end": `${good}\n`,
      "a line break within": good.replace(".", "\n."),
      "the alphabet of base64": seal(head, plain.replaceAll("=", "")),
      "another character": good.replace(".", "!."),
    };
    const sentence = "characters that are not base64url are ERR_JWT_MALFORMED, even if signed";
    expect(await judged(tokens), sentence).toEqual(each(tokens, "ERR_JWT_MALFORMED"));
  });
});

describe("key-length", () => {
  test("J6 verify refuses a short key", async () => {
    const calls = Object.fromEntries(
      [1, 16, 31].map((length) => {
        const key = KEY.subarray(0, length);
        return [`${length} bytes`, () => verify(forge({ key }), key, { now })];
      }),
    );
    const sentence = "verify refuses a key of fewer than 32 bytes with ERR_JWT_KEY";
    expect(await outcomes(calls), sentence).toEqual(each(calls, "ERR_JWT_KEY"));
  });

  test("J6 a key of 32 bytes is long enough", async () => {
    const long = new Uint8Array(200).fill(1);
    const calls = {
      "32 bytes": () => verify(claim({}), KEY, { now }),
      "200 bytes": () => verify(forge({ key: long }), long, { now }),
      "32 bytes to sign": () => sign({}, KEY, { expiresIn: 1, now }),
    };
    const sentence = "a key of 32 bytes or more is accepted";
    expect(await outcomes(calls), sentence).toEqual(each(calls, "accepted"));
  });
});
