import type { IncomingMessage, ServerResponse } from "node:http";

type Clock = { now?: () => number; maxKeys?: number };
type Answer = {
  allowed: boolean;
  limit: number;
  remaining: number;
  retryAfterMs: number;
  resetMs: number;
};

/** A map in the order of use that drops what rests in front and what is too much. */
class Recent<V> {
  private map = new Map<string, { value: V; last: number }>();
  private restMs: number;
  private most: number;

  constructor(restMs: number, most: number | undefined) {
    this.restMs = restMs;
    this.most = most ?? Infinity;
  }

  get size() {
    return this.map.size;
  }

  touch(key: string, time: number, fresh: V): V {
    const value = this.map.get(key)?.value ?? fresh;
    this.map.delete(key);
    this.map.set(key, { value, last: time });
    for (const [oldKey, { last }] of this.map) {
      if (this.map.size <= this.most && time < last + this.restMs) break;
      this.map.delete(oldKey);
    }
    return value;
  }
}

function positive(value: number, whole: boolean): number {
  if (value > 0 && value < Infinity && (!whole || value % 1 === 0)) return value;
  throw new TypeError(`${value} is not a positive ${whole ? "integer" : "number"}`);
}

/** Keeps when the window of each key ends, and what it has left. */
export class FixedWindow {
  private keys: Recent<{ end: number; left: number }>;
  private limit: number;
  private windowMs: number;
  private now: () => number;

  constructor(options: { limit: number; windowMs: number } & Clock) {
    this.limit = positive(options.limit, true);
    this.windowMs = positive(options.windowMs, false);
    this.now = options.now ?? (() => performance.now());
    this.keys = new Recent(this.windowMs, options.maxKeys);
  }

  get size() {
    return this.keys.size;
  }

  take(key: string): Answer {
    const { limit, windowMs } = this;
    const time = this.now();
    const window = this.keys.touch(key, time, { end: -Infinity, left: 0 });
    if (time >= window.end) Object.assign(window, { end: time + windowMs, left: limit });
    const resetMs = window.end - time;
    if (window.left === 0) {
      return { allowed: false, limit, remaining: 0, retryAfterMs: resetMs, resetMs };
    }
    window.left--;
    return { allowed: true, limit, remaining: window.left, retryAfterMs: 0, resetMs };
  }
}

/** Keeps the times of all requests that count in an array, the oldest in front. */
export class SlidingWindow {
  private keys: Recent<number[]>;
  private limit: number;
  private windowMs: number;
  private now: () => number;

  constructor(options: { limit: number; windowMs: number } & Clock) {
    this.limit = positive(options.limit, true);
    this.windowMs = positive(options.windowMs, false);
    this.now = options.now ?? (() => performance.now());
    this.keys = new Recent(this.windowMs, options.maxKeys);
  }

  get size() {
    return this.keys.size;
  }

  take(key: string): Answer {
    const { limit, windowMs } = this;
    const time = this.now();
    const times = this.keys.touch(key, time, []);
    while (times[0] !== undefined && times[0] <= time - windowMs) times.shift();
    const allowed = times.length < limit;
    if (allowed) times.push(time);
    const remaining = limit - times.length;
    const [oldest = time] = times;
    const resetMs = (times.at(-1) ?? time) - time + windowMs;
    return {
      allowed,
      limit,
      remaining,
      retryAfterMs: allowed ? 0 : oldest - time + windowMs,
      resetMs,
    };
  }
}

/** Keeps no tokens, only the moment at which the bucket of a key is full again. */
export class TokenBucket {
  private keys: Recent<{ fullAt: number }>;
  private capacity: number;
  private msPerToken: number;
  private now: () => number;
  private latest = -Infinity;

  constructor(options: { capacity: number; refillPerSecond: number } & Clock) {
    this.capacity = positive(options.capacity, true);
    this.msPerToken = 1000 / positive(options.refillPerSecond, false);
    this.now = options.now ?? (() => performance.now());
    this.keys = new Recent(this.capacity * this.msPerToken, options.maxKeys);
  }

  get size() {
    return this.keys.size;
  }

  take(key: string, cost = 1): Answer {
    if (Number.isNaN(cost) || cost < 0) throw new TypeError("a cost is a number from 0 up");
    const { capacity: limit, msPerToken } = this;
    this.latest = Math.max(this.latest, this.now());
    const time = this.latest;
    const bucket = this.keys.touch(key, time, { fullAt: time });
    const missingMs = Math.max(0, bucket.fullAt - time);
    const spareMs = (limit - cost) * msPerToken;
    const allowed = missingMs <= spareMs;
    const resetMs = missingMs + (allowed ? cost * msPerToken : 0);
    if (allowed) bucket.fullAt = time + resetMs;
    const remaining = Math.floor(limit - resetMs / msPerToken);
    const waitMs = cost > limit ? Infinity : missingMs - spareMs;
    return { allowed, limit, remaining, retryAfterMs: allowed ? 0 : waitMs, resetMs };
  }
}

type Handler = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;
type KeyOf = (req: IncomingMessage) => string | undefined;

function nameOf(req: IncomingMessage, keyOf: KeyOf = () => undefined): string {
  const key = keyOf(req);
  return key === undefined || key === "" ? `address ${String(req.socket.remoteAddress)}` : key;
}

export function rateLimit(options: {
  limiter: { take(key: string): Answer | Promise<Answer> };
  keyOf?: KeyOf;
}): Handler {
  return (req, res, pass) => {
    const go = (answer: Answer | undefined) => {
      if (answer === undefined) return pass();
      res.setHeader("ratelimit-limit", String(answer.limit));
      res.setHeader("ratelimit-remaining", String(answer.remaining));
      res.setHeader("ratelimit-reset", String(Math.ceil(answer.resetMs / 1000)));
      if (answer.allowed) return pass();
      res.writeHead(429, { "retry-after": `${Math.ceil(answer.retryAfterMs / 1000)}` }).end();
    };
    let answer: Answer | Promise<Answer> | undefined;
    try {
      answer = options.limiter.take(nameOf(req, options.keyOf));
    } catch {
      answer = undefined;
    }
    if (answer instanceof Promise) void answer.then(go, () => pass());
    else go(answer);
  };
}

export function slowDown(options: {
  delayAfter: number;
  windowMs: number;
  stepMs: number;
  maxDelayMs: number;
  keyOf?: KeyOf;
  now?: () => number;
}): Handler {
  const now = options.now ?? (() => performance.now());
  const keys = new Recent<{ end: number; count: number }>(options.windowMs, undefined);
  return (req, res, next) => {
    const time = now();
    const window = keys.touch(nameOf(req, options.keyOf), time, { end: -Infinity, count: 0 });
    if (time >= window.end) {
      window.end = time + options.windowMs;
      window.count = 0;
    }
    window.count++;
    const beyond = Math.max(0, window.count - options.delayAfter);
    const delay = Math.min(options.maxDelayMs, beyond * options.stepMs);
    if (delay === 0) return next();
    const waiting = setTimeout(next, delay);
    req.socket.on("close", () => clearTimeout(waiting));
  };
}

export function limitSocket(
  socket: { destroy(): unknown },
  options: { capacity: number; refillPerSecond: number; maxRefused: number; now?: () => number },
): (cost?: number) => boolean {
  const bucket = new TokenBucket(options);
  let strikes = options.maxRefused;
  return (cost = 1) => {
    if (strikes <= 0) return false;
    const { allowed } = bucket.take("it", cost);
    if (!allowed && --strikes <= 0) socket.destroy();
    return allowed;
  };
}
