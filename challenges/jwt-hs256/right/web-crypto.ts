type Json = Record<string, unknown>;
type Check = { now?: () => number; clockTolerance?: number; issuer?: string; audience?: string };
type Row = {
  hash: string;
  family: string;
  user: string;
  device: string;
  used: boolean;
  expiresAt: number;
  endsAt: number;
};
type Store = {
  insert(record: Row): Promise<void>;
  find(hash: string): Promise<Row | undefined>;
  replace(hash: string, next: Row): Promise<boolean>;
  removeFamily(family: string): Promise<void>;
  list(user: string): Promise<Row[]>;
};

const HMAC = { name: "HMAC", hash: "SHA-256" };
const utf8 = new TextEncoder();

function refuse(code: string): never {
  throw Object.assign(new Error(`Refused: ${code}`), { code });
}

function fromBytes(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function toBytes(part: string): Uint8Array<ArrayBuffer> {
  if (/[^A-Za-z0-9_-]/.test(part) || part.length % 4 === 1) refuse("ERR_JWT_MALFORMED");
  const binary = atob(part.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}

function isPlain(value: unknown): value is Json {
  return Object.prototype.toString.call(value) === "[object Object]";
}

function readObject(part: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(toBytes(part)));
  } catch {
    return refuse("ERR_JWT_MALFORMED");
  }
  return isPlain(value) ? value : refuse("ERR_JWT_MALFORMED");
}

async function importKey(key: Uint8Array) {
  if (key.byteLength < 32) refuse("ERR_JWT_KEY");
  return crypto.subtle.importKey("raw", Uint8Array.from(key), HMAC, false, ["sign", "verify"]);
}

type Sealing = { expiresIn: number; now: () => number; kid?: string };

async function seal(payload: object, key: Uint8Array, sealing: Sealing): Promise<string> {
  const { expiresIn, now, ...header } = sealing;
  if (!isPlain(payload)) throw new TypeError("A payload is an object");
  if (!Number.isFinite(expiresIn) || expiresIn <= 0) throw new TypeError("expiresIn is invalid");
  const seconds = Math.floor(now() / 1000);
  const texts = [
    { ...header, typ: "JWT", alg: "HS256" },
    { ...payload, exp: seconds + expiresIn, iat: seconds },
  ].map((part) => fromBytes(utf8.encode(JSON.stringify(part))));
  const signed = texts.join(".");
  const signature = await crypto.subtle.sign(HMAC, await importKey(key), utf8.encode(signed));
  return `${signed}.${fromBytes(new Uint8Array(signature))}`;
}

async function open(
  token: string,
  keyFor: (header: Json) => Uint8Array,
  check: Check,
): Promise<Json> {
  const parts = typeof token === "string" ? token.split(".") : [];
  if (parts.length !== 3) refuse("ERR_JWT_MALFORMED");
  const [head = "", body = "", tail = ""] = parts;
  const header = readObject(head);
  toBytes(body);
  if (header["alg"] !== "HS256" || header["crit"] !== undefined) refuse("ERR_JWT_HEADER");
  const key = await importKey(keyFor(header));
  const isRight = await crypto.subtle.verify(
    HMAC,
    key,
    toBytes(tail),
    utf8.encode(`${head}.${body}`),
  );
  if (!isRight) refuse("ERR_JWT_SIGNATURE");
  const payload = readObject(body);
  checkClaims(payload, check);
  return payload;
}

function checkClaims(payload: Json, check: Check): void {
  const { now = Date.now, clockTolerance = 0, issuer, audience } = check;
  const { exp, nbf = -Infinity, iat = 0, aud } = payload;
  if (typeof exp !== "number" || typeof nbf !== "number" || typeof iat !== "number") {
    return refuse("ERR_JWT_CLAIM");
  }
  if (issuer !== undefined && payload["iss"] !== issuer) refuse("ERR_JWT_CLAIM");
  const isForUs = aud === audience || (Array.isArray(aud) && aud.some((one) => one === audience));
  if (!isForUs) refuse("ERR_JWT_CLAIM");
  const seconds = Math.floor(now() / 1000);
  if (seconds - clockTolerance >= exp) refuse("ERR_JWT_EXPIRED");
  if (seconds + clockTolerance < nbf) refuse("ERR_JWT_NOT_ACTIVE");
}

