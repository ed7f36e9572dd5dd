import { describe, expect, test } from "vitest";
import { rateLimit, slowDown } from "@solution";
import type { Reply } from "../../../kit-http.ts";
import { replaceClock, STRAY_EVENTS, takeOver, turn, value } from "../../../kit.ts";
import type { Decision } from "../drive.ts";
import { serve } from "../http.ts";

const ALLOWED: Decision = {
  allowed: true,
  limit: 10,
  remaining: 7,
  retryAfterMs: 0,
  resetMs: 1500,
};

const REFUSED: Decision = {
  allowed: false,
  limit: 10,
  remaining: 0,
  retryAfterMs: 4200,
  resetMs: 61_500,
};

/** The reply to one request, about which the limiter says this. */
async function replyTo(decision: Decision): Promise<{ reply: Reply; passed: number }> {
  const site = await serve(rateLimit({ limiter: { take: () => decision } }));
  const reply = await site.get();
  return { reply, passed: site.passed() };
}

/** The fields of the draft. */
function fieldsOf({ headers }: Reply): string {
  const names = ["limit", "remaining", "reset"];
  return names.map((name) => headers[`ratelimit-${name}`] ?? "none").join(", ");
}

describe("limit-headers", () => {
  test("R21 each decision sets the three fields", async () => {
    const fields = {
      allowed: fieldsOf((await replyTo(ALLOWED)).reply),
      refused: fieldsOf((await replyTo(REFUSED)).reply),
    };
    const sentence =
      "each response carries RateLimit-Limit, RateLimit-Remaining and RateLimit-Reset in seconds";
    expect(fields, sentence).toEqual({ allowed: "10, 7, 2", refused: "10, 0, 62" });
  });

  test("R21 the seconds are rounded up", async () => {
    const resets: unknown[] = [];
    for (const resetMs of [1, 3_600_000, 2100, 0]) {
      const { reply } = await replyTo({ ...ALLOWED, resetMs });
      resets.push(reply.headers["ratelimit-reset"]);
    }
    const sentence = "RateLimit-Reset is resetMs in whole seconds, rounded up";
    expect(resets, sentence).toEqual(["1", "3600", "3", "0"]);
  });
});

describe("refuses-with-429", () => {
  test("R22 an allowed request reaches next", async () => {
    const { reply, passed } = await replyTo(ALLOWED);
    const sentence = "an allowed request reaches next, which alone decides about status and body";
    expect([passed, reply.status, reply.body], sentence).toEqual([1, 201, "passed"]);
  });

  test("R22 a refused request gets 429 and goes no further", async () => {
    const { reply, passed } = await replyTo(REFUSED);
    expect(reply.status, "a refused request gets the status 429").toBe(429);
    expect(passed, "a refused request does not reach next").toBe(0);
  });

  test("R22 Retry-After is retryAfterMs in seconds", async () => {
    const seconds: string[] = [];
    for (const retryAfterMs of [4200, 4700, 1, 3_600_000]) {
      const { reply } = await replyTo({ ...REFUSED, retryAfterMs });
      seconds.push(reply.headers["retry-after"] ?? "none");
    }
    const sentence = "Retry-After is retryAfterMs in whole seconds, rounded up";
    expect(seconds.join(), sentence).toBe("5,5,1,3600");
  });

  test("R22 the decision may be a promise", async () => {
    const decisions = [ALLOWED, REFUSED];
    const take = async (): Promise<Decision> => {
      await turn();
      return decisions.shift() ?? REFUSED;
    };
    const site = await serve(rateLimit({ limiter: { take } }));
    const statuses = [(await site.get()).status, (await site.get()).status];
    expect(statuses, "a decision that comes as a promise counts like any other").toEqual([
      201, 429,
    ]);
  });
});

