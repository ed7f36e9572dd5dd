/** Tokens that no solution made, and what comes of a call. */
import { createHmac } from "node:crypto";
import { codeOf, settled } from "../../kit.ts";

/** A key of exactly the length that HS256 needs. */
export const KEY = new Uint8Array(Buffer.from("0123456789abcdef0123456789abcdef"));

/** Another one. */
export const OTHER_KEY = new Uint8Array(Buffer.from("another key of thirty-two bytes!"));

/** The current time in milliseconds, and in seconds. */
export const NOW_MS = 1_700_000_000_000;
export const NOW = NOW_MS / 1000;

/** The clock of all calls that need none of their own. */
export const now = (): number => NOW_MS;

/** How a token differs from a good one. */
export interface Forgery {
  /** The whole header. */
  header?: unknown;
  /** The whole payload. */
  payload?: unknown;
  /** Another hash than that of HS256. */
  hash?: string;
  key?: Uint8Array;
}

/** A part of a token. */
export function part(value: unknown): string {
  return raw(JSON.stringify(value));
}

/** A part of a token with this text in it. */
export function raw(text: string): string {
  return Buffer.from(text, "utf8").toString("base64url");
}

/** A token with a signature that is right for these parts. */
export function seal(head: string, body: string, { hash = "sha256", key = KEY }: Forgery = {}) {
  const mac = createHmac(hash, key).update(`${head}.${body}`).digest("base64url");
  return `${head}.${body}.${mac}`;
}

/** A token that is valid for a minute, but for what is given. */
export function forge(forgery: Forgery = {}): string {
  const { header = { alg: "HS256", typ: "JWT" }, payload = { sub: "ada", exp: NOW + 60 } } =
    forgery;
  return seal(part(header), part(payload), forgery);
}

/** A token that is valid for a minute, with more claims. */
export function claim(more: Record<string, unknown>): string {
  return forge({ payload: { sub: "ada", exp: NOW + 60, ...more } });
}

/** What a part of a token says, or `undefined` if it is no JSON. */
export function read(token: string, index: 0 | 1): unknown {
  try {
    return JSON.parse(Buffer.from(String(token).split(".")[index] ?? "", "base64url").toString());
  } catch {
    return undefined;
  }
}

/** "accepted", or the code with which a call was refused. */
export async function outcome(call: () => unknown): Promise<string> {
  const end = await settled(
    (async () => call())(),
    1000,
    "each call of sign, verify and the classes settles",
  );
  if (end.status === "fulfilled") return "accepted";
  if (!(end.reason instanceof Error)) return "refused without an Error";
  return codeOf(end.reason) ?? `${end.reason.name} without a code: ${end.reason.message}`;
}

/** The outcomes of many calls, by name. */
export async function outcomes(
  calls: Record<string, () => unknown>,
): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, call] of Object.entries(calls)) found[name] = await outcome(call);
  return found;
}

/** The same outcome for all of these. */
export function each(calls: Record<string, unknown>, expected: string): Record<string, string> {
  return Object.fromEntries(Object.keys(calls).map((name) => [name, expected]));
}
