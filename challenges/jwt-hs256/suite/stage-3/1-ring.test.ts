import { describe, expect, test } from "vitest";
import { verify } from "@solution";
import { value } from "../../../kit.ts";
import { makeRing } from "../rings.ts";
import { each, forge, KEY, NOW, NOW_MS, OTHER_KEY, outcome, outcomes, read } from "../tokens.ts";

const THIRD_KEY = new Uint8Array(40).fill(3);

/** A token signed with this key that names this one. */
function named(kid: unknown, key = KEY, more: Record<string, unknown> = {}): string {
  const payload = { sub: "ada", exp: NOW + 1e6, ...more };
  return forge({ header: { alg: "HS256", typ: "JWT", kid }, payload, key });
}

describe("newest-key", () => {
  test("J15 a token names its key", async () => {
    const { ring, sign } = makeRing();
    ring.rotate("2026-01", KEY);
    const token = await sign();
    const sentence = "the header of a ring's token names the key as kid";
    expect(read(token, 0), sentence).toEqual({ alg: "HS256", typ: "JWT", kid: "2026-01" });
  });

  test("J15 the newest key signs", async () => {
    const { ring, sign } = makeRing();
    ring.rotate("b", KEY);
    ring.rotate("a", OTHER_KEY);
    const token = await sign();
    const end = await outcome(() => verify(token, OTHER_KEY, { now: () => NOW_MS }));
    expect([read(token, 0), end], "after rotate, a ring signs with the new key").toEqual([
      { alg: "HS256", typ: "JWT", kid: "a" },
      "accepted",
    ]);
  });

  test("J15 a ring has its own time", async () => {
    const { ring, pass } = makeRing();
    ring.rotate("a", KEY);
    pass(100);
    const token = await value(
      ring.sign({ sub: "ada" }, { expiresIn: 60 }),
      1000,
      "a ring signs by its own time",
    );
    const sentence = "iat and exp of a ring's token come from the clock of the ring";
    expect(read(token, 1), sentence).toEqual({ sub: "ada", iat: NOW + 100, exp: NOW + 160 });
  });

  test("J19 an empty ring signs nothing", async () => {
    const { ring } = makeRing();
    const end = await outcome(() => ring.sign({ sub: "ada" }, { expiresIn: 60 }));
    expect(end, "sign of a ring without a key is ERR_JWT_KEY").toBe("ERR_JWT_KEY");
  });
});

describe("overlap", () => {
  test("J16 a replaced key verifies for a while", async () => {
    const { ring, sign, pass } = makeRing(600);
    ring.rotate("old", KEY);
    const token = await sign();
    pass(5000);
    ring.rotate("new", OTHER_KEY);
    const seen = [await outcome(() => ring.verify(token))];
    pass(599);
    seen.push(await outcome(() => ring.verify(token)));
    pass(1);
    seen.push(await outcome(() => ring.verify(token)));
    pass(100_000);
    seen.push(await outcome(() => ring.verify(token)));
    const sentence = "a replaced key verifies until overlap seconds after rotate, and not then";
    expect(seen, sentence).toEqual(["accepted", "accepted", "ERR_JWT_KEY", "ERR_JWT_KEY"]);
  });

  test("J16 a later rotation does not prolong it", async () => {
    const { ring, sign, pass } = makeRing(600);
    ring.rotate("first", KEY);
    const token = await sign();
    ring.rotate("second", OTHER_KEY);
    pass(400);
    ring.rotate("third", THIRD_KEY);
    const seen = [await outcome(() => ring.verify(token))];
    pass(200);
    seen.push(await outcome(() => ring.verify(token)));
    const sentence = "each key ends by its own replacement, which later ones do not prolong";
    expect(seen, sentence).toEqual(["accepted", "ERR_JWT_KEY"]);
  });

  test("J16 the newest key does not end", async () => {
    const { ring, sign, pass } = makeRing(600);
    ring.rotate("a", KEY);
    pass(500_000);
    const end = await outcome(async () => ring.verify(await sign()));
    expect([end, ring.kids], "a key that was not replaced never ends").toEqual(["accepted", ["a"]]);
  });

  test("J16 kids are those that verify now", async () => {
    const { ring, pass } = makeRing(600);
    const seen: string[] = [];
    const look = (): void => void seen.push([...ring.kids].join());
    look();
    ring.rotate("a", KEY);
    look();
    ring.rotate("b", OTHER_KEY);
    look();
    pass(599);
    look();
    pass(1);
    look();
    const sentence = "kids lists the keys that verify at this moment";
    const sorted = seen.map((kids) => (kids === "b,a" ? "a,b" : kids));
    expect(sorted, sentence).toEqual(["", "a", "a,b", "a,b", "b"]);
  });
});