describe("request-key", () => {
  /** The keys that the limiter is asked for, of requests with these headers. */
  async function keysOf(
    more: Pick<Parameters<typeof rateLimit>[0], "keyOf">,
    requests: Record<string, string>[],
  ): Promise<string[]> {
    const keys: string[] = [];
    const take = (key: string): Decision => {
      keys.push(key);
      return ALLOWED;
    };
    const site = await serve(rateLimit({ limiter: { take }, ...more }));
    for (const headers of requests) await site.get(headers);
    return keys;
  }

  /** The API key of a request. */
  const keyOf: Parameters<typeof rateLimit>[0]["keyOf"] = ({ headers }) => {
    const key = headers["x-api-key"];
    return Array.isArray(key) ? key[0] : key;
  };

  test("R23 the key is what keyOf returns", async () => {
    const keys = await keysOf({ keyOf }, [{ "x-api-key": "ada" }, { "x-api-key": "grace" }]);
    expect(keys, "the limiter is asked for the key that keyOf returns").toEqual(["ada", "grace"]);
  });

  test("R23 without keyOf the key is the address", async () => {
    const [key = ""] = await keysOf({}, [{}]);
    const sentence = "without keyOf, the key is the address of the client's socket";
    expect(key.includes("127.0.0.1"), `${sentence} (got ${JSON.stringify(key)})`).toBe(true);
  });

  test("R23 without a key the address counts", async () => {
    const keys = await keysOf({ keyOf }, [{}, { "x-api-key": "" }]);
    const right = keys.map((key) => String(key).includes("127.0.0.1"));
    const sentence = 'if keyOf returns undefined or "", the key is the address of the socket';
    expect(right, `${sentence} (got ${JSON.stringify(keys)})`).toEqual([true, true]);
  });

  test("R23 slowDown finds the key in the same way", async () => {
    const clock = replaceClock();
    /** How many requests have passed at once after each of two that have these keys. */
    const passedWith = async (keys: (string | undefined)[]): Promise<string> => {
      let current: string | undefined;
      const options = { delayAfter: 1, windowMs: 60_000, stepMs: 100, maxDelayMs: 100 };
      const site = await serve(slowDown({ ...options, keyOf: () => current, now: () => 1000 }));
      const passed: number[] = [];
      for (current of keys) {
        await site.send();
        await turn();
        await clock.advance(0);
        passed.push(site.passed());
      }
      return passed.join();
    };
    // Whether slowDown counts at all is a matter of another rule.
    if ((await passedWith(["ada", "ada"])) !== "1,1") return;
    const sentence = 'slowDown takes the address too if keyOf returns undefined or ""';
    expect(await passedWith(["", undefined]), sentence).toBe("1,1");
  });

  test("R23 no header changes the address", async () => {
    const forged = ["10.0.0.1", "10.0.0.2"].map((address) => ({
      "x-forwarded-for": address,
      "x-real-ip": address,
      forwarded: `for=${address}`,
    }));
    const keys = await keysOf({}, [{}, ...forged]);
    const sentence = "a header such as X-Forwarded-For gives no client another key";
    expect(new Set(keys).size, sentence).toBe(1);
  });
});

describe("passes-on-failure", () => {
  test("R24 a limiter that fails lets the request pass", async () => {
    takeOver(STRAY_EVENTS, () => undefined, 3);
    const throws = (): Decision => {
      throw new Error("the limiter is down");
    };
    const rejects = async (): Promise<Decision> => {
      await turn();
      throw new Error("the limiter is down");
    };
    const outcomes: string[] = [];
    for (const take of [throws, rejects]) {
      const site = await serve(rateLimit({ limiter: { take } }));
      const { reply } = await site.send();
      const answered = `if take ${take.name}, the request is answered`;
      outcomes.push(`${take.name}: ${(await value(reply, 1000, answered)).status}`);
    }
    const sentence = "if take throws or rejects, the request passes";
    expect(outcomes, sentence).toEqual(["throws: 201", "rejects: 201"]);
  });

  test("R24 next is called once, even if it throws", async () => {
    takeOver(STRAY_EVENTS, () => undefined, 3);
    const counts: number[] = [];
    for (const take of [() => ALLOWED, async () => ALLOWED]) {
      const site = await serve(rateLimit({ limiter: { take } }), () => {
        throw new Error("the handler is broken");
      });
      await site.get();
      for (let turns = 0; turns < 3; turns += 1) await turn();
      counts.push(site.passed());
    }
    const sentence = "an error that next throws is not one of the limiter: next is called once";
    expect(counts, sentence).toEqual([1, 1]);
  });
});
