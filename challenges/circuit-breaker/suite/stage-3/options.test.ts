import { describe, expect, test } from "vitest";
import { CircuitBreaker } from "@solution";
import type { CircuitBreakerOptions } from "@solution";
import { deferred, replaceClock } from "../../../kit.ts";
import { bench, ending, fail, openAndWait, openUp, reasonOf, start, succeed } from "../drive.ts";
import type { Bench } from "../drive.ts";

describe("checks-options", () => {
  test("C14 throws for thresholds that are not positive integers", () => {
    const accepted = [0, -1, 1.5, NaN, Infinity].flatMap((n) => [
      ...acceptedBy("failureThreshold", { failureThreshold: n }, n),
      ...acceptedBy("successThreshold", { successThreshold: n }, n),
    ]);
    expect(
      accepted,
      "every threshold that is not a positive integer throws, so none of these is accepted",
    ).toEqual([]);
  });

  test("C14 accepts options that make sense", () => {
    const create = (): unknown =>
      new CircuitBreaker({ failureThreshold: 1, successThreshold: 1, timeout: 1, resetTimeout: 1 });
    expect(create, "the constructor takes thresholds of 1 and times of 1").not.toThrow();
  });

  test("C14 throws for times that are negative or NaN", () => {
    const accepted = [-1, -0.5, NaN].flatMap((ms) => [
      ...acceptedBy("timeout", { timeout: ms }, ms),
      ...acceptedBy("resetTimeout", { resetTimeout: ms }, ms),
    ]);
    expect(
      accepted,
      "every time that is negative or NaN throws, so none of these is accepted",
    ).toEqual([]);
  });
});

describe("option-defaults", () => {
  test("A2 opens after 5 failures by default", async () => {
    const b = defaultBench();
    for (let calls = 0; calls < 4; calls += 1) await fail(b);
    expect(b.breaker.state, "four failures leave a circuit with default options closed").toBe(
      "CLOSED",
    );
    const five = { breaker: new CircuitBreaker({ failureThreshold: 5 }), clock: b.clock };
    for (let calls = 0; calls < 4; calls += 1) await fail(five);
    const more = [await callsUntil("OPEN", b, fail), await callsUntil("OPEN", five, fail)];
    expect(
      more[0],
      "after four failures, the default opens with as many more as failureThreshold 5",
    ).toBe(more[1]);
  });

  test("A2 closes after 2 trials by default", async () => {
    const b = defaultBench();
    const two = { breaker: new CircuitBreaker({ successThreshold: 2 }), clock: b.clock };
    await openUp(b);
    await openUp(two);
    await b.clock.advance(31_000);
    await succeed(b);
    expect(
      b.breaker.state,
      "one successful trial does not close a circuit with default options",
    ).toBe("HALF_OPEN");
    await succeed(two);
    const more = [await callsUntil("CLOSED", b, succeed), await callsUntil("CLOSED", two, succeed)];
    expect(
      more[0],
      "after one trial, the default closes with as many more as successThreshold 2",
    ).toBe(more[1]);
  });

  test("A2 allows no trial before 30000 ms by default", async () => {
    const b = defaultBench();
    await openUp(b);
    await b.clock.advance(29_000);
    expect(
      (await succeed(b)).called,
      "fn is not called 29000 ms after the opening, resetTimeout is 30000 by default",
    ).toBe(false);
  });

  test("A2 allows a trial after 30000 ms by default", async () => {
    const b = defaultBench();
    await openUp(b);
    await b.clock.advance(30_100);
    expect(
      (await succeed(b)).called,
      "fn is called 30100 ms after the opening, resetTimeout is 30000 by default",
    ).toBe(true);
  });

  test("A2 times out after 10000 ms by default", async () => {
    const b = defaultBench();
    const gate = deferred<unknown>();
    const early = await start(b, gate);
    await b.clock.advance(9000);
    gate.resolve("in time");
    expect(
      (await ending(b, early)).status,
      "a call of 9000 ms passes, timeout is 10000 by default",
    ).toBe("fulfilled");
    const late = await start(b, deferred());
    await b.clock.advance(10_100);
    expect(
      (await ending(b, late)).status,
      "a call of 10100 ms times out, timeout is 10000 by default",
    ).toBe("rejected");
  });

  test("A2 takes the defaults for options that are undefined", async () => {
    const b = bench();
    const breaker = new CircuitBreaker({
      failureThreshold: undefined,
      successThreshold: undefined,
      timeout: undefined,
      resetTimeout: undefined,
    });
    const bare = { breaker, clock: b.clock };
    const { end } = await succeed(bare);
    expect(end.status, "a call passes when every option is undefined").toBe("fulfilled");
    for (let calls = 0; calls < 4; calls += 1) await fail(bare);
    expect(
      breaker.state,
      "four failures leave the circuit closed when failureThreshold is undefined",
    ).toBe("CLOSED");
    for (let calls = 0; calls < 2; calls += 1) await fail(bare);
    expect(breaker.state, "six failures open the circuit when failureThreshold is undefined").toBe(
      "OPEN",
    );
    await b.clock.advance(29_000);
    expect(
      (await succeed(bare)).called,
      "fn is not called after 29000 ms when resetTimeout is undefined",
    ).toBe(false);
  });

  test("A2 takes a resetTimeout of 0 as 0", async () => {
    const b = bench({ resetTimeout: 0 });
    await fail(b);
    await b.clock.advance(5);
    const { called } = await succeed(b);
    expect(called, "with resetTimeout 0 the next call is a trial").toBe(true);
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
