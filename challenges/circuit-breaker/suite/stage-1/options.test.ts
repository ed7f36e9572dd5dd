import { describe, expect, test } from "vitest";
import { CircuitBreaker } from "@solution";
import type { CircuitBreakerOptions } from "@solution";
import { deferred, replaceClock } from "../../../kit.ts";
import { bench, ending, fail, openAndWait, openUp, reasonOf, start, succeed } from "../drive.ts";
import type { Bench } from "../drive.ts";

describe("coded-errors", () => {
  test("A3 refuses with an Error", async () => {
    const b = bench();
    await openUp(b);
    const { end } = await succeed(b);
    expect(reasonOf(end), "a refused call rejects with an Error").toBeInstanceOf(Error);
  });

  test("A3 times out with an Error", async () => {
    const b = bench({ timeout: 5000 });
    const flight = await start(b, deferred());
    await b.clock.advance(6000);
    const end = await ending(b, flight);
    expect(reasonOf(end), "a call that takes too long rejects with an Error").toBeInstanceOf(Error);
  });
});

describe("promise-always", () => {
  test("A5 returns a promise when fn throws", async () => {
    const b = bench();
    const outcome = whatExecuteDoes(b.breaker, () => {
      throw new Error("down");
    });
    expect(outcome, "execute does not throw when fn throws").toBe("returned a promise");
    await b.clock.advance(0);
  });

  test("A5 returns a promise when fn returns a plain value", async () => {
    const b = bench();
    expect(
      whatExecuteDoes(b.breaker, () => 42),
      "execute returns a promise when fn returns a plain value",
    ).toBe("returned a promise");
    await b.clock.advance(0);
  });

  test("A5 returns a promise when the circuit is open", async () => {
    const b = bench();
    await openUp(b);
    const outcome = whatExecuteDoes(b.breaker, () => 42);
    expect(outcome, "a refused call is a rejected promise, not a throw").toBe("returned a promise");
  });

  test("A5 returns a promise when a trial is in flight", async () => {
    const b = bench();
    await openAndWait(b);
    const gate = deferred();
    await start(b, gate);
    const outcome = whatExecuteDoes(b.breaker, () => 42);
    expect(outcome, "a refused call is a rejected promise, not a throw").toBe("returned a promise");
    gate.resolve();
    await b.clock.advance(0);
  });
});

describe("own-state", () => {
  test("A1 opens one breaker and leaves the other closed", async () => {
    const b = bench();
    const other = new CircuitBreaker({ failureThreshold: 1 });
    await openUp(b);
    expect(other.state, "a second breaker stays CLOSED when the first has opened").toBe("CLOSED");
    const { called } = await succeed({ breaker: other, clock: b.clock });
    expect(called, "a second breaker calls fn when the first has opened").toBe(true);
  });

  test("A1 counts failures for each breaker alone", async () => {
    const b = bench({ failureThreshold: 2 });
    const other = { breaker: new CircuitBreaker({ failureThreshold: 2 }), clock: b.clock };
    await fail(b);
    await fail(other);
    expect(
      [b.breaker.state, other.breaker.state],
      "one failure of two for each breaker leaves both closed",
    ).toEqual(["CLOSED", "CLOSED"]);
  });

  test("A1 calls the listeners of one breaker only", async () => {
    const b = bench();
    const other = new CircuitBreaker({ failureThreshold: 1 });
    const seen: string[] = [];
    other.on("open", () => seen.push("open of the other breaker"));
    await openUp(b);
    expect(seen, "a listener hears its own breaker only").toEqual([]);
  });
});

function defaultBench(): Bench {
  const clock = replaceClock(1_000_000);
  return { clock, breaker: new CircuitBreaker() };
}

/** How many further calls it takes until the circuit is in `state`; at most eight. */
async function callsUntil(
  state: string,
  b: Bench,
  make: (b: Bench) => Promise<unknown>,
): Promise<number> {
  let calls = 0;
  for (; calls < 8 && b.breaker.state !== state; calls += 1) await make(b);
  return calls;
}

/** Names the option when the constructor accepts it. */
function acceptedBy(name: string, options: CircuitBreakerOptions, value: number): string[] {
  try {
    new CircuitBreaker(options);
    return [`${name}: ${value}`];
  } catch {
    return [];
  }
}

function whatExecuteDoes(breaker: CircuitBreaker, fn: () => unknown): string {
  try {
    const result: unknown = breaker.execute(fn);
    if (!(result instanceof Promise)) return `returned ${String(result)}`;
    result.catch(() => undefined);
    return "returned a promise";
  } catch {
    return "threw";
  }
}