export async function sign(
  payload: object,
  key: Uint8Array,
  { expiresIn, now = Date.now }: { expiresIn: number; now?: () => number },
): Promise<string> {
  return seal(payload, key, { expiresIn, now });
}

export async function verify(token: string, key: Uint8Array, check: Check = {}): Promise<Json> {
  return open(token, () => key, check);
}

/** The keys in the order of their rotation; the last one signs. */
export class KeyRing {
  private all: { kid: string; key: Uint8Array; replacedAt?: number }[] = [];
  private overlap: number;
  private now: () => number;

  constructor({ overlap, now }: { overlap: number; now?: () => number }) {
    this.overlap = overlap;
    this.now = now ?? (() => Date.now());
  }

  private live() {
    const from = this.now() - this.overlap * 1000;
    return this.all.filter(({ replacedAt = Infinity }) => replacedAt > from);
  }

  get kids() {
    return this.live().map(({ kid }) => kid);
  }

  rotate(kid: string, key: Uint8Array): void {
    if (key.byteLength < 32 || this.kids.includes(kid)) refuse("ERR_JWT_KEY");
    const newest = this.all.at(-1);
    if (newest) newest.replacedAt = this.now();
    this.all = [...this.live(), { kid, key }];
  }

  async sign(payload: object, { expiresIn }: { expiresIn: number }): Promise<string> {
    const { kid, key } = this.all.at(-1) ?? refuse("ERR_JWT_KEY");
    return seal(payload, key, { kid, expiresIn, now: this.now });
  }

  async verify(token: string, check: Omit<Check, "now"> = {}): Promise<Json> {
    const find = (header: Json) =>
      this.live().find(({ kid }) => kid === header["kid"])?.key ?? refuse("ERR_JWT_KEY");
    return open(token, find, { ...check, now: this.now });
  }
}

type Settings = {
  ring: KeyRing;
  store: Store;
  accessTtl: number;
  refreshTtl: number;
  maxAge: number;
  now?: () => number;
};
type Login = Pick<Row, "family" | "user" | "device" | "endsAt">;

/** A refresh token is the name of its family and a secret. */
export class Sessions {
  private settings: Settings;
  private now: () => number;

  constructor(settings: Settings) {
    this.settings = settings;
    this.now = settings.now ?? Date.now;
  }

  async login(user: string, device: string) {
    const endsAt = this.now() + this.settings.maxAge * 1000;
    const login = { family: crypto.randomUUID(), user, device, endsAt };
    return this.give(login, async (record) => this.settings.store.insert(record));
  }

  async refresh(refreshToken: string) {
    const record = (await this.find(refreshToken)) ?? refuse("ERR_REFRESH_INVALID");
    if (record.expiresAt <= this.now()) refuse("ERR_REFRESH_EXPIRED");
    return this.give(record, async (next) => {
      if (await this.settings.store.replace(record.hash, next)) return;
      await this.settings.store.removeFamily(record.family);
      refuse("ERR_REFRESH_REUSED");
    });
  }

  async logout(refreshToken: string): Promise<void> {
    const family = (await this.find(refreshToken))?.family;
    if (family) await this.settings.store.removeFamily(family);
  }

  async devices(user: string): Promise<string[]> {
    const families = new Map<string, string>();
    for (const { used, expiresAt, family, device } of await this.settings.store.list(user)) {
      if (!used && expiresAt > this.now()) families.set(family, device);
    }
    return [...families.values()];
  }

  private async give({ family, user, device, endsAt }: Login, save: (next: Row) => Promise<void>) {
    const { ring, accessTtl, refreshTtl } = this.settings;
    const secret = fromBytes(crypto.getRandomValues(new Uint8Array(24)));
    const refreshToken = `${family}.${secret}`;
    const hash = await digest(refreshToken);
    const expiresAt = Math.min(endsAt, this.now() + refreshTtl * 1000);
    await save({ hash, family, user, device, endsAt, expiresAt, used: false });
    const accessToken = await ring.sign({ sub: user }, { expiresIn: accessTtl });
    return { accessToken, refreshToken };
  }

  private async find(refreshToken: string): Promise<Row | undefined> {
    return this.settings.store.find(await digest(String(refreshToken)));
  }
}

async function digest(text: string): Promise<string> {
  return fromBytes(new Uint8Array(await crypto.subtle.digest("SHA-256", utf8.encode(text))));
}
