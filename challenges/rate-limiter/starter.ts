/** What a limiter is made with. */
export interface FixedWindowOptions {
  /** Requests of one key in one window. */
  limit: number;
  /** How long a window is, in milliseconds. */
  windowMs: number;
  /** The current time in milliseconds; `() => performance.now()` by default. */
  now?: () => number;
}

/** What a limiter says about one request. */
export interface Decision {
  /** Whether the request may pass. */
  allowed: boolean;
  /** The most that is allowed. */
  limit: number;
  /** How many more are allowed now. */
  remaining: number;
  /** How long to wait before the next try, in milliseconds; 0 if allowed. */
  retryAfterMs: number;
  /** How long until the key has its full limit again, in milliseconds. */
  resetMs: number;
}

/** Allows a number of requests of each key in each window of time. */
export class FixedWindow {
  /** @throws when `limit` or `windowMs` is not a number that makes sense */
  constructor(options: FixedWindowOptions) {
    throw new Error("Not implemented: constructor");
  }

  /** Decides about one request. */
  take(key: string): Decision {
    throw new Error("Not implemented: take");
  }
}
