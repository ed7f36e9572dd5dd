import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";

/** The claims of a token. */
export type Payload = Record<string, unknown>;

/** The current time in milliseconds; `Date.now` by default. */
type Clock = { now?: () => number };
type SignOptions = { expiresIn: number } & Clock;

/** What a token must meet. */
export interface VerifyOptions extends Clock {
  /** How far two clocks may differ, in seconds; 0 by default. */
  clockTolerance?: number;
  /** What `iss` must be. */
  issuer?: string;
  /** What `aud` must be or contain. */
  audience?: string;
}

/** The code is for programs; the text says nothing that the sender of a token does not know. */
function refuse(code: string, message: string): never {
  throw Object.assign(new Error(message), { code });
}

type FindKey = (header: Payload) => Uint8Array;
const BASE64URL = /^[\w-]*$/;

/** Signs the payload with HS256; the token expires after `expiresIn` seconds. */
export async function sign(
  payload: object,
  key: Uint8Array,
  options: SignOptions,
): Promise<string> {
  return encode(undefined, addTimes(payload, options), key);
}

/** Resolves with the payload of a token that can be trusted. */
export async function verify(
  token: string,
  key: Uint8Array,
  options: VerifyOptions = {},
): Promise<Payload> {
  return decode(token, () => key, options);
}

function addTimes(payload: object, { expiresIn, now = Date.now }: SignOptions): Payload {
  if (!isObject(payload)) throw new TypeError("payload must be an object");
  if (!Number.isFinite(expiresIn) || expiresIn <= 0) throw new RangeError("expiresIn is invalid");
  const iat = Math.floor(now() / 1000);
  return { ...payload, iat, exp: iat + expiresIn };
}

function encode(kid: string | undefined, claims: Payload, key: Uint8Array): string {
  const signed = `${toPart({ alg: "HS256", typ: "JWT", kid })}.${toPart(claims)}`;
  return `${signed}.${hmac(signed, key).toString("base64url")}`;
}

function decode(token: unknown, findKey: FindKey, options: VerifyOptions): Payload {
  const { header, body, signed, tail } = split(token);
  // The header is not trusted: it may name a key, but never how that key is used.
  if (header["alg"] !== "HS256") refuse("ERR_JWT_HEADER", "Only HS256 is accepted");
  if ("crit" in header) refuse("ERR_JWT_HEADER", "No extension is understood");
  const signature = Buffer.from(tail, "base64url");
  const right = hmac(signed, findKey(header));
  if (signature.length !== right.length || !timingSafeEqual(signature, right)) {
    refuse("ERR_JWT_SIGNATURE", "The signature does not match");
  }
  const payload = fromPart(body);
  checkTimes(payload, options);
  checkParties(payload, options);
  return payload;
}

/** The parts of a token, read but not yet trusted. */
function split(token: unknown): { header: Payload; body: string; signed: string; tail: string } {
  const parts = typeof token === "string" ? token.split(".") : [];
  const [head = "", body = "", tail = ""] = parts;
  if (parts.length !== 3 || !parts.every((part) => BASE64URL.test(part))) malformed();
  return { header: fromPart(head), body, signed: `${head}.${body}`, tail };
}

function checkTimes(
  { exp, nbf, iat }: Payload,
  { now = Date.now, clockTolerance = 0 }: VerifyOptions,
): void {
  const seconds = Math.floor(now() / 1000);
  if (typeof exp !== "number") wrongClaim("exp");
  if (nbf !== undefined && typeof nbf !== "number") wrongClaim("nbf");
  if (iat !== undefined && typeof iat !== "number") wrongClaim("iat");
  if (seconds >= exp + clockTolerance) {
    refuse("ERR_JWT_EXPIRED", "The token has expired");
  }
  if (nbf !== undefined && seconds < nbf - clockTolerance) {
    refuse("ERR_JWT_NOT_ACTIVE", "The token is not valid yet");
  }
}

function checkParties({ iss, aud }: Payload, { issuer, audience }: VerifyOptions): void {
  if (issuer !== undefined && iss !== issuer) wrongClaim("iss");
  if (audience === undefined && aud === undefined) return;
  const audiences: unknown[] = Array.isArray(aud) ? aud : [aud];
  // Without an audience of our own, a token that names one is for somebody else.
  if (audience === undefined || !audiences.includes(audience)) wrongClaim("aud");
}

function hmac(text: string, key: Uint8Array): Buffer {
  checkKey(key);
  return createHmac("sha256", key).update(text).digest();
}

function checkKey(key: Uint8Array): void {
  if (!(key instanceof Uint8Array) || key.length < 32) {
    refuse("ERR_JWT_KEY", "A key for HS256 has at least 32 bytes");
  }
}

function toPart(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function fromPart(part: string): Payload {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString());
    if (isObject(value)) return value;
  } catch {
    // Like everything else that is no token.
  }
  return malformed();
}

