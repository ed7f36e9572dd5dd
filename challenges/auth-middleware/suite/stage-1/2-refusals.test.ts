import { describe, expect, test } from "vitest";
import { bearerAuth } from "@solution";
import { STRAY_EVENTS, takeOver, turn } from "../../../kit.ts";
import { ADA, BEARER, fail, protect, tokenError } from "../bearer.ts";
import { challengeOf, serve, type User } from "../site.ts";

describe("malformed", () => {
  test("A4 a token is one word of certain characters", async () => {
    const { get, asked } = await protect();
    const fields = [
      "Bearer",
      "Bearer ",
      "Bearer a b",
      "Bearer a,b",
      'Bearer "abc"',
      "Bearer a=b",
      "Bearer =",
    ];
    const seen: Record<string, unknown> = {};
    for (const authorization of fields) {
      const reply = await get({ authorization });
      seen[authorization] = [reply.status, challengeOf(reply)];
    }
    const expected = [400, { scheme: "Bearer", realm: "api", error: "invalid_request" }];
    const sentence = "Bearer without a valid token is 400 with invalid_request";
    expect(seen, sentence).toEqual(Object.fromEntries(fields.map((name) => [name, expected])));
    expect(asked, "verify is not asked about malformed credentials").toEqual([]);
  });

  test("A4 several fields are refused", async () => {
    const { bare, asked, passed } = await protect();
    const text = await bare(["Authorization: Bearer one", "Authorization: Bearer two"]);
    const sentence = "a request with two Authorization fields is 400";
    expect(text.slice(0, 12), sentence).toBe("HTTP/1.1 400");
    const which = "the challenge for two Authorization fields says invalid_request";
    expect(text, which).toMatch(/www-authenticate: bearer [^\r]*error="?invalid_request"?/i);
    const nobody = "of two tokens none is tried";
    expect([asked, passed], nobody).toEqual([[], []]);
  });

  test("A4 several fields are refused, whatever is in them", async () => {
    const { bare, asked } = await protect();
    const fields = {
      "the same twice": ["Authorization: Bearer one", "Authorization: Bearer one"],
      "another scheme first": ["Authorization: Basic YTpi", "Authorization: Bearer one"],
      "another scheme last": ["Authorization: Bearer one", "Authorization: Basic YTpi"],
    };
    const seen: Record<string, string> = {};
    for (const [name, lines] of Object.entries(fields)) {
      seen[name] = (await bare(lines)).slice(9, 12);
    }
    const sentence = "two Authorization fields are 400, even if they are equal or of two schemes";
    expect(seen, sentence).toEqual({
      "the same twice": "400",
      "another scheme first": "400",
      "another scheme last": "400",
    });
    expect(asked, "of two fields none is tried, whatever is in them").toEqual([]);
  });

  test("A4 the realm can be chosen", async () => {
    const realm = "orders and bills";
    const malformed = await (await protect({ realm })).get({ authorization: "Bearer" });
    const sentence = "the challenge of a 400 names the realm that was chosen";
    expect(challengeOf(malformed), sentence).toEqual({
      scheme: "Bearer",
      realm,
      error: "invalid_request",
    });
  });
});

describe("invalid-token", () => {
  test("A5 a refused token is 401", async () => {
    const { get, passed } = await fail(() => Promise.reject(tokenError()));
    const reply = await get(BEARER);
    expect(reply.status, "a token that verify refuses gets the status 401").toBe(401);
    const sentence = "the challenge for a refused token says invalid_token after the realm";
    expect(challengeOf(reply), sentence).toMatchObject({
      scheme: "Bearer",
      realm: "api",
      error: "invalid_token",
    });
    expect(passed, "a refused token does not reach next").toEqual([]);
  });

  test("A5 an expired token is refused in the same way", async () => {
    const seen: unknown[] = [];
    for (const code of ["ERR_JWT_EXPIRED", "ERR_JWT_NOT_ACTIVE", "ERR_JWT_MALFORMED"]) {
      const reply = await (await fail(() => Promise.reject(tokenError(code)))).get(BEARER);
      seen.push([reply.status, Reflect.get(Object(challengeOf(reply)), "error")]);
    }
    const sentence = "every code that begins with ERR_JWT_ is 401 with invalid_token";
    expect(seen, sentence).toEqual(seen.map(() => [401, "invalid_token"]));
  });

  test("A5 the realm can be chosen", async () => {
    const realm = "orders and bills";
    const { get } = await fail(() => Promise.reject(tokenError()), { realm });
    const sentence = "the challenge for a refused token names the realm that was chosen";
    expect(challengeOf(await get(BEARER)), sentence).toMatchObject({ realm });
  });

  test("A5 verify may throw at once", async () => {
    const { get } = await fail(() => {
      throw tokenError();
    });
    expect((await get(BEARER)).status, "a token error that is thrown is 401 too").toBe(401);
  });

  test("A5 details stay inside", async () => {
    const { bare } = await fail(() => Promise.reject(tokenError()));
    const text = await bare([`Authorization: ${BEARER.authorization}`]);
    const leaked = ["secret", "10.0.0.5", "ERR_JWT", "abc.def"].filter((one) => text.includes(one));
    expect(leaked, "the answer tells nothing of the error and of the token").toEqual([]);
  });
});

describe("other-errors", () => {
  test("A5 an outage is not the client's fault", async () => {
    const outage = new Error("the key server does not answer");
    const coded = Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
    const numbered = Object.assign(new Error("odd"), { code: 42 });
    for (const error of [outage, coded, numbered]) {
      const { get, errors, passed } = await fail(() => Promise.reject(error));
      const reply = await get(BEARER);
      const sentence = "an error of verify without a code of a token goes to next as it is";
      expect([reply.status, errors, passed], sentence).toEqual([500, [error], []]);
      const silent = "an error that goes to next causes no challenge";
      expect(challengeOf(reply), silent).toBe("none");
    }
  });

  test("A5 a code begins with ERR_JWT_ or is another one", async () => {
    const statuses: Record<string, number> = {};
    for (const code of ["CACHE_ERR_JWT_KEYS", "ERR_JWKS_TIMEOUT"]) {
      const { get } = await fail(() => Promise.reject(tokenError(code)));
      statuses[code] = (await get(BEARER)).status;
    }
    const sentence = "a code that contains ERR_JWT_, or only resembles it, is not the token's";
    expect(statuses, sentence).toEqual({ CACHE_ERR_JWT_KEYS: 500, ERR_JWKS_TIMEOUT: 500 });
  });
});

describe("errors-of-next", () => {
  test("A7 an error of a handler changes nothing", async () => {
    takeOver(STRAY_EVENTS, () => undefined, 3);
    const throwing = [new Error("the handler is broken"), tokenError()];
    const seen: unknown[] = [];
    for (const error of throwing) {
      const verify = async (): Promise<User> => ADA;
      const { get, passed, errors } = await serve([bearerAuth({ verify })], { throws: error });
      const { status } = await get(BEARER);
      for (let turns = 0; turns < 5; turns += 1) await turn();
      seen.push([status, passed.length, errors.length]);
    }
    const sentence = "an error that next throws leads neither to a 401 nor to another call of next";
    expect(seen, sentence).toEqual([
      [200, 1, 0],
      [200, 1, 0],
    ]);
  });
});
