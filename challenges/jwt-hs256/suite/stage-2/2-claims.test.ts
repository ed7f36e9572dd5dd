import { describe, expect, test } from "vitest";
import { verify } from "@solution";
import { replaceClock } from "../../../kit.ts";
import { claim, each, forge, KEY, now, NOW, OTHER_KEY, outcome, outcomes } from "../tokens.ts";

type Options = Parameters<typeof verify>[2];

/** Verifies a token with these claims. */
function check(claims: Record<string, unknown>, options: Options = {}): () => Promise<unknown> {
  return () => verify(claim(claims), KEY, { now, ...options });
}

describe("lifetime", () => {
  test("J10 a token expires at exp", async () => {
    const calls = {
      "a second before": check({ exp: NOW + 1 }),
      "at exp": check({ exp: NOW }),
      "a second later": check({ exp: NOW - 1 }),
      "in 1970": check({ exp: 0 }),
    };
    const expired = "ERR_JWT_EXPIRED";
    const sentence = "a token is accepted until the second before exp, then it is ERR_JWT_EXPIRED";
    expect(await outcomes(calls), sentence).toEqual({
      "a second before": "accepted",
      "at exp": expired,
      "a second later": expired,
      "in 1970": expired,
    });
  });

  test("J10 a token is not active before nbf", async () => {
    const calls = {
      "a second before": check({ nbf: NOW + 1 }),
      "at nbf": check({ nbf: NOW }),
      "a second later": check({ nbf: NOW - 1 }),
    };
    const sentence = "a token is ERR_JWT_NOT_ACTIVE until the second before nbf, then accepted";
    expect(await outcomes(calls), sentence).toEqual({
      "a second before": "ERR_JWT_NOT_ACTIVE",
      "at nbf": "accepted",
      "a second later": "accepted",
    });
  });

  test("J10 without now the time is that of the system", async () => {
    replaceClock(1_800_000_000_000);
    const exp = (seconds: number): string => forge({ payload: { exp: 1_800_000_000 + seconds } });
    const calls = {
      "a minute before": () => verify(exp(60), KEY),
      "a minute later": () => verify(exp(-60), KEY),
      "with empty options": () => verify(exp(-60), KEY, {}),
    };
    const sentence = "without now, a token expires by the time of the system";
    expect(await outcomes(calls), sentence).toEqual({
      "a minute before": "accepted",
      "a minute later": "ERR_JWT_EXPIRED",
      "with empty options": "ERR_JWT_EXPIRED",
    });
  });
});

describe("clock-tolerance", () => {
  test("J10 both ends are forgiven for clockTolerance seconds", async () => {
    const clockTolerance = 30;
    const calls = {
      "exp 29 s ago": check({ exp: NOW - 29 }, { clockTolerance }),
      "exp 30 s ago": check({ exp: NOW - 30 }, { clockTolerance }),
      "exp an hour ago": check({ exp: NOW - 3600 }, { clockTolerance }),
      "exp to come": check({ exp: NOW + 1 }, { clockTolerance }),
      "nbf in 30 s": check({ nbf: NOW + 30 }, { clockTolerance }),
      "nbf in 31 s": check({ nbf: NOW + 31 }, { clockTolerance }),
      "nbf in an hour": check({ nbf: NOW + 3600, exp: NOW + 7200 }, { clockTolerance }),
      "nbf now": check({ nbf: NOW }, { clockTolerance }),
      "within an hour": check({ exp: NOW - 3 }, { clockTolerance: 3600 }),
    };
    const sentence = "clockTolerance moves exp that many seconds later and nbf as many earlier";
    expect(await outcomes(calls), sentence).toEqual({
      "exp 29 s ago": "accepted",
      "exp 30 s ago": "ERR_JWT_EXPIRED",
      "exp an hour ago": "ERR_JWT_EXPIRED",
      "exp to come": "accepted",
      "nbf in 30 s": "accepted",
      "nbf in 31 s": "ERR_JWT_NOT_ACTIVE",
      "nbf in an hour": "ERR_JWT_NOT_ACTIVE",
      "nbf now": "accepted",
      "within an hour": "accepted",
    });
  });
});

describe("time-claims", () => {
  test("J11 a token without exp is refused", async () => {
    const calls = {
      "no exp": () => verify(forge({ payload: { sub: "ada" } }), KEY, { now }),
      "only iat": () => verify(forge({ payload: { iat: NOW } }), KEY, { now }),
    };
    const sentence = "a token without exp would be valid forever: it is ERR_JWT_CLAIM";
    expect(await outcomes(calls), sentence).toEqual(each(calls, "ERR_JWT_CLAIM"));
  });

  test("J11 exp is a number", async () => {
    const calls = {
      word: check({ exp: "never" }),
      digits: check({ exp: String(NOW + 60) }),
      null: check({ exp: null }),
      date: check({ exp: "2100-01-01T00:00:00Z" }),
      true: check({ exp: true }),
      list: check({ exp: [NOW + 60] }),
    };
    const sentence = "an exp that is no number is ERR_JWT_CLAIM";
    expect(await outcomes(calls), sentence).toEqual(each(calls, "ERR_JWT_CLAIM"));
  });

  test("J11 nbf is a number", async () => {
    const calls = {
      word: check({ nbf: "now" }),
      digits: check({ nbf: "0" }),
      null: check({ nbf: null }),
    };
    const sentence = "an nbf that is no number is ERR_JWT_CLAIM";
    expect(await outcomes(calls), sentence).toEqual(each(calls, "ERR_JWT_CLAIM"));
  });

  test("J11 iat is a number", async () => {
    const calls = {
      word: check({ iat: "now" }),
      digits: check({ iat: String(NOW) }),
      null: check({ iat: null }),
    };
    const sentence = "an iat that is no number is ERR_JWT_CLAIM";
    expect(await outcomes(calls), sentence).toEqual(each(calls, "ERR_JWT_CLAIM"));
  });
});