function isObject(value: unknown): value is Payload {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function malformed(): never {
  return refuse("ERR_JWT_MALFORMED", "This is not a JWT");
}

function wrongClaim(name: string): never {
  return refuse("ERR_JWT_CLAIM", `The claim ${name} is missing or wrong`);
}

/** Signs with the newest key and verifies with those that were replaced a short time ago. */
export class KeyRing {
  readonly #overlapMs: number;
  readonly #now: () => number;
  readonly #keys = new Map<string, { key: Uint8Array; endsAt: number }>();
  #current = "";

  constructor({ overlap, now = Date.now }: { overlap: number } & Clock) {
    this.#overlapMs = overlap * 1000;
    this.#now = now;
  }

  /** The ids of the keys that verify now. */
  get kids(): string[] {
    for (const [kid, { endsAt }] of this.#keys) {
      if (this.#now() >= endsAt) this.#keys.delete(kid);
    }
    return [...this.#keys.keys()];
  }

  /** Signs with `key` from now on. */
  rotate(kid: string, key: Uint8Array): void {
    checkKey(key);
    if (this.kids.includes(kid)) refuse("ERR_JWT_KEY", `There is a key ${kid}`);
    const old = this.#keys.get(this.#current);
    if (old !== undefined) old.endsAt = this.#now() + this.#overlapMs;
    this.#keys.set(kid, { key, endsAt: Infinity });
    this.#current = kid;
  }

  async sign(payload: object, { expiresIn }: { expiresIn: number }): Promise<string> {
    const kid = this.#current;
    return encode(kid, addTimes(payload, { expiresIn, now: this.#now }), this.#find(kid));
  }

  async verify(token: string, options: Omit<VerifyOptions, "now"> = {}): Promise<Payload> {
    return decode(token, ({ kid }) => this.#find(kid), { ...options, now: this.#now });
  }

  #find(kid: unknown): Uint8Array {
    const found = typeof kid === "string" ? this.#keys.get(kid) : undefined;
    if (found !== undefined && this.#now() < found.endsAt) return found.key;
    return refuse("ERR_JWT_KEY", "There is no such key");
  }
}

/** What is stored of a refresh token. Times are in milliseconds. */
export interface RefreshRecord {
  hash: string;
  /** All tokens that came from one login. */
  family: string;
  user: string;
  device: string;
  used: boolean;
  /** When this token expires. */
  expiresAt: number;
  /** When the family ends, however often it is refreshed. */
  endsAt: number;
}

/** Where refresh tokens are kept. */
export interface SessionStore {
  insert(record: RefreshRecord): Promise<void>;
  find(hash: string): Promise<RefreshRecord | undefined>;
  /** If `hash` is there and unused: marks it as used, inserts `next`, resolves with true. Atomic. */
  replace(hash: string, next: RefreshRecord): Promise<boolean>;
  removeFamily(family: string): Promise<void>;
  list(user: string): Promise<RefreshRecord[]>;
}

/** How long tokens and families live, in seconds, and what they need. */
export interface SessionOptions extends Clock {
  ring: KeyRing;
  store: SessionStore;
  accessTtl: number;
  refreshTtl: number;
  maxAge: number;
}

type Tokens = { accessToken: string; refreshToken: string };

/** Short access tokens, and refresh tokens that work once. */
export class Sessions {
  readonly #options: Required<SessionOptions>;

  constructor(options: SessionOptions) {
    this.#options = { now: Date.now, ...options };
  }

  /** Begins a family. */
  async login(user: string, device: string): Promise<Tokens> {
    const { store, maxAge, now } = this.#options;
    const endsAt = now() + maxAge * 1000;
    const { refreshToken, record } = this.#make({ family: randomUUID(), user, device, endsAt });
    await store.insert(record);
    return { accessToken: await this.#access(user), refreshToken };
  }

  /** Takes a refresh token and gives the next one. */
  async refresh(refreshToken: string): Promise<Tokens> {
    const { store, now } = this.#options;
    const old = await this.#find(refreshToken);
    if (old === undefined) refuse("ERR_REFRESH_INVALID", "Unknown refresh token");
    if (!old.used && now() >= old.expiresAt) {
      refuse("ERR_REFRESH_EXPIRED", "The refresh token has expired");
    }
    const next = this.#make(old);
    // Only the store can say who was first.
    if (old.used || !(await store.replace(old.hash, next.record))) {
      await store.removeFamily(old.family);
      refuse("ERR_REFRESH_REUSED", "The refresh token was used before");
    }
    return { accessToken: await this.#access(old.user), refreshToken: next.refreshToken };
  }

  /** Ends the family of a refresh token. */
  async logout(refreshToken: string): Promise<void> {
    const record = await this.#find(refreshToken);
    if (record !== undefined) await this.#options.store.removeFamily(record.family);
  }

  /** The devices of a user that can still refresh. */
  async devices(user: string): Promise<string[]> {
    const { store, now } = this.#options;
    const records = await store.list(user);
    const usable = records.filter(({ used, expiresAt }) => !used && now() < expiresAt);
    return usable.map(({ device }) => device);
  }

  #make({ family, user, device, endsAt }: Omit<RefreshRecord, "hash" | "used" | "expiresAt">) {
    const { refreshTtl, now } = this.#options;
    const refreshToken = randomBytes(32).toString("base64url");
    const expiresAt = Math.min(now() + refreshTtl * 1000, endsAt);
    const hash = hashOf(refreshToken);
    const record: RefreshRecord = { hash, family, user, device, used: false, expiresAt, endsAt };
    return { refreshToken, record };
  }

  async #find(refreshToken: unknown): Promise<RefreshRecord | undefined> {
    if (typeof refreshToken !== "string") return undefined;
    return this.#options.store.find(hashOf(refreshToken));
  }

  #access(user: string): Promise<string> {
    const { ring, accessTtl } = this.#options;
    return ring.sign({ sub: user }, { expiresIn: accessTtl });
  }
}

/** The token is random, so a fast hash without salt is enough. */
function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
