import crypto from "node:crypto";

type Claims = { [name: string]: unknown };
type Check = { clockTolerance?: number; issuer?: string; audience?: string };
type Timed<T> = T & { now?: () => number };
type Entry = {
  hash: string;
  family: string;
  user: string;
  device: string;
  used: boolean;
  expiresAt: number;
  endsAt: number;
};
type Store = {
  insert(record: Entry): Promise<void>;
  find(hash: string): Promise<Entry | undefined>;
  replace(hash: string, next: Entry): Promise<boolean>;
  removeFamily(family: string): Promise<void>;
  list(user: string): Promise<Entry[]>;
};

const refusal = (code: string): Error => Object.assign(new Error(`Refused (${code})`), { code });

/** Compares what two inputs become under a key that nobody knows, so time tells nothing about them. */
function same(one: string, other: string): boolean {
  const key = crypto.randomBytes(32);
  const [left, right] = [one, other].map((text) =>
    crypto.createHmac("sha256", key).update(text).digest("hex"),
  );
  return left === right;
}

const SHAPE = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]*)$/;

function parse(part = ""): Claims {
  let read: unknown = null;
  try {
    read = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    read = null;
  }
  if (Object(read) !== read || Array.isArray(read)) throw refusal("ERR_JWT_MALFORMED");
  return { ...Object(read) };
}

function macOf(input: string, key: Uint8Array): string {
  return crypto
    .createHmac("sha256", crypto.createSecretKey(key))
    .update(input, "utf8")
    .digest()
    .toString("base64url");
}

function isLong({ length }: Uint8Array): boolean {
  return length * 8 >= 256;
}

function write(
  payload: unknown,
  key: Uint8Array,
  more: Timed<{ expiresIn: number; kid?: string }>,
) {
  const { expiresIn, now = Date.now, ...rest } = more;
  if (!isLong(key)) throw refusal("ERR_JWT_KEY");
  if (Object(payload) !== payload || Array.isArray(payload)) throw new TypeError("payload");
  if (typeof expiresIn !== "number" || !(expiresIn > 0) || expiresIn === Infinity) {
    throw new TypeError("expiresIn");
  }
  const iat = Math.trunc(now() / 1000);
  const claims = Object.assign({}, payload, { iat, exp: iat + expiresIn });
  const input = [{ typ: "JWT", ...rest, alg: "HS256" }, claims]
    .map((part) => Buffer.from(JSON.stringify(part), "utf8").toString("base64url"))
    .join(".");
  return `${input}.${macOf(input, key)}`;
}

/** What must hold of the claims, in this order, and the code if it does not. */
const RULES: [string, (claims: Claims, check: Check, seconds: number) => boolean][] = [
  ["CLAIM", ({ exp }) => typeof exp === "number"],
  ["CLAIM", ({ nbf = 0, iat = 0 }) => typeof nbf === "number" && typeof iat === "number"],
  ["EXPIRED", ({ exp }, { clockTolerance = 0 }, time) => time - clockTolerance < Number(exp)],
  [
    "NOT_ACTIVE",
    ({ nbf = 0 }, { clockTolerance = 0 }, time) => time + clockTolerance >= Number(nbf),
  ],
  ["CLAIM", ({ iss }, { issuer = iss }) => iss === issuer],
  ["CLAIM", ({ aud }, { audience }) => [aud].flat().includes(audience)],
];

function read(token: unknown, keyOf: (kid: unknown) => Uint8Array, check: Timed<Check>): Claims {
  const [, head, body, mac = ""] = SHAPE.exec(typeof token === "string" ? token : "") ?? [];
  const header = parse(head);
  if (header["alg"] !== "HS256" || "crit" in header) throw refusal("ERR_JWT_HEADER");
  const key = keyOf(header["kid"]);
  if (!isLong(key)) throw refusal("ERR_JWT_KEY");
  // A signature that spells the same bytes in another way is not the one that was made.
  if (!same(mac, macOf(`${head}.${body}`, key))) throw refusal("ERR_JWT_SIGNATURE");
  const claims = parse(body);
  const seconds = Math.trunc((check.now ?? Date.now)() / 1000);
  const broken = RULES.find(([, holds]) => !holds(claims, check, seconds));
  if (broken) throw refusal(`ERR_JWT_${broken[0]}`);
  return claims;
}

export function sign(
  payload: object,
  key: Uint8Array,
  options: Timed<{ expiresIn: number }>,
): Promise<string> {
  return new Promise((resolve) => resolve(write(payload, key, options)));
}

