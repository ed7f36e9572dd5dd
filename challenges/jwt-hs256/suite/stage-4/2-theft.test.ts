import { describe, expect, test } from "vitest";
import { value } from "../../../kit.ts";
import { outcome } from "../tokens.ts";
import { makeSessions } from "../sessions.ts";

/** The outcomes of calls at the same time, those that were accepted first. */
async function together(calls: (() => Promise<string>)[]): Promise<string[]> {
  const ends = await Promise.all(calls.map((call) => call()));
  const isAccepted = (end: string): boolean => end === "accepted";
  return [...ends.filter(isAccepted), ...ends.filter((end) => !isAccepted(end))];
}

/** Refused because the family is gone. */
const GONE = /^ERR_REFRESH_(?:INVALID|REUSED)$/;

describe("reuse", () => {
  test("J23 a used token is refused", async () => {
    const { login, refresh, attempt } = makeSessions();
    const first = await login();
    await refresh(first);
    const sentence = "a refresh token that was used before is ERR_REFRESH_REUSED";
    expect(await attempt(first), sentence).toBe("ERR_REFRESH_REUSED");
  });

  test("J23 the family of a used token is removed", async () => {
    const { login, refresh, attempt, records } = makeSessions();
    const first = await login();
    const second = await refresh(first);
    const third = await refresh(second);
    await attempt(first);
    const after = await attempt(third);
    const sentence = "when a used token comes back, the unused token of its family works no more";
    expect(after, sentence).toMatch(GONE);
    expect(records(), "when a used token comes back, the store removes its family").toEqual([]);
  });

  test("J23 the call waits until the family is removed", async () => {
    const { login, refresh, attempt, records } = makeSessions();
    const first = await login();
    await refresh(first);
    await attempt(first);
    const sentence =
      "when refresh has rejected for a used token, its family is removed from the store";
    expect(records(), sentence).toEqual([]);
  });

  test("J23 other families stay", async () => {
    const { login, refresh, attempt } = makeSessions();
    const stolen = await login("ada", "phone");
    const tablet = await login("ada", "tablet");
    const grace = await login("grace", "phone");
    await refresh(stolen);
    await attempt(stolen);
    const seen = [await attempt(tablet), await attempt(grace)];
    const sentence = "a stolen token ends no other family, not even one of the same user";
    expect(seen, sentence).toEqual(["accepted", "accepted"]);
  });
});

describe("concurrent-refresh", () => {
  test("J23 one of two refreshes at the same time wins", async () => {
    const { login, attempt } = makeSessions();
    const first = await login();
    const seen = await together([() => attempt(first), () => attempt(first)]);
    const sentence = "of two refreshes with one token, one resolves and one is ERR_REFRESH_REUSED";
    expect(seen, sentence).toEqual(["accepted", "ERR_REFRESH_REUSED"]);
  });

  test("J23 both use the token, so the family is gone", async () => {
    const { login, sessions, records } = makeSessions();
    const { refreshToken } = await login();
    const got: string[] = [];
    const calls = [1, 2, 3].map(() =>
      outcome(async () => got.push((await sessions.refresh(refreshToken)).refreshToken)),
    );
    await Promise.all(calls);
    const after = await Promise.all(got.map((token) => outcome(() => sessions.refresh(token))));
    const sentence = "after a token was used twice at the same time, no token of its family works";
    expect(
      after.filter((end) => !GONE.test(end)),
      sentence,
    ).toEqual([]);
    const empty = "after a token was used twice at the same time, the store has no record of it";
    expect(records(), empty).toEqual([]);
  });

  test("J23 different tokens do not meet", async () => {
    const { login, attempt } = makeSessions();
    const [one, two, three] = [await login("ada"), await login("ada"), await login("grace")];
    const seen = await together([() => attempt(one), () => attempt(two), () => attempt(three)]);
    const sentence = "refreshes with different tokens at the same time all resolve";
    expect(seen, sentence).toEqual(["accepted", "accepted", "accepted"]);
  });
});

describe("refresh-expiry", () => {
  test("J24 the record tells both ends", async () => {
    const { login, refresh, pass, records } = makeSessions();
    const first = await login();
    const begin = records()[0]?.endsAt ?? 0;
    pass(800);
    const second = await refresh(first);
    pass(900);
    await refresh(second);
    const ends = records().map(({ expiresAt, endsAt }) => [begin - expiresAt, begin - endsAt]);
    const sentence = "endsAt stays that of login, and expiresAt is never later than endsAt";
    expect(ends, sentence).toEqual([
      [1_500_000, 0],
      [700_000, 0],
      [0, 0],
    ]);
  });

  test("J24 an unused token expires", async () => {
    const { login, attempt, pass } = makeSessions();
    const [one, two, three] = [await login(), await login(), await login()];
    pass(999);
    const seen = [await attempt(one)];
    pass(1);
    seen.push(await attempt(two));
    pass(500);
    seen.push(await attempt(three));
    const sentence = "a refresh token expires refreshTtl seconds after it was made";
    const expired = "ERR_REFRESH_EXPIRED";
    expect(seen, sentence).toEqual(["accepted", expired, expired]);
  });

  test("J24 each token has its whole time", async () => {
    const { login, refresh, attempt, pass } = makeSessions();
    const first = await login();
    pass(600);
    const second = await refresh(first);
    pass(900);
    const sentence = "the time of a refresh token begins when it is made, not with login";
    expect(await attempt(second), sentence).toBe("accepted");
  });

  test("J24 a family ends after maxAge", async () => {
    const { login, refresh, attempt, pass } = makeSessions();
    let tokens = await login();
    for (let n = 0; n < 3; n += 1) {
      pass(700);
      tokens = await refresh(tokens);
    }
    pass(399);
    tokens = await refresh(tokens);
    pass(1);
    const sentence = "maxAge seconds after login no token of the family works, however new it is";
    expect(await attempt(tokens), sentence).toBe("ERR_REFRESH_EXPIRED");
  });
});

