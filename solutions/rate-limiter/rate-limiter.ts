import type { IncomingMessage, ServerResponse } from "node:http";

/** What a limiter says about one request. */
export interface Decision {
  allowed: boolean;
  /** The most that is allowed. */
  limit: number;
  /** How many more are allowed now. */
  remaining: number;
  /** How long to wait before the next try in milliseconds; 0 if allowed. */
  retryAfterMs: number;
  /** How long until the key has its full limit again, in milliseconds. */
  resetMs: number;
}

/** What all limiters are made with. */
export interface Shared {
  /** The current time in milliseconds. */
  now?: () => number;
  /** How many keys may be in memory. */
  maxKeys?: number;
}

/** What a limiter by windows is made with. */
export interface WindowOptions extends Shared {
  /** Requests of one key in one window. */
  limit: number;
  /** How long a window is. */
  windowMs: number;
}

/** What a token bucket is made with. */
export interface BucketOptions extends Shared {
  /** The most tokens that a bucket holds. */
  capacity: number;
  /** Tokens that are added in a second. */
  refillPerSecond: number;
}

interface Entry<Value> {
  readonly key: string;
  value: Value;
  older: Entry<Value> | undefined;
  newer: Entry<Value> | undefined;
}

/** A map in the order of use. A list keeps the order, so a key that is used again stays in the map. */
class Recent<Value> {
  readonly #entries = new Map<string, Entry<Value>>();
  #oldest: Entry<Value> | undefined;
  #newest: Entry<Value> | undefined;

  get size(): number {
    return this.#entries.size;
  }

  get oldest(): string | undefined {
    return this.#oldest?.key;
  }

  find(key: string): Value | undefined {
    return this.#entries.get(key)?.value;
  }

