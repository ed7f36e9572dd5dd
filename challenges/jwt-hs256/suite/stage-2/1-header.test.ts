import { describe, expect, test } from "vitest";
import { verify } from "@solution";
import { each, forge, KEY, now, NOW, outcome, outcomes, part } from "../tokens.ts";

/** A token whose header is this, signed with HMAC and SHA-256 as if that were right. */
function headed(header: Record<string, unknown>, hash = "sha256"): () => Promise<unknown> {
  return () => verify(forge({ header, hash }), KEY, { now });
}

describe("one-algorithm", () => {
  test("J8 none is no algorithm", async () => {
    const head = part({ alg: "none", typ: "JWT" });
    const body = part({ sub: "root", exp: NOW + 60 });
    const end = await outcome(() => verify(`${head}.${body}.`, KEY, { now }));
    const sentence = "a token that says it is not signed is refused with a code";
    expect(end, sentence).toMatch(/^ERR_JWT_/);
  });

  test("J8 another name is refused although the signature is that of HS256", async () => {
    const calls = {
      RS256: headed({ alg: "RS256" }),
      HS512: headed({ alg: "HS512" }),
      none: headed({ alg: "none" }),
      "lower case": headed({ alg: "hs256" }),
      "a space": headed({ alg: "HS256 " }),
    };
    const sentence = "a header that names another algorithm is ERR_JWT_HEADER, whoever signed it";
    expect(await outcomes(calls), sentence).toEqual(each(calls, "ERR_JWT_HEADER"));
  });

  test("J8 another algorithm is refused although its signature is right", async () => {
    const calls = {
      HS512: headed({ alg: "HS512" }, "sha512"),
      HS384: headed({ alg: "HS384" }, "sha384"),
      HS1: headed({ alg: "HS1" }, "sha1"),
    };
    const sentence =
      "a token signed with another HMAC is ERR_JWT_HEADER, although the key is right";
    expect(await outcomes(calls), sentence).toEqual(each(calls, "ERR_JWT_HEADER"));
  });

  test("J8 the algorithm must be there", async () => {
    const calls = {
      missing: headed({ typ: "JWT" }),
      null: headed({ alg: null }),
      list: headed({ alg: ["HS256"] }),
    };
    const accepted = Object.entries(await outcomes(calls)).filter(([, end]) => !isCode(end));
    const sentence = "a header without a text as alg is refused with a code";
    expect(accepted, sentence).toEqual([]);
  });
});

/** Whether this is a refusal with one of the codes. */
function isCode(end: string): boolean {
  return end.startsWith("ERR_JWT_");
}

describe("critical-header", () => {
  test("J9 an extension that must be understood is refused", async () => {
    const name = "urn:example:extension";
    const calls = {
      one: headed({ alg: "HS256", crit: [name], [name]: true }),
      "the one of the standard": headed({ alg: "HS256", crit: ["exp"], exp: NOW + 60 }),
    };
    const sentence = "a header with crit demands what nobody here knows: it is ERR_JWT_HEADER";
    expect(await outcomes(calls), sentence).toEqual(each(calls, "ERR_JWT_HEADER"));
  });

  test("J9 its value does not matter", async () => {
    const calls = {
      "no extension": headed({ alg: "HS256", crit: [] }),
      null: headed({ alg: "HS256", crit: null }),
      "empty text": headed({ alg: "HS256", crit: "" }),
    };
    const ends = Object.entries(await outcomes(calls)).filter(([, end]) => !isCode(end));
    const sentence = "a header with crit is refused with a code, whatever the value of crit is";
    expect(ends, sentence).toEqual([]);
  });
});
