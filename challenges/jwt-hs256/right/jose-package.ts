// over: jose@6
import { errors, jwtVerify, SignJWT, type JWTPayload } from "jose";

type Check = { now?: () => number; clockTolerance?: number; issuer?: string; audience?: string };
type Signing = { expiresIn: number; now?: () => number };

const CODES = new Map([
  ["ERR_JOSE_ALG_NOT_ALLOWED", "ERR_JWT_HEADER"],
  ["ERR_JOSE_NOT_SUPPORTED", "ERR_JWT_HEADER"],
  ["ERR_JWS_SIGNATURE_VERIFICATION_FAILED", "ERR_JWT_SIGNATURE"],
  ["ERR_JWT_EXPIRED", "ERR_JWT_EXPIRED"],
  ["ERR_JWT_CLAIM_VALIDATION_FAILED", "ERR_JWT_CLAIM"],
]);
const isObject = (value: unknown): value is JWTPayload =>
  typeof value === "object" && value !== null;
const refuse = (code: string): never => {
  throw Object.assign(new Error("Refused"), { code });
};
const long = (key: Uint8Array | undefined) =>
  key === undefined || key.length < 32 ? refuse("ERR_JWT_KEY") : key;

export async function sign(payload: object, key: Uint8Array, options: Signing): Promise<string> {
  const { expiresIn, now = Date.now } = options;
  const iat = Math.floor(now() / 1000);
  if (!isObject(payload)) throw new TypeError("payload must be an object");
  const token = new SignJWT(payload);
  token.setIssuedAt(iat).setExpirationTime(expiresIn > 0 ? iat + expiresIn : NaN);
  return token.setProtectedHeader({ alg: "HS256", typ: "JWT" }).sign(long(key));
}

export const verify = (token: string, key: Uint8Array, check: Check = {}) =>
  verifyWith(token, () => key, check);

async function verifyWith(
  token: string,
  find: (kid: unknown) => Uint8Array | undefined,
  { now = Date.now, ...check }: Check,
) {
  // Where Node has no decoder of its own for base64url, the package accepts padding and spaces.
  if (typeof token === "string" && !/^[\w.-]*$/.test(token)) refuse("ERR_JWT_MALFORMED");
  const rules = { algorithms: ["HS256"], requiredClaims: ["exp"], currentDate: new Date(now()) };
  try {
    const { payload } = await jwtVerify(token, ({ kid }) => long(find(kid)), {
      ...rules,
      ...check,
    });
    const isFine = ["number", "undefined"].includes(typeof payload.iat);
    const isOurs = check.audience !== undefined || payload.aud === undefined;
    return isFine && isOurs ? payload : refuse("ERR_JWT_CLAIM");
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    const isClaim = error instanceof errors.JWTClaimValidationFailed;
    const isEarly = isClaim && error.claim === "nbf" && error.reason === "check_failed";
    if (isEarly) return refuse("ERR_JWT_NOT_ACTIVE");
    return refuse(CODES.get(error.code) ?? "ERR_JWT_MALFORMED");
  }
}

export { KeyRing, Sessions } from "./web-crypto.ts";