export function verify(token: string, key: Uint8Array, check: Timed<Check> = {}): Promise<Claims> {
  return new Promise((resolve) => resolve(read(token, () => key, check)));
}

/** Remembers when each key came; a key ends `overlap` seconds after the next one came. */
export class KeyRing {
  readonly #history: { kid: string; key: Uint8Array; from: number }[] = [];
  readonly #options: { overlap: number; now: () => number };

  constructor(options: Timed<{ overlap: number }>) {
    this.#options = { now: Date.now, ...options };
  }

  #valid() {
    const { now, overlap } = this.#options;
    return this.#history.filter((_, index) => {
      const next = this.#history[index + 1];
      return next === undefined || now() < next.from + overlap * 1000;
    });
  }

  get kids(): string[] {
    return this.#valid().map(({ kid }) => kid);
  }

  rotate(kid: string, key: Uint8Array): void {
    if (!isLong(key) || this.kids.includes(kid)) throw refusal("ERR_JWT_KEY");
    this.#history.push({ kid, key, from: this.#options.now() });
  }

  async sign(payload: object, { expiresIn }: { expiresIn: number }): Promise<string> {
    const newest = this.#history.at(-1);
    if (newest === undefined) throw refusal("ERR_JWT_KEY");
    return write(payload, newest.key, { expiresIn, kid: newest.kid, now: this.#options.now });
  }

  async verify(token: string, check: Check = {}): Promise<Claims> {
    const keyOf = (wanted: unknown): Uint8Array => {
      const found = this.#valid().find(({ kid }) => kid === wanted);
      if (found === undefined) throw refusal("ERR_JWT_KEY");
      return found.key;
    };
    return read(token, keyOf, { ...check, now: this.#options.now });
  }
}

type Times = { accessTtl: number; refreshTtl: number; maxAge: number };
type Signer = { sign(payload: object, options: { expiresIn: number }): Promise<string> };

/** Only the first of all that use a token gets its successor stored. */
export class Sessions {
  readonly #o: Times & { ring: Signer; store: Store; now: () => number };

  constructor(options: Timed<Times & { ring: Signer; store: Store }>) {
    this.#o = { ...options, now: options.now ?? Date.now };
  }

  #next(login: Omit<Entry, "hash" | "used" | "expiresAt">): { secret: string; entry: Entry } {
    const secret = crypto.randomUUID() + crypto.randomUUID();
    const ends = [this.#o.now() + this.#o.refreshTtl * 1000, login.endsAt].toSorted(
      (a, b) => a - b,
    );
    const { family, user, device, endsAt } = login;
    const times = { endsAt, expiresAt: ends[0] ?? endsAt };
    return { secret, entry: { family, user, device, ...times, used: false, hash: digest(secret) } };
  }

  async #answer(user: string, refreshToken: string) {
    const accessToken = await this.#o.ring.sign({ sub: user }, { expiresIn: this.#o.accessTtl });
    return { refreshToken, accessToken };
  }

  async login(user: string, device: string) {
    const endsAt = this.#o.now() + this.#o.maxAge * 1000;
    const { secret, entry } = this.#next({ family: crypto.randomUUID(), user, device, endsAt });
    await this.#o.store.insert(entry);
    return this.#answer(user, secret);
  }

  async refresh(refreshToken: string) {
    const { store, now } = this.#o;
    const entry = await store.find(digest(refreshToken));
    if (!entry) throw refusal("ERR_REFRESH_INVALID");
    const { secret, entry: next } = this.#next(entry);
    const isLate = now() >= entry.expiresAt;
    if (isLate && !entry.used) throw refusal("ERR_REFRESH_EXPIRED");
    const isFirst = !isLate && (await store.replace(entry.hash, next));
    if (isFirst) return this.#answer(entry.user, secret);
    await store.removeFamily(entry.family);
    throw refusal("ERR_REFRESH_REUSED");
  }

  async logout(refreshToken: string): Promise<void> {
    const entry = await this.#o.store.find(digest(refreshToken));
    await (entry && this.#o.store.removeFamily(entry.family));
  }

  async devices(user: string): Promise<string[]> {
    const entries = await this.#o.store.list(user);
    return entries.flatMap(({ used, device, expiresAt }) =>
      used || expiresAt <= this.#o.now() ? [] : [device],
    );
  }
}

function digest(token: unknown): string {
  return crypto
    .createHash("sha512")
    .update(`refresh ${String(token)}`)
    .digest("base64");
}