describe("key-by-kid", () => {
  test("J17 each token has its own key", async () => {
    const { ring } = makeRing();
    ring.rotate("a", KEY);
    ring.rotate("b", OTHER_KEY);
    const calls = {
      a: () => ring.verify(named("a", KEY)),
      b: () => ring.verify(named("b", OTHER_KEY)),
    };
    const sentence = "a token is verified with the key that its kid names";
    expect(await outcomes(calls), sentence).toEqual(each(calls, "accepted"));
  });

  test("J17 no other key is tried", async () => {
    const { ring } = makeRing();
    ring.rotate("a", KEY);
    ring.rotate("b", OTHER_KEY);
    const calls = {
      "b names a": () => ring.verify(named("a", OTHER_KEY)),
      "a names b": () => ring.verify(named("b", KEY)),
    };
    const sentence = "a token signed with another key of the ring is ERR_JWT_SIGNATURE";
    expect(await outcomes(calls), sentence).toEqual(each(calls, "ERR_JWT_SIGNATURE"));
  });

  test("J17 a token must name a key of the ring", async () => {
    const { ring } = makeRing();
    ring.rotate("a", KEY);
    ring.rotate("b", KEY);
    const calls = {
      missing: () => ring.verify(named(undefined)),
      unknown: () => ring.verify(named("c")),
      null: () => ring.verify(named(null)),
      number: () => ring.verify(named(0)),
      list: () => ring.verify(named(["a"])),
      empty: () => ring.verify(named("")),
    };
    const sentence = "a kid that is missing, unknown or no string is ERR_JWT_KEY";
    expect(await outcomes(calls), sentence).toEqual(each(calls, "ERR_JWT_KEY"));
  });

  test("J18 a name of JavaScript is not a key", async () => {
    const { ring } = makeRing();
    ring.rotate("a", KEY);
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "size", "0"];
    const calls = Object.fromEntries(
      names.map((kid) => [`kid ${kid}`, () => ring.verify(named(kid))]),
    );
    const sentence = "a kid that every object has as a member is ERR_JWT_KEY like any unknown one";
    expect(await outcomes(calls), sentence).toEqual(each(calls, "ERR_JWT_KEY"));
  });

  test("J18 every string may name a key", async () => {
    const names = ["__proto__", "constructor", "", "../../etc/passwd", "1"];
    const seen: Record<string, string> = {};
    for (const kid of names) {
      const { ring, sign } = makeRing();
      seen[`kid ${kid}`] = await outcome(async () => {
        ring.rotate(kid, KEY);
        await ring.verify(await sign());
        if (ring.kids.join() !== kid) throw new Error("kids does not list it");
      });
    }
    const sentence = "every string may name a key, which signs and verifies like any other";
    expect(Object.values(seen), sentence).toEqual(names.map(() => "accepted"));
  });
});

describe("ring-rules", () => {
  test("J15 a ring resolves with the payload", async () => {
    const { ring, sign } = makeRing();
    ring.rotate("a", KEY);
    const payload = await value(ring.verify(await sign()), 1000, "a ring verifies its own token");
    const sentence = "verify of a ring resolves with the payload";
    expect(payload, sentence).toEqual({ sub: "ada", iat: NOW, exp: NOW + 1e6 });
  });

  test("J15 a ring refuses what verify refuses", async () => {
    const { ring } = makeRing();
    ring.rotate("a", KEY);
    const header = { alg: "HS512", kid: "a" };
    const calls = {
      malformed: () => ring.verify("a.b"),
      algorithm: () => ring.verify(forge({ header, hash: "sha512" })),
      expired: () => ring.verify(named("a", KEY, { exp: NOW })),
      early: () => ring.verify(named("a", KEY, { nbf: NOW + 1 })),
      audience: () => ring.verify(named("a", KEY, { aud: "billing" })),
    };
    const sentence = "a ring refuses tokens by the same rules and with the same codes as verify";
    expect(await outcomes(calls), sentence).toEqual({
      malformed: "ERR_JWT_MALFORMED",
      algorithm: "ERR_JWT_HEADER",
      expired: "ERR_JWT_EXPIRED",
      early: "ERR_JWT_NOT_ACTIVE",
      audience: "ERR_JWT_CLAIM",
    });
  });

  test("J15 a ring takes the options of verify", async () => {
    const { ring } = makeRing();
    ring.rotate("a", KEY);
    const token = named("a", KEY, { exp: NOW - 5, iss: "us", aud: "orders" });
    const options = { clockTolerance: 10, issuer: "us", audience: "orders" };
    const calls = {
      all: () => ring.verify(token, options),
      "no tolerance": () => ring.verify(token, { ...options, clockTolerance: 0 }),
      "another issuer": () => ring.verify(token, { ...options, issuer: "them" }),
      "another audience": () => ring.verify(token, { ...options, audience: "billing" }),
    };
    const sentence = "verify of a ring takes clockTolerance, issuer and audience";
    expect(await outcomes(calls), sentence).toEqual({
      all: "accepted",
      "no tolerance": "ERR_JWT_EXPIRED",
      "another issuer": "ERR_JWT_CLAIM",
      "another audience": "ERR_JWT_CLAIM",
    });
  });

  test("J15 tokens of a ring expire by its time", async () => {
    const { ring, pass } = makeRing();
    ring.rotate("a", KEY);
    const token = await value(
      ring.sign({ sub: "ada" }, { expiresIn: 60 }),
      1000,
      "a ring signs a token for a minute",
    );
    pass(59);
    const seen = [await outcome(() => ring.verify(token))];
    pass(1);
    seen.push(await outcome(() => ring.verify(token)));
    const sentence = "a token of a ring expires by the clock of the ring";
    expect(seen, sentence).toEqual(["accepted", "ERR_JWT_EXPIRED"]);
  });
});
