import type { IncomingMessage, ServerResponse } from "node:http";

interface Decision {
  allowed: boolean;
  limit: number;
  remaining: number;
  retryAfterMs: number;
  resetMs: number;
}

/** What follows for a key at some time; the state before is left as it was, or is `undefined`. */
type Step<S> = (before: S | undefined, time: number, cost: number) => [after: S, Decision];

interface Options {
  now?: () => number;
  maxKeys?: number;
}

/** Applies a step to the state of each key. Two of the oldest keys are looked at in each call. */
abstract class Keyed<S> {
  #states = new Map<string, S>();
  #usedAt = new Map<string, number>();
  #step: Step<S>;
  #restMs: number;
  #options: Options;

  constructor(step: Step<S>, restMs: number, options: Options) {
    this.#step = step;
    this.#restMs = restMs;
    this.#options = options;
  }

  get size(): number {
    return this.#states.size;
  }

  take(key: string, cost = 1): Decision {
    if (!(cost >= 0)) throw new Error(`no such cost: ${cost}`);
    const { now, maxKeys = Number.MAX_SAFE_INTEGER } = this.#options;
    const time = now === undefined ? Number(process.hrtime.bigint()) / 1e6 : now();
    const [after, decision] = this.#step(this.#states.get(key), time, cost);
    this.#states.set(key, after);
    this.#usedAt.delete(key);
    this.#usedAt.set(key, time);
    let looks = 2;
    for (const [old, at] of this.#usedAt) {
      if (looks === 0 || (this.size <= maxKeys && time - at < this.#restMs)) break;
      looks -= 1;
      this.#usedAt.delete(old);
      this.#states.delete(old);
    }
    return decision;
  }
}

type Numbers = Pick<Decision, "limit" | "remaining" | "resetMs">;

/** With a time to wait it is a refusal. */
const decide = (numbers: Numbers, wait?: number): Decision => ({
  ...numbers,
  allowed: wait === undefined,
  retryAfterMs: wait ?? 0,
});

const isPositive = (value: number): boolean => Number.isFinite(value) && value > 0;

function check(limit: number, other: number): void {
  if (!isPositive(limit) || !Number.isInteger(limit)) throw new RangeError(`bad limit: ${limit}`);
  if (!isPositive(other)) throw new RangeError(`not positive: ${other}`);
}

interface WindowOptions extends Options {
  limit: number;
  windowMs: number;
}

interface Window {
  readonly start: number;
  readonly used: number;
}

function fixedStep({ limit, windowMs }: WindowOptions): Step<Window> {
  return (before, time) => {
    const isOver = before === undefined || time - before.start >= windowMs;
    const { start, used } = isOver ? { start: time, used: 0 } : before;
    const resetMs = start + windowMs - time;
    return used >= limit
      ? [{ start, used }, decide({ limit, remaining: 0, resetMs }, resetMs)]
      : [{ start, used: used + 1 }, decide({ limit, remaining: limit - used - 1, resetMs })];
  };
}

export class FixedWindow extends Keyed<Window> {
  constructor(options: WindowOptions) {
    check(options.limit, options.windowMs);
    super(fixedStep(options), options.windowMs, options);
  }
}

/** A request that counts, linked to the next one. */
interface Link {
  readonly at: number;
  next: Link | undefined;
}

interface Chain {
  oldest: Link | undefined;
  newest: Link | undefined;
  length: number;
}

function slidingStep({ limit, windowMs }: WindowOptions): Step<Chain> {
  return (chain = { oldest: undefined, newest: undefined, length: 0 }, time) => {
    while (chain.oldest !== undefined && time - chain.oldest.at >= windowMs) {
      chain.oldest = chain.oldest.next;
      chain.length -= 1;
    }
    if (chain.length >= limit && chain.oldest !== undefined) {
      const resetMs = (chain.newest?.at ?? time) + windowMs - time;
      return [chain, decide({ limit, remaining: 0, resetMs }, chain.oldest.at + windowMs - time)];
    }
    const link: Link = { at: time, next: undefined };
    if (chain.oldest === undefined || chain.newest === undefined) chain.oldest = link;
    else chain.newest.next = link;
    chain.newest = link;
    chain.length += 1;
    return [chain, decide({ limit, remaining: limit - chain.length, resetMs: windowMs })];
  };
}

export class SlidingWindow extends Keyed<Chain> {
  constructor(options: WindowOptions) {
    check(options.limit, options.windowMs);
    super(slidingStep(options), options.windowMs, options);
  }
}

interface BucketOptions extends Options {
  capacity: number;
  refillPerSecond: number;
}

interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

function bucketStep({ capacity, refillPerSecond }: BucketOptions): Step<Bucket> {
  const perMs = refillPerSecond / 1000;
  return (before, time, cost) => {
    const { tokens: old, at } = before ?? { tokens: capacity, at: time };
    // An earlier time is taken for the latest one.
    const latest = Math.max(at, time);
    const tokens = Math.min(capacity, old + (latest - at) * perMs);
    const left = tokens < cost ? tokens : tokens - cost;
    const resetMs = (capacity - left) / perMs;
    const wait = cost > capacity ? Infinity : (cost - tokens) / perMs;
    const refusal = tokens < cost ? wait : undefined;
    return [
      { tokens: left, at: latest },
      decide({ limit: capacity, remaining: Math.floor(left), resetMs }, refusal),
    ];
  };
}

export class TokenBucket extends Keyed<Bucket> {
  constructor(options: BucketOptions) {
    check(options.capacity, options.refillPerSecond);
    super(bucketStep(options), (options.capacity / options.refillPerSecond) * 1000, options);
  }
}

type KeyOf = (req: IncomingMessage) => string | undefined;
type Middleware = (req: IncomingMessage, res: ServerResponse, next: () => void) => unknown;

/** Answers whether a request goes on, for middleware that asks somebody else first. */
async function ask<T>(question: () => T | Promise<T>): Promise<T | null> {
  try {
    return await question();
  } catch {
    return null;
  }
}

const clientOf = (req: IncomingMessage, keyOf?: KeyOf): string => {
  const address = req.socket.remoteAddress ?? "gone";
  return keyOf === undefined ? address : keyOf(req) || address;
};

export function rateLimit({
  limiter,
  keyOf,
}: {
  limiter: { take(key: string): Decision | Promise<Decision> };
  keyOf?: KeyOf;
}): Middleware {
  return (req, res, pass) => {
    void ask(() => limiter.take(clientOf(req, keyOf))).then((decision) => {
      if (decision === null) return pass();
      const { allowed, limit, remaining, resetMs, retryAfterMs } = decision;
      const seconds = (ms: number): string => Math.ceil(ms / 1000).toFixed();
      res.setHeader("RateLimit-Limit", limit);
      res.setHeader("RateLimit-Remaining", remaining);
      res.setHeader("RateLimit-Reset", seconds(resetMs));
      res.setHeader("RateLimit-Policy", `${limit}`);
      if (allowed) return pass();
      res.writeHead(429, { "Retry-After": seconds(retryAfterMs), "Content-Type": "text/plain" });
      res.end("slow down");
    });
  };
}

interface SlowOptions extends Options {
  delayAfter: number;
  windowMs: number;
  stepMs: number;
  maxDelayMs: number;
  keyOf?: KeyOf;
}

export function slowDown({
  delayAfter,
  stepMs,
  maxDelayMs,
  keyOf,
  ...rest
}: SlowOptions): Middleware {
  const counts = new FixedWindow({ ...rest, limit: 2 ** 50 });
  const wait = (ms: number, res: ServerResponse): Promise<boolean> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve(true), ms);
      res.on("close", () => {
        clearTimeout(timer);
        resolve(false);
      });
    });
  return async (req, res, next) => {
    const { remaining } = counts.take(clientOf(req, keyOf));
    const beyond = 2 ** 50 - remaining - delayAfter;
    if (beyond <= 0 || (await wait(Math.min(beyond * stepMs, maxDelayMs), res))) next();
  };
}

export function limitSocket(
  socket: { destroy(): unknown },
  { maxRefused, ...options }: BucketOptions & { maxRefused: number },
): (cost?: number) => boolean {
  const bucket = new TokenBucket(options);
  const refusals: number[] = [];
  return (cost = 1) => {
    const isOpen = refusals.length < maxRefused;
    if (isOpen && bucket.take("events", cost).allowed) return true;
    refusals.push(cost);
    if (refusals.length >= maxRefused) socket.destroy();
    return false;
  };
}
