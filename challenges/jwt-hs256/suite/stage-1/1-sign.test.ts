import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { sign } from "@solution";
import { replaceClock, value } from "../../../kit.ts";
import { each, KEY, now, NOW, NOW_MS, outcome, outcomes, read } from "../tokens.ts";

/** A token of the solution for this payload. */
async function make(payload: object, at = NOW_MS): Promise<string> {
  const token = sign(payload, KEY, { expiresIn: 900, now: () => at });
  return String(await value(token, 1000, "sign resolves with a token"));
}

describe("token-form", () => {
  test("J1 a token is three parts in base64url", async () => {
    const tokens: string[] = [];
    for (let length = 0; length < 4; length += 1) {
      tokens.push(await make({ text: `ÿ>>?~~${"x".repeat(length)}` }));
    }
    const odd = tokens.filter((token) => !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token));
    const sentence = "a token is three parts in base64url without padding, joined by dots";
    expect(odd, sentence).toEqual([]);
  });

  test("J1 the header names the algorithm and the type", async () => {
    const header = read(await make({ sub: "ada" }), 0);
    const sentence = 'the header of a token is {"alg":"HS256","typ":"JWT"}';
    expect(header, sentence).toEqual({ alg: "HS256", typ: "JWT" });
  });

  test("J1 the signature is the HMAC of the parts before it", async () => {
    const token = await make({ sub: "ada" });
    const [head, body, tail] = token.split(".");
    const right = createHmac("sha256", KEY).update(`${head}.${body}`).digest("base64url");
    const sentence = "the third part is the HMAC with SHA-256 over the first two parts as sent";
    expect(tail, sentence).toBe(right);
  });

  test("J1 text is UTF-8", async () => {
    const payload = read(await make({ name: "Zoë 東京 😀" }), 1);
    const sentence = "text in a payload is encoded in UTF-8";
    expect(payload, sentence).toMatchObject({ name: "Zoë 東京 😀" });
  });

  test("J1 the key may be a view of a part of a buffer", async () => {
    const whole = new Uint8Array(96).fill(7);
    whole.set(KEY, 32);
    const view = whole.subarray(32, 64);
    const token = await value(
      sign({ sub: "ada" }, view, { expiresIn: 900, now }),
      1000,
      "sign takes a Uint8Array that is a view",
    );
    const [head, body, tail] = String(token).split(".");
    const right = createHmac("sha256", KEY).update(`${head}.${body}`).digest("base64url");
    const sentence = "only the bytes of the Uint8Array are the key, not the buffer behind it";
    expect(tail, sentence).toBe(right);
  });
});

describe("token-times", () => {
  test("J2 iat and exp are in seconds", async () => {
    const payload = read(await make({ sub: "ada" }), 1);
    const sentence = "the payload has iat, now in seconds, and exp, which is expiresIn later";
    expect(payload, sentence).toEqual({ sub: "ada", iat: NOW, exp: NOW + 900 });
  });

  test("J2 the seconds are whole", async () => {
    const payload = read(await make({}, NOW_MS + 999), 1);
    const sentence = "iat and exp are whole seconds, whatever the milliseconds are";
    expect(payload, sentence).toEqual({ iat: NOW, exp: NOW + 900 });
  });

  test("J2 all members of the payload are there", async () => {
    const given = { iss: "us", aud: ["a", "b"], nbf: NOW, nested: { roles: ["x"], on: false } };
    const payload = read(await make(given), 1);
    const sentence = "the payload of a token has all members of the payload that was given";
    expect(payload, sentence).toMatchObject(given);
  });

  test("J2 the given object does not change", async () => {
    const given = Object.freeze({ sub: "ada" });
    const open = { sub: "ada" };
    expect(await outcome(() => make(given)), "a payload that is frozen can be signed").toBe(
      "accepted",
    );
    await make(open);
    expect(open, "sign does not change the object that it was given").toEqual({ sub: "ada" });
  });

  test("J2 without now the time is that of the system", async () => {
    replaceClock(1_800_000_000_000);
    const token = await value(
      sign({}, KEY, { expiresIn: 60 }),
      1000,
      "sign works without the option now",
    );
    const sentence = "without now, iat comes from Date.now";
    expect(read(token, 1), sentence).toEqual({ iat: 1_800_000_000, exp: 1_800_000_060 });
  });
});

describe("sign-check", () => {
  test("J7 expiresIn is a positive finite number", async () => {
    const values = { zero: 0, negative: -1, NaN, Infinity, missing: undefined, text: "900" };
    const accepted: string[] = [];
    for (const [name, expiresIn] of Object.entries(values)) {
      const options = { expiresIn, now };
      const end = await outcome(() =>
        Reflect.apply(sign, undefined, [{ sub: "ada" }, KEY, options]),
      );
      if (end === "accepted") accepted.push(name);
    }
    const sentence = "sign rejects for an expiresIn that is not a positive finite number";
    expect(accepted, sentence).toEqual([]);
  });

  test("J7 the payload is an object", async () => {
    const values = { null: null, array: ["ada"], text: "ada", number: 5, missing: undefined };
    const accepted: string[] = [];
    for (const [name, payload] of Object.entries(values)) {
      const options = { expiresIn: 900, now };
      const end = await outcome(() => Reflect.apply(sign, undefined, [payload, KEY, options]));
      if (end === "accepted") accepted.push(name);
    }
    const sentence = "sign rejects for a payload that is no object, such as an array or null";
    expect(accepted, sentence).toEqual([]);
  });

  test("J6 sign refuses a short key", async () => {
    const calls = Object.fromEntries(
      [0, 16, 31].map((length) => [
        `${length} bytes`,
        () => sign({ sub: "ada" }, KEY.subarray(0, length), { expiresIn: 900, now }),
      ]),
    );
    const sentence = "sign refuses a key of fewer than 32 bytes with ERR_JWT_KEY";
    expect(await outcomes(calls), sentence).toEqual(each(calls, "ERR_JWT_KEY"));
  });
});
