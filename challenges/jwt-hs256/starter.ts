/** How a token is signed. */
export interface SignOptions {
  /** How long the token is valid, in seconds. */
  expiresIn: number;
  /** The current time in milliseconds; `Date.now` by default. */
  now?: () => number;
}

/** How a token is verified. */
export interface VerifyOptions {
  /** The current time in milliseconds; `Date.now` by default. */
  now?: () => number;
}

/** Signs the payload with HS256; the token expires after `expiresIn` seconds. */
export async function sign(
  payload: object,
  key: Uint8Array,
  options: SignOptions,
): Promise<string> {
  throw new Error("Not implemented: sign");
}

/** Resolves with the payload of a token that has the right signature. */
export async function verify(
  token: string,
  key: Uint8Array,
  options?: VerifyOptions,
): Promise<Record<string, unknown>> {
  throw new Error("Not implemented: verify");
}
