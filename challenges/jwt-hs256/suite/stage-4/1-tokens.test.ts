import { describe, expect, test, vi } from "vitest";
import { replaceClock, value } from "../../../kit.ts";
import { NOW, NOW_MS, outcome } from "../tokens.ts";
import { makeSessions } from "../sessions.ts";

describe("login-tokens", () => {
  test("J20 the access token comes from the ring", async () => {
    const { ring, login } = makeSessions();
    const { accessToken } = await login("ada");
    const payload = await value(
      ring.verify(accessToken),
      1000,
      "the ring accepts the access token of login",
    );
    const sentence = "an access token has the user as sub and is valid for accessTtl seconds";
    expect(payload, sentence).toMatchObject({ sub: "ada", exp: NOW + 60 });
  });

  test("J20 each login begins a family", async () => {
    const { login, records } = makeSessions();
    await login("ada", "phone");
    await login("ada", "phone");
    await login("grace", "tablet");
    const families = new Set(records().map(({ family }) => family));
    const sentence = "each login begins a family of its own, even for the same user and device";
    expect([records().length, families.size], sentence).toEqual([3, 3]);
  });

  test("J20 the store gets a record", async () => {
    const { login, records } = makeSessions();
    await login("ada", "phone");
    const sentence = "login inserts a record with the user, the device and the two ends in ms";
    expect(records(), sentence).toMatchObject([
      {
        user: "ada",
        device: "phone",
        used: false,
        expiresAt: NOW_MS + 1_000_000,
        endsAt: NOW_MS + 2_500_000,
      },
    ]);
  });
});

/** Runs this while the time stands still and Math.random returns always the same. */
async function withoutChance(run: () => Promise<void>): Promise<void> {
  replaceClock(NOW_MS);
  const spy = vi.spyOn(Math, "random").mockReturnValue(0.5);
  try {
    await run();
  } finally {
    spy.mockRestore();
  }
}

/** In how many places each token differs from the one before, the least of them. */
function leastDifference(tokens: readonly string[]): number {
  const differences = tokens.slice(1).map((token, at) => {
    const before = tokens[at] ?? "";
    return token.split("").filter((char, index) => char !== before[index]).length;
  });
  return Math.min(...differences);
}

/** What the store was given, but for names of families: they may be parts of tokens. */
function listGiven(asked: readonly unknown[]): string[] {
  const given = asked.flatMap((one) => [one].flat());
  const families = given.map((one) => Object(one)["family"]);
  const texts = given.flatMap((one) =>
    typeof one === "string" ? one : Object.values(Object(one)),
  );
  return texts.filter(
    (text): text is string => typeof text === "string" && !families.includes(text),
  );
}

describe("secret-tokens", () => {
  test("J21 tokens of one moment have nothing in common", async () => {
    replaceClock(NOW_MS);
    const { login } = makeSessions();
    const tokens: string[] = [];
    for (let n = 0; n < 4; n += 1) tokens.push((await login("ada", "phone")).refreshToken);
    const sentence =
      "refresh tokens of the same user and moment differ in most of their characters";
    expect(leastDifference(tokens), sentence).toBeGreaterThan(11);
  });

  test("J21 Math.random has no part in tokens", async () => {
    const { login } = makeSessions();
    const tokens: string[] = [];
    await withoutChance(async () => {
      for (let n = 0; n < 4; n += 1) tokens.push((await login("ada", "phone")).refreshToken);
    });
    const sentence = "refresh tokens are random even if Math.random returns always the same";
    expect(leastDifference(tokens), sentence).toBeGreaterThan(11);
  });

  test("J21 the token of a refresh is as random", async () => {
    const { login, refresh } = makeSessions();
    const tokens: string[] = [];
    await withoutChance(async () => {
      const one = await login();
      const two = await refresh(one);
      for (const made of [one, two, await refresh(two)]) tokens.push(made.refreshToken);
    });
    const sentence = "the token that refresh gives is random too";
    expect(leastDifference(tokens), sentence).toBeGreaterThan(11);
  });

  test("J21 the store sees only a hash", async () => {
    const { login, refresh, sessions, asked } = makeSessions();
    const first = await login();
    const second = await refresh(first);
    await value(sessions.logout(second.refreshToken), 1000, "logout resolves");
    const tokens = [first.refreshToken, second.refreshToken];
    const given = listGiven(asked);
    // A short text may be a part of a random token by chance.
    const long = given.filter((text) => text.length > 7);
    const plain = long.filter((text) => tokens.some((token) => token.includes(text)));
    const around = given.filter((text) => tokens.some((token) => text.includes(token)));
    const sentence = "nothing that the store is given contains a refresh token or is a part of one";
    expect([...plain, ...around], sentence).toEqual([]);
    const decoded = given.flatMap((text) =>
      (["hex", "base64"] as const).map((code) => Buffer.from(text, code).toString()),
    );
    const encoded = decoded.filter((text) => tokens.some((token) => text.includes(token)));
    expect(encoded, "what is stored is a hash, not the token in another encoding").toEqual([]);
  });

  test("J21 a refresh token opens no API", async () => {
    const { ring, login, refresh } = makeSessions();
    const first = await login();
    const second = await refresh(first);
    const seen = [
      await outcome(() => ring.verify(first.refreshToken)),
      await outcome(() => ring.verify(second.refreshToken)),
    ];
    const sentence = "the ring does not accept a refresh token as an access token";
    expect(seen.includes("accepted"), sentence).toBe(false);
  });
});

describe("refresh-rotates", () => {
  test("J22 a refresh token gives new tokens", async () => {
    const { ring, login, refresh, pass } = makeSessions();
    const first = await login("ada");
    pass(100);
    const second = await refresh(first);
    const payload = await value(
      ring.verify(second.accessToken),
      1000,
      "the ring accepts the access token of refresh",
    );
    const sentence = "refresh gives an access token for the same user, valid from now";
    expect(payload, sentence).toMatchObject({ sub: "ada", exp: NOW + 160 });
    const other = "refresh gives another refresh token";
    expect(second.refreshToken === first.refreshToken, other).toBe(false);
  });

  test("J22 the new token can be used in turn", async () => {
    const { login, refresh } = makeSessions();
    let tokens = await login();
    const seen = new Set([tokens.refreshToken]);
    for (let n = 0; n < 4; n += 1) {
      tokens = await refresh(tokens);
      seen.add(tokens.refreshToken);
    }
    expect(seen.size, "each refresh token gives the next one, which works as well").toBe(5);
  });

  test("J22 the new record belongs to the same login", async () => {
    const { login, refresh, records } = makeSessions();
    await login("grace", "tablet");
    const first = await login("ada", "phone");
    await refresh(await refresh(first));
    const mine = records().filter(({ user }) => user === "ada");
    const families = new Set(mine.map(({ family }) => family));
    const seen = mine.map(({ device, used }) => `${device} ${used ? "used" : "unused"}`);
    const sentence = "the next record has the same family, user and device, and the last is used";
    expect([families.size, seen], sentence).toEqual([
      1,
      ["phone used", "phone used", "phone unused"],
    ]);
  });
});
