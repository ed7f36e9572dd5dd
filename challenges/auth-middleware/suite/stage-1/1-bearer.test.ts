import { describe, expect, test } from "vitest";
import { bearerAuth } from "@solution";
import { turn } from "../../../kit.ts";
import { ADA, BEARER, fail, protect, tokenError } from "../bearer.ts";
import { challengeOf, serve, type User } from "../site.ts";

describe("finds-token", () => {
  test("A1 the token follows the scheme", async () => {
    const { get, asked } = await protect();
    const { status } = await get(BEARER);
    const sentence = "verify gets the token without its scheme, and the request passes";
    expect([status, asked], sentence).toEqual([200, ["abc.def.ghi"]]);
  });

  test("A1 the scheme has no case", async () => {
    const { get, asked } = await protect();
    const statuses: number[] = [];
    for (const scheme of ["bearer", "BEARER", "bEaReR"]) {
      statuses.push((await get({ authorization: `${scheme} tok` })).status);
    }
    const sentence = "the scheme is matched without regard to case";
    expect([statuses, asked], sentence).toEqual([
      [200, 200, 200],
      ["tok", "tok", "tok"],
    ]);
  });

  test("A1 several spaces may follow the scheme", async () => {
    const { get, asked } = await protect();
    const { status } = await get({ authorization: "Bearer   tok" });
    const sentence = "one or more spaces stand between scheme and token";
    expect([status, asked], sentence).toEqual([200, ["tok"]]);
  });

  test("A1 a token has more than letters", async () => {
    const { get, asked } = await protect();
    const tokens = ["AZaz09-._~+/", "mF_9.B5f-4.1JqM", "dG9rZW4=", "dG9rZQ=="];
    for (const token of tokens) await get({ authorization: `Bearer ${token}` });
    const sentence = "every token that RFC 6750 allows is handed to verify as it is";
    expect(asked, sentence).toEqual(tokens);
  });

  test("A1 the case of a token counts", async () => {
    const { get, asked } = await protect();
    await get({ authorization: "bearer AbCdE" });
    expect(asked, "the case of the token itself is kept").toEqual(["AbCdE"]);
  });
});

describe("sets-user", () => {
  test("A2 the user is what verify resolves with", async () => {
    const { get, passed } = await protect();
    const { body } = await get(BEARER);
    const sentence =
      "req.user is what verify resolves with, and next is called without an argument";
    expect([body, passed], sentence).toEqual([
      "passed",
      [{ user: ADA, resource: undefined, count: 0 }],
    ]);
  });

  test("A2 the user is not a copy", async () => {
    class Member {
      id = "ada";
    }
    const member = new Member();
    const { get, passed } = await fail(() => member);
    await get(BEARER);
    const sentence = "req.user is the very object that verify returned";
    expect(
      passed.map(({ user }) => user === member),
      sentence,
    ).toEqual([true]);
  });

  test("A2 verify may return the user at once", async () => {
    const { get, passed } = await fail(() => ADA);
    await get(BEARER);
    const sentence = "a user that verify returns without a promise counts as well";
    expect(
      passed.map(({ user }) => user),
      sentence,
    ).toEqual([ADA]);
  });

  test("A2 each request has its own user", async () => {
    const verify = async (token: string): Promise<User> => {
      for (let turns = token === "slow" ? 20 : 1; turns > 0; turns -= 1) await turn();
      return { id: token };
    };
    const { get, passed } = await serve([bearerAuth({ verify })]);
    await Promise.all(["slow", "quick"].map((name) => get({ authorization: `Bearer ${name}` })));
    const ids = passed.map(({ user }) => String(Reflect.get(Object(user), "id")));
    const sentence = "requests at the same time do not share a user";
    expect(ids.toSorted(), sentence).toEqual(["quick", "slow"]);
  });
});

describe("no-token", () => {
  test("A3 without credentials it is 401", async () => {
    const { get, passed } = await protect();
    const reply = await get();
    expect(reply.status, "a request without Authorization gets the status 401").toBe(401);
    const sentence = "the challenge of a request without a token has a realm and no error";
    expect(challengeOf(reply), sentence).toEqual({ scheme: "Bearer", realm: "api" });
    expect(passed, "a request without a token does not reach next").toEqual([]);
  });

  test("A3 another scheme is no token", async () => {
    const { get, asked } = await protect();
    const seen: unknown[] = [];
    for (const authorization of ["Basic YWRhOnB3", "Bearers abc", "Token abc", "Negotiate"]) {
      const reply = await get({ authorization });
      seen.push([reply.status, challengeOf(reply)]);
    }
    const sentence = "credentials of another scheme are answered like none: 401 without an error";
    const expected = [401, { scheme: "Bearer", realm: "api" }];
    expect(seen, sentence).toEqual(seen.map(() => expected));
    expect(asked, "verify is not asked about credentials of another scheme").toEqual([]);
  });

  test("A3 the realm can be chosen", async () => {
    const { get } = await protect({ realm: "orders and bills" });
    const sentence = "the challenge names the realm that was chosen";
    expect(challengeOf(await get()), sentence).toEqual({
      scheme: "Bearer",
      realm: "orders and bills",
    });
  });

  test("A3 a token elsewhere does not count", async () => {
    const { get, asked } = await protect();
    const { status } = await get({ cookie: "token=abc", "x-access-token": "abc" });
    const sentence = "only the Authorization field carries a token";
    expect([status, asked], sentence).toEqual([401, []]);
  });
});

describe("optional", () => {
  test("A3 a request without a token passes", async () => {
    const { get, passed } = await protect({ optional: true });
    const statuses = [
      (await get()).status,
      (await get({ authorization: "Basic YWRhOnB3" })).status,
    ];
    const sentence = "with optional, a request without a token passes and has no user";
    expect([statuses, passed], sentence).toEqual([
      [200, 200],
      [
        { user: undefined, resource: undefined, count: 0 },
        { user: undefined, resource: undefined, count: 0 },
      ],
    ]);
  });

  test("A6 a bad token does not pass", async () => {
    const { get, passed } = await fail(() => Promise.reject(tokenError()), { optional: true });
    const statuses = [
      (await get(BEARER)).status,
      (await get({ authorization: "Bearer" })).status,
      (await get({ authorization: "Bearer a b" })).status,
    ];
    const sentence = "with optional, bad credentials are refused as without it";
    expect([statuses, passed], sentence).toEqual([[401, 400, 400], []]);
  });

  test("A6 an outage is no request without a token", async () => {
    const outage = new Error("the key server does not answer");
    const { get, passed } = await fail(() => Promise.reject(outage), { optional: true });
    await get(BEARER);
    const sentence = "with optional, an error that is not the token's lets no request pass";
    expect(passed, sentence).toEqual([]);
  });

  test("A6 a good token counts", async () => {
    const { get, passed } = await protect({ optional: true });
    await get(BEARER);
    const sentence = "with optional, a good token sets the user";
    expect(
      passed.map(({ user }) => user),
      sentence,
    ).toEqual([ADA]);
  });
});
