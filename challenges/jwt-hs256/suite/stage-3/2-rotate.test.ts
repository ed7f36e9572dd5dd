import { describe, expect, test } from "vitest";
import { makeRing } from "../rings.ts";
import { KEY, OTHER_KEY, outcome, read } from "../tokens.ts";

const THIRD_KEY = new Uint8Array(40).fill(3);

describe("rotate-check", () => {
  test("J19 a short key is refused", async () => {
    const { ring, sign, pass } = makeRing(600);
    ring.rotate("a", KEY);
    const end = await outcome(() => ring.rotate("b", KEY.subarray(0, 31)));
    expect(end, "rotate throws ERR_JWT_KEY for a key that is too short").toBe("ERR_JWT_KEY");
    const after = await outcome(async () => ring.verify(await sign()));
    const sentence = "a rotate that throws for its key changes nothing";
    expect([after, [...ring.kids]], sentence).toEqual(["accepted", ["a"]]);
    pass(601);
    const later = await outcome(async () => ring.verify(await sign()));
    const forever = "the newest key never ends, also after a rotate that throws for its key";
    expect(later, forever).toBe("accepted");
  });

  test("J19 a name in use is refused", async () => {
    const { ring, sign, pass } = makeRing(600);
    ring.rotate("a", KEY);
    const token = await sign();
    const newest = await outcome(() => ring.rotate("a", OTHER_KEY));
    ring.rotate("b", OTHER_KEY);
    pass(599);
    const replaced = await outcome(() => ring.rotate("a", THIRD_KEY));
    const sentence = "rotate throws ERR_JWT_KEY for a kid whose key still verifies";
    expect([newest, replaced], sentence).toEqual(["ERR_JWT_KEY", "ERR_JWT_KEY"]);
    const seen = [await outcome(() => ring.verify(token)), read(await sign(), 0)];
    const unchanged = ["accepted", { alg: "HS256", typ: "JWT", kid: "b" }];
    expect(seen, "a rotate that throws for its name changes nothing").toEqual(unchanged);
    pass(601);
    const later = await outcome(async () => ring.verify(await sign()));
    const forever = "the newest key never ends, also after a rotate that throws for its name";
    expect(later, forever).toBe("accepted");
  });

  test("J19 rings share nothing", async () => {
    const one = makeRing();
    const other = makeRing();
    one.ring.rotate("a", KEY);
    other.ring.rotate("a", OTHER_KEY);
    const token = await one.sign();
    const seen = [
      await outcome(() => one.ring.verify(token)),
      await outcome(() => other.ring.verify(token)),
    ];
    expect(seen, "each ring has its own keys").toEqual(["accepted", "ERR_JWT_SIGNATURE"]);
  });
});
