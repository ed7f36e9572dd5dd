import { createSecretKey } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import jwt from "jsonwebtoken";
import { describe, expect, test } from "vitest";
import * as plain from "../../solutions/jwt-hs256/jwt-hs256.ts";
import * as twoMacs from "../../challenges/jwt-hs256/right/two-macs.ts";
import * as webCrypto from "../../challenges/jwt-hs256/right/web-crypto.ts";

const FORMS = { plain, twoMacs, webCrypto };
const KEY = Buffer.from("a key of at least thirty-two bytes, shared");
const CLAIMS = { sub: "Zoë 😀", roles: ["admin"], nested: { a: [1, null, "x"] } };

describe.each(Object.entries(FORMS))("%s", (_name, { sign, verify }) => {
  test("is understood by jose and jsonwebtoken", async () => {
    const token = await sign(CLAIMS, KEY, { expiresIn: 60 });
    const { payload, protectedHeader } = await jwtVerify(token, KEY, { algorithms: ["HS256"] });
    expect(protectedHeader).toEqual({ alg: "HS256", typ: "JWT" });
    expect(payload).toMatchObject(CLAIMS);
    const secret = createSecretKey(KEY);
    expect(jwt.verify(token, secret, { algorithms: ["HS256"] })).toEqual(payload);
  });

  test("understands jose and jsonwebtoken", async () => {
    const header = { alg: "HS256", kid: "x" };
    const theirs = new SignJWT(CLAIMS).setProtectedHeader(header).setExpirationTime("1m");
    const tokens = [await theirs.sign(KEY), jwt.sign(CLAIMS, KEY, { expiresIn: "1m" })];
    for (const token of tokens) expect(await verify(token, KEY)).toMatchObject(CLAIMS);
  });

  test("refuses what others sign with another algorithm", async () => {
    const token = jwt.sign(CLAIMS, KEY, { algorithm: "HS512", expiresIn: "1m" });
    await expect(verify(token, KEY)).rejects.toMatchObject({ code: "ERR_JWT_HEADER" });
  });
});