describe("issuer", () => {
  const issuer = "https://auth.example";

  test("J12 the issuer is accepted", async () => {
    const end = await outcome(check({ iss: issuer }, { issuer }));
    expect(end, "a token whose iss is equal to issuer is accepted").toBe("accepted");
  });

  test("J12 another issuer is refused", async () => {
    const calls = {
      another: check({ iss: "https://other.example" }, { issuer }),
      missing: check({}, { issuer }),
      longer: check({ iss: `${issuer}.evil.example` }, { issuer }),
      shorter: check({ iss: "https://auth" }, { issuer }),
      "upper case": check({ iss: issuer.toUpperCase() }, { issuer }),
    };
    const sentence = "with issuer, a token whose iss is missing or not equal is ERR_JWT_CLAIM";
    expect(await outcomes(calls), sentence).toEqual(each(calls, "ERR_JWT_CLAIM"));
  });

  test("J12 a list of issuers is refused", async () => {
    const end = await outcome(check({ iss: [issuer] }, { issuer }));
    const sentence = "an iss that is a list is not equal to issuer, so it is ERR_JWT_CLAIM";
    expect(end, sentence).toBe("ERR_JWT_CLAIM");
  });
});

describe("audience", () => {
  const audience = "orders-api";

  test("J12 the audience is accepted", async () => {
    const calls = {
      text: check({ aud: audience }, { audience }),
      "one of several": check({ aud: ["billing", audience] }, { audience }),
      "the first of several": check({ aud: [audience, "billing"] }, { audience }),
    };
    const sentence = "a token whose aud is equal to audience or contains it is accepted";
    expect(await outcomes(calls), sentence).toEqual(each(calls, "accepted"));
  });

  test("J12 another audience is refused", async () => {
    const calls = {
      another: check({ aud: "billing" }, { audience }),
      missing: check({}, { audience }),
      "none of several": check({ aud: ["billing", "mail"] }, { audience }),
      empty: check({ aud: [] }, { audience }),
    };
    const sentence = "with audience, a token that does not name it in aud is ERR_JWT_CLAIM";
    expect(await outcomes(calls), sentence).toEqual(each(calls, "ERR_JWT_CLAIM"));
  });

  test("J12 the audience is compared as a whole", async () => {
    const calls = {
      longer: check({ aud: `${audience}-test` }, { audience }),
      shorter: check({ aud: "orders" }, { audience }),
      "a longer one of several": check({ aud: [`${audience}-test`] }, { audience }),
      "upper case": check({ aud: "ORDERS-API" }, { audience }),
    };
    const sentence = "an aud that only contains the text of audience is ERR_JWT_CLAIM";
    expect(await outcomes(calls), sentence).toEqual(each(calls, "ERR_JWT_CLAIM"));
  });

  test("J13 a token for somebody else is refused by all others", async () => {
    const calls = {
      text: check({ aud: "billing" }),
      list: check({ aud: ["billing"] }),
      "with issuer": check({ aud: "billing", iss: "us" }, { issuer: "us" }),
    };
    const sentence = "without audience, a token that has an aud is ERR_JWT_CLAIM";
    expect(await outcomes(calls), sentence).toEqual(each(calls, "ERR_JWT_CLAIM"));
  });

  test("J13 an aud that is empty is there too", async () => {
    const calls = { text: check({ aud: "" }), list: check({ aud: [] }) };
    const sentence = "without audience, a token whose aud is empty is ERR_JWT_CLAIM";
    expect(await outcomes(calls), sentence).toEqual(each(calls, "ERR_JWT_CLAIM"));
  });
});

describe("signature-first", () => {
  test("J14 claims of a forged token are not looked at", async () => {
    const forged = (more: object): (() => Promise<unknown>) => {
      const payload = { sub: "ada", exp: NOW + 60, ...more };
      return () => verify(forge({ payload, key: OTHER_KEY }), KEY, { now, issuer: "us" });
    };
    const calls = {
      expired: forged({ exp: 1, iss: "us" }),
      "not active": forged({ nbf: NOW + 60, iss: "us" }),
      "another issuer": forged({ iss: "them" }),
      "no exp": forged({ exp: undefined, iss: "us" }),
    };
    const sentence = "a token with a wrong signature is ERR_JWT_SIGNATURE, whatever it claims";
    expect(await outcomes(calls), sentence).toEqual(each(calls, "ERR_JWT_SIGNATURE"));
  });
});
