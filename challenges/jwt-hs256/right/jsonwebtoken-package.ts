// over: jsonwebtoken@9
import jwt from "jsonwebtoken";

type Clock = { now?: () => number };
type Check = { clockTolerance?: number; issuer?: string; audience?: string } & Clock;
type Signing = { expiresIn: number } & Clock;

function refuse(code: string): never {
  throw Object.assign(new Error("Refused"), { code });
}

function translate(error: unknown): never {
  if (error instanceof jwt.TokenExpiredError) refuse("ERR_JWT_EXPIRED");
  if (error instanceof jwt.NotBeforeError) refuse("ERR_JWT_NOT_ACTIVE");
  const text = error instanceof jwt.JsonWebTokenError ? error.message : "";
  if (text === "invalid signature") refuse("ERR_JWT_SIGNATURE");
  if (text === "invalid algorithm") refuse("ERR_JWT_HEADER");
  return refuse(
    /audience|issuer|(?:exp|nbf) value/.test(text) ? "ERR_JWT_CLAIM" : "ERR_JWT_MALFORMED",
  );
}

export async function sign(payload: object, key: Uint8Array, options: Signing): Promise<string> {
  if (key.length < 32) refuse("ERR_JWT_KEY");
  if (!(options.expiresIn > 0 && options.expiresIn < Infinity)) throw new RangeError("expiresIn");
  const iat = Math.floor((options.now ?? Date.now)() / 1000);
  if (Array.isArray(payload) || payload === null || typeof payload !== "object") {
    throw new TypeError("payload");
  }
  const claims = { ...payload, iat, exp: iat + options.expiresIn };
  return jwt.sign(claims, Buffer.from(key), { algorithm: "HS256" });
}

export async function verify(token: string, key: Uint8Array, check: Check = {}) {
  if (key.length < 32) refuse("ERR_JWT_KEY");
  const { now = Date.now, ...rules } = check;
  const seconds = Math.floor(now() / 1000);
  const options = {
    algorithms: ["HS256" as const],
    clockTimestamp: seconds,
    complete: true as const,
  };
  try {
    const { header, payload } = jwt.verify(token, Buffer.from(key), { ...options, ...rules });
    if ("crit" in header) return refuse("ERR_JWT_HEADER");
    if (payload === null || typeof payload !== "object" || Array.isArray(payload))
      return refuse("ERR_JWT_MALFORMED");
    const { exp, iat = 0, aud } = payload;
    const isFine = exp !== undefined && typeof iat === "number";
    if (!isFine || (aud !== undefined && check.audience === undefined))
      return refuse("ERR_JWT_CLAIM");
    return payload;
  } catch (error) {
    if (error instanceof Error && "code" in error) throw error;
    return translate(error);
  }
}

export { KeyRing, Sessions } from "./two-macs.ts";
