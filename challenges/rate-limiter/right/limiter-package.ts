// over: limiter@4
import { TokenBucket as Bucket } from "limiter";

type Options = { capacity: number; refillPerSecond: number; now?: () => number; maxKeys?: number };

/** The package fills the buckets, one for each key. What they do not know is done here. */
export class TokenBucket {
  #buckets = new Map<string, { bucket: Bucket; usedAt: number }>();
  #options: Required<Options>;

  constructor(options: Options) {
    const { capacity, refillPerSecond } = options;
    const valid = Number.isInteger(capacity) && capacity > 0 && refillPerSecond > 0;
    if (!valid || refillPerSecond === Infinity) throw new RangeError("invalid options");
    this.#options = { now: () => performance.now(), maxKeys: Infinity, ...options };
  }

  get size(): number {
    return this.#buckets.size;
  }

  take(key: string, cost = 1) {
    if (!(cost >= 0)) throw new RangeError("cost must not be negative");
    const { capacity, refillPerSecond, now, maxKeys } = this.#options;
    const time = now();
    const { bucket, usedAt } = this.#buckets.get(key) ?? { bucket: this.#fill(), usedAt: time };
    this.#buckets.delete(key);
    this.#buckets.set(key, { bucket, usedAt: time });
    for (const [oldest, { usedAt: at }] of this.#buckets) {
      const isIdle = time - at >= (capacity / refillPerSecond) * 1000;
      if (!isIdle && this.size <= maxKeys) break;
      this.#buckets.delete(oldest);
    }
    // The package measures with performance.now, so it is told how much of our time has passed.
    bucket.lastDrip = performance.now() - Math.max(0, time - usedAt);
    const allowed = bucket.tryRemoveTokens(cost);
    const waitMs = cost > capacity ? Infinity : bucket.getWaitTime(cost);
    return {
      allowed,
      limit: capacity,
      remaining: Math.floor(bucket.content),
      retryAfterMs: allowed ? 0 : waitMs,
      resetMs: ((capacity - bucket.content) * 1000) / refillPerSecond,
    };
  }

  #fill(): Bucket {
    const { capacity: bucketSize, refillPerSecond: tokensPerInterval } = this.#options;
    const bucket = new Bucket({ bucketSize, tokensPerInterval, interval: "second" });
    return Object.assign(bucket, { content: bucketSize });
  }
}

export { FixedWindow, limitSocket, rateLimit, slowDown, SlidingWindow } from "./empty-at.ts";
