// over: express-rate-limit@8
import type { IncomingMessage, ServerResponse } from "node:http";
import { rateLimit as limitRate } from "express-rate-limit";
import { slowDown as delayRequests } from "express-slow-down";
import { FixedWindow } from "./pure-steps.ts";

type Decision = ReturnType<FixedWindow["take"]>;
type Limiter = { take(key: string): Decision | Promise<Decision> };
type KeyOf = (req: IncomingMessage) => string | undefined;
type Middleware = (req: IncomingMessage, res: ServerResponse, next: () => void) => unknown;
type Slow = Record<"delayAfter" | "windowMs" | "stepMs" | "maxDelayMs", number>;

const SILENT = { error: () => undefined, warn: () => undefined };
const toSeconds = (ms = 0): string => `${Math.ceil(ms / 1000)}`;
const keyFor = (req: IncomingMessage, keyOf?: KeyOf): string =>
  keyOf?.(req) || req.socket.remoteAddress || "";
/** A store that lets one of our limiters count; a refused request is one above the limit. */
const storeOf = (count: () => Promise<Decision>) => ({
  async increment() {
    const { allowed, limit, remaining, resetMs } = await count();
    const totalHits = allowed ? limit - remaining : limit + 1;
    return { totalHits, resetTime: new Date(Date.now() + resetMs) };
  },
  ...{ decrement: () => undefined, resetKey: () => undefined },
});

/** An instance of the package for each request, because the limit comes with the decision. */
export function rateLimit(options: { limiter: Limiter; keyOf?: KeyOf }): Middleware {
  return async (req, res, next) => {
    let made: Decision | undefined;
    const key = keyFor(req, options.keyOf);
    const middleware = limitRate({
      ...{ standardHeaders: "draft-6", legacyHeaders: false, validate: false },
      ...{ passOnStoreError: true, logger: SILENT, keyGenerator: () => key },
      limit: () => made?.limit ?? 0,
      store: storeOf(async () => (made = await options.limiter.take(key))),
      handler: () =>
        tell().setHeader("Retry-After", toSeconds(made?.retryAfterMs)).writeHead(429).end(),
    });
    // The package reads the clock again, which may have gone on since the decision.
    const tell = () => (made ? res.setHeader("RateLimit-Reset", toSeconds(made.resetMs)) : res);
    // What `next` throws, the package hands to `next`.
    const pass = (error?: unknown) => (error === undefined ? (tell(), next()) : undefined);
    await Reflect.apply(middleware, undefined, [req, res, pass]);
  };
}

export function slowDown(options: Slow & { keyOf?: KeyOf; now?: () => number }): Middleware {
  const { delayAfter, stepMs, maxDelayMs, keyOf, ...windows } = options;
  const counter = new FixedWindow({ ...windows, limit: 2 ** 50 });
  const delayMs = (used: number): number => (used - delayAfter) * stepMs;
  const settings = { delayAfter, delayMs, maxDelayMs, validate: false, keyGenerator: () => "" };
  return (req, res, next) => {
    const store = storeOf(async () => counter.take(keyFor(req, keyOf)));
    const middleware = delayRequests({ ...settings, store });
    return Reflect.apply(middleware, undefined, [req, res, next]);
  };
}

export { FixedWindow, limitSocket, SlidingWindow, TokenBucket } from "./pure-steps.ts";