describe("refresh-invalid", () => {
  test("J25 an unknown token is refused", async () => {
    const { login, sessions } = makeSessions();
    const { refreshToken } = await login();
    const seen: string[] = [];
    for (const token of ["", "unknown", `${refreshToken}x`, refreshToken.slice(1)]) {
      seen.push(await outcome(() => sessions.refresh(token)));
    }
    const sentence = "a refresh token that nobody was given is ERR_REFRESH_INVALID";
    expect(seen, sentence).toEqual(seen.map(() => "ERR_REFRESH_INVALID"));
  });

  test("J25 an access token is no refresh token", async () => {
    const { login, sessions } = makeSessions();
    const { accessToken } = await login();
    const end = await outcome(() => sessions.refresh(accessToken));
    expect(end, "an access token is ERR_REFRESH_INVALID to refresh").toBe("ERR_REFRESH_INVALID");
  });

  test("J25 a value that is no string is refused", async () => {
    const { login, sessions } = makeSessions();
    await login();
    const seen: string[] = [];
    for (const token of [undefined, null, 42, {}]) {
      seen.push(await outcome(() => Reflect.apply(sessions.refresh, sessions, [token])));
    }
    const sentence = "a value that is no string is ERR_REFRESH_INVALID to refresh";
    expect(seen, sentence).toEqual(seen.map(() => "ERR_REFRESH_INVALID"));
  });

  test("J25 nothing changes", async () => {
    const { login, sessions, attempt, records } = makeSessions();
    const tokens = await login();
    const before = JSON.stringify(records());
    for (const token of ["", "unknown", tokens.accessToken]) {
      await outcome(() => sessions.refresh(token));
    }
    const unchanged = "a refused refresh with an unknown token changes nothing in the store";
    expect(JSON.stringify(records()), unchanged).toBe(before);
    const sentence = "after attempts with unknown tokens the real one still works";
    expect(await attempt(tokens), sentence).toBe("accepted");
  });
});

describe("logout", () => {
  test("J26 logout ends the family", async () => {
    const { login, refresh, sessions, attempt, records } = makeSessions();
    const tokens = await refresh(await login());
    await value(sessions.logout(tokens.refreshToken), 1000, "logout of a known token resolves");
    const sentence = "when logout has resolved, the whole family is removed from the store";
    expect(records(), sentence).toEqual([]);
    const end = await attempt(tokens);
    expect(end, "after logout the refresh token works no more").toMatch(GONE);
  });

  test("J26 a used token can log out too", async () => {
    const { login, refresh, sessions, attempt } = makeSessions();
    const first = await login();
    const second = await refresh(first);
    await value(sessions.logout(first.refreshToken), 1000, "logout with a used token resolves");
    const sentence = "logout with a used token removes its family";
    expect(await attempt(second), sentence).toMatch(GONE);
  });

  test("J26 other families stay logged in", async () => {
    const { login, sessions, attempt } = makeSessions();
    const [phone, tablet] = [await login("ada", "phone"), await login("ada", "tablet")];
    await value(sessions.logout(phone.refreshToken), 1000, "logout of one device resolves");
    const sentence = "logout on one device leaves the other devices of the user logged in";
    expect(await attempt(tablet), sentence).toBe("accepted");
  });

  test("J26 an unknown token logs out nobody", async () => {
    const { login, sessions, attempt } = makeSessions();
    const tokens = await login();
    const end = await outcome(() => sessions.logout("unknown"));
    expect(end, "logout with an unknown token resolves").toBe("accepted");
    const sentence = "logout with an unknown token logs out nobody";
    expect(await attempt(tokens), sentence).toBe("accepted");
  });
});

describe("devices", () => {
  test("J27 each family is listed once", async () => {
    const { login, refresh, sessions } = makeSessions();
    const phone = await login("ada", "phone");
    await login("ada", "tablet");
    await login("ada", "tablet");
    await login("grace", "laptop");
    await refresh(await refresh(phone));
    const devices = await value(sessions.devices("ada"), 1000, "devices resolves with a list");
    const sentence = "devices lists the device of each family of the user once";
    const counts = ["phone", "tablet", "laptop"].map(
      (name) => [...devices].filter((device) => device === name).length,
    );
    expect([devices.length, ...counts], sentence).toEqual([3, 1, 2, 0]);
  });

  test("J27 families that have ended are not listed", async () => {
    const { login, sessions, attempt, pass } = makeSessions();
    await login("ada", "expired");
    const out = await login("ada", "logged out");
    const stolen = await login("ada", "stolen");
    const kept = await login("ada", "kept");
    await sessions.logout(out.refreshToken);
    await attempt(stolen);
    await attempt(stolen);
    pass(600);
    await attempt(kept);
    pass(400);
    const devices = await value(sessions.devices("ada"), 1000, "devices resolves later too");
    const sentence = "devices lists no family that has expired, was stolen or logged out";
    expect([...devices], sentence).toEqual(["kept"]);
  });

  test("J27 a user without a login has no devices", async () => {
    const { login, sessions } = makeSessions();
    await login("ada");
    const devices = await value(sessions.devices("grace"), 1000, "devices of a stranger resolves");
    expect([...devices], "devices of a user who has not logged in is empty").toEqual([]);
  });
});