  /** Sets a value and makes its key the newest. */
  set(key: string, value: Value): void {
    const known = this.#entries.get(key);
    if (known !== undefined) this.#unlink(known);
    const entry = Object.assign(known ?? { key }, { value, older: this.#newest, newer: undefined });
    if (known === undefined) this.#entries.set(key, entry);
    if (this.#newest === undefined) this.#oldest = entry;
    else this.#newest.newer = entry;
    this.#newest = entry;
  }

  delete(key: string): void {
    const entry = this.#entries.get(key);
    if (entry !== undefined) this.#unlink(entry);
    this.#entries.delete(key);
  }

  *[Symbol.iterator](): Generator<[string, Value]> {
    for (let at = this.#oldest; at !== undefined; at = at.newer) yield [at.key, at.value];
  }

  #unlink({ older, newer }: Entry<Value>): void {
    if (older === undefined) this.#oldest = newer;
    else older.newer = newer;
    if (newer === undefined) this.#newest = older;
    else newer.older = older;
  }
}

/** Time and memory of every limiter: what it knows about each key, in the order of use. */
abstract class Limiter<State> {
  readonly #entries = new Recent<{ state: State; usedAt: number }>();
  readonly #now: () => number;
  readonly #maxKeys: number;
  #sweptAt = -Infinity;
  protected readonly limit: number;
  /** After that time without use, a key is like one that was never seen. */
  protected readonly restMs: number;

  constructor(limit: number, restMs: number, shared: Shared) {
    if (!Number.isInteger(limit) || limit < 1) throw new RangeError("limit is not a whole number");
    if (!Number.isFinite(restMs) || restMs <= 0) throw new RangeError("time is not positive");
    const { now = () => performance.now(), maxKeys = Infinity } = shared;
    this.limit = limit;
    this.restMs = restMs;
    this.#now = now;
    this.#maxKeys = maxKeys;
  }

  /** How many keys are in memory. */
  get size(): number {
    return this.#entries.size;
  }

  /** Finds what is known about a key, or begins with what `create` makes. */
  protected use(key: string, create: (time: number) => State): { state: State; time: number } {
    const time = this.#now();
    this.#sweep(time);
    const state = this.#entries.find(key)?.state ?? create(time);
    this.#entries.set(key, { state, usedAt: time });
    if (this.#entries.size > this.#maxKeys) {
      const { oldest = key } = this.#entries;
      this.#entries.delete(oldest);
    }
    return { state, time };
  }

  /** At most once in `restMs`, so that all calls in between share its cost. */
  #sweep(time: number): void {
    if (time - this.#sweptAt < this.restMs) return;
    this.#sweptAt = time;
    for (const [key, { usedAt }] of this.#entries) {
      if (time - usedAt >= this.restMs) this.#entries.delete(key);
    }
  }
}

/** Allows `limit` requests of a key in each window, which begins with a request. */
export class FixedWindow extends Limiter<{ start: number; used: number }> {
  constructor({ limit, windowMs, ...shared }: WindowOptions) {
    super(limit, windowMs, shared);
  }

  /** Decides about one request. */
  take(key: string): Decision {
    const { limit, restMs: windowMs } = this;
    const { state: window, time } = this.use(key, (start) => ({ start, used: 0 }));
    if (time - window.start >= windowMs) {
      window.start = time;
      window.used = 0;
    }
    const allowed = window.used < limit;
    if (allowed) window.used += 1;
    const resetMs = window.start + windowMs - time;
    const retryAfterMs = allowed ? 0 : resetMs;
    return { allowed, limit, remaining: limit - window.used, retryAfterMs, resetMs };
  }
}

/** When the requests that count were: a ring, in which the oldest makes room for the newest. */
interface Log {
  times: number[];
  /** The place of the oldest one. */
  first: number;
  count: number;
}

/** Allows `limit` requests of a key in every window, wherever it begins. */
export class SlidingWindow extends Limiter<Log> {
  constructor({ limit, windowMs, ...shared }: WindowOptions) {
    super(limit, windowMs, shared);
  }

  /** Decides about one request. */
  take(key: string): Decision {
    const { limit, restMs: windowMs } = this;
    const { state: log, time } = this.use(key, () => ({ times: [], first: 0, count: 0 }));
    const endOf = (nth: number): number =>
      (log.times[(log.first + nth) % limit] ?? time) + windowMs;
    while (log.count > 0 && endOf(0) <= time) {
      log.first = (log.first + 1) % limit;
      log.count -= 1;
    }
    const allowed = log.count < limit;
    if (allowed) {
      log.times[(log.first + log.count) % limit] = time;
      log.count += 1;
    }
    const retryAfterMs = allowed ? 0 : endOf(0) - time;
    const resetMs = endOf(log.count - 1) - time;
    return { allowed, limit, remaining: limit - log.count, retryAfterMs, resetMs };
  }
}

/** Allows bursts of `capacity`, and `refillPerSecond` in the long run. */
export class TokenBucket extends Limiter<{ tokens: number; filledAt: number }> {
  constructor({ capacity, refillPerSecond, ...shared }: BucketOptions) {
    super(capacity, (capacity / refillPerSecond) * 1000, shared);
  }

  /** Decides about one request, which takes `cost` tokens. */
  take(key: string, cost = 1): Decision {
    if (!(cost >= 0)) throw new RangeError("cost must not be negative");
    const { limit, restMs: fillMs } = this;
    const { state: bucket, time } = this.use(key, (filledAt) => ({ tokens: limit, filledAt }));
    const passedMs = Math.max(0, time - bucket.filledAt);
    bucket.tokens = Math.min(limit, bucket.tokens + (passedMs * limit) / fillMs);
    bucket.filledAt = time;
    const msUntil = (tokens: number): number => ((tokens - bucket.tokens) * fillMs) / limit;
    const allowed = bucket.tokens >= cost;
    let retryAfterMs = 0;
    if (allowed) bucket.tokens -= cost;
    else retryAfterMs = cost > limit ? Infinity : msUntil(cost);
    const remaining = Math.floor(bucket.tokens);
    return { allowed, limit, remaining, retryAfterMs, resetMs: msUntil(limit) };
  }
}

/** Whose request it is; the address counts if there is no answer. */
export type KeyOf = (req: IncomingMessage) => string | undefined;

/** Answers a request, or calls `next` for somebody else to do it. */
export type Middleware = (req: IncomingMessage, res: ServerResponse, next: () => void) => unknown;

/** What `rateLimit` is made with. */
export interface RateLimitOptions {
  /** One of the classes, or something on another machine. */
  limiter: { take(key: string): Decision | Promise<Decision> };
  keyOf?: KeyOf;
}

/** Refuses requests that the limiter does not allow. */
export function rateLimit({ limiter, keyOf }: RateLimitOptions): Middleware {
  return async (req, res, next) => {
    const key = findKey(req, keyOf);
    // Only the limiter's own errors are caught: `next` runs outside.
    const decision = await (async () => limiter.take(key))().catch(() => undefined);
    if (decision !== undefined) {
      res.setHeader("RateLimit-Limit", decision.limit);
      res.setHeader("RateLimit-Remaining", decision.remaining);
      res.setHeader("RateLimit-Reset", Math.ceil(decision.resetMs / 1000));
    }
    if (decision?.allowed === false) {
      res.statusCode = 429;
      res.setHeader("Retry-After", Math.ceil(decision.retryAfterMs / 1000));
      res.end("Too many requests\n");
    } else {
      next();
    }
  };
}

/** What `slowDown` is made with. */
export interface SlowDownOptions {
  /** Requests of a key in a window that are not delayed. */
  delayAfter: number;
  windowMs: number;
  /** How much longer each further request waits. */
  stepMs: number;
  maxDelayMs: number;
  keyOf?: KeyOf;
  now?: () => number;
}

/** Delays requests that come too often, and refuses none. */
export function slowDown(options: SlowDownOptions): Middleware {
  const { delayAfter, stepMs, maxDelayMs, keyOf, ...windows } = options;
  // It only counts, so its limit is one that nobody reaches.
  const counter = new FixedWindow({ limit: Number.MAX_SAFE_INTEGER, ...windows });
  return (req, res, next) => {
    const { limit, remaining } = counter.take(findKey(req, keyOf));
    const tooMany = limit - remaining - delayAfter;
    if (tooMany <= 0) return next();
    const timer = setTimeout(() => next(), Math.min(tooMany * stepMs, maxDelayMs));
    res.once("close", () => clearTimeout(timer));
  };
}

/** Limits the events of one socket and destroys it after too many refusals. */
export function limitSocket(
  socket: { destroy(): unknown },
  { maxRefused, ...options }: BucketOptions & { maxRefused: number },
): (cost?: number) => boolean {
  const bucket = new TokenBucket(options);
  let refused = 0;
  return (cost) => {
    if (refused < maxRefused && bucket.take("", cost).allowed) return true;
    refused += 1;
    if (refused === maxRefused) socket.destroy();
    return false;
  };
}

function findKey(req: IncomingMessage, keyOf?: KeyOf): string {
  return keyOf?.(req) || req.socket.remoteAddress || "";
}
