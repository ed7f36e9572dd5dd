import { describe, expect, test } from "vitest";
import { CircuitBreaker } from "@solution";
import { replaceClock, settled } from "../../../kit.ts";
import { RESET, call, fail, openAndWait, openUp, start, succeed, timedBench } from "../drive.ts";
import type { Bench, Options } from "../drive.ts";

describe("checks-options", () => {
  test("C23 throws for thresholds of 0 and less", () => {
    const accepted = thresholdsAccepted([0, -1]);
    expect(accepted, "the constructor throws if a threshold is 0 or negative").toEqual([]);
  });

  test("C23 throws for thresholds that are not integers", () => {
    const accepted = thresholdsAccepted([1.5, NaN, Infinity]);
    expect(accepted, "the constructor throws if a threshold is 1.5, NaN or Infinity").toEqual([]);
  });

  test("C23 throws for negative times", () => {
    const accepted = timesAccepted([-1, -0.5]);
    expect(accepted, "the constructor throws if a time is negative").toEqual([]);
  });

  test("C23 throws for times that are NaN", () => {
    expect(timesAccepted([NaN]), "the constructor throws if a time is NaN").toEqual([]);
  });

  test("C23 accepts options that make sense", () => {
    const create = (): unknown =>
      new CircuitBreaker({ failureThreshold: 1, successThreshold: 1, timeout: 1, resetTimeout: 1 });
    expect(create, "the constructor accepts thresholds of 1 and times of 1").not.toThrow();
    const unlimited = (): unknown => new CircuitBreaker({ timeout: Infinity, resetTimeout: 0.5 });
    expect(unlimited, "the constructor accepts fractions and Infinity as times").not.toThrow();
  });
});

describe("option-defaults", () => {
  test("C24 opens after 5 failures by default", async () => {
    const b = defaultBench();
    const five = benchBeside(b, { failureThreshold: 5 });
    for (let calls = 0; calls < 4; calls += 1) {
      await fail(b);
      await fail(five);
    }
    expect(b.breaker.state, "by default four failures leave the circuit closed").toBe("CLOSED");
    const more = [await callsUntil("OPEN", b, fail), await callsUntil("OPEN", five, fail)];
    expect(more[0], "by default the circuit opens like one with failureThreshold 5").toBe(more[1]);
  });

  test("C24 closes after 2 trials by default", async () => {
    const b = defaultBench();
    const two = benchBeside(b, { successThreshold: 2 });
    await openUp(b);
    await openUp(two);
    await b.clock.advance(31_000);
    await succeed(b);
    expect(b.breaker.state, "by default one successful trial does not close the circuit").toBe(
      "HALF_OPEN",
    );
    await succeed(two);
    const more = [await callsUntil("CLOSED", b, succeed), await callsUntil("CLOSED", two, succeed)];
    expect(more[0], "by default the circuit closes like one with successThreshold 2").toBe(more[1]);
  });

  test("C24 allows a trial after 30000 ms by default", async () => {
    const b = defaultBench();
    const pairs = [0, 1, 2, 3].map(() => ({
      byDefault: benchBeside(b, {}),
      given: benchBeside(b, { resetTimeout: 30_000 }),
    }));
    for (const pair of pairs) {
      await openUp(pair.byDefault);
      await openUp(pair.given);
    }
    await b.clock.advance(29_998);
    const called: { byDefault: boolean; given: boolean }[] = [];
    for (const { byDefault, given } of pairs) {
      called.push({
        byDefault: (await fail(byDefault)).called,
        given: (await fail(given)).called,
      });
      await b.clock.advance(1);
    }
    expect(
      called.map(({ byDefault }) => byDefault),
      "by default a trial is allowed at the same moment as with resetTimeout 30000",
    ).toEqual(called.map(({ given }) => given));
    expect(called[0]?.byDefault, "by default no trial is allowed 29998 ms after the opening").toBe(
      false,
    );
    expect(called[3]?.byDefault, "by default a trial is allowed 30001 ms after the opening").toBe(
      true,
    );
  });

  test("C24 times out after 10000 ms by default", async () => {
    const b = defaultBench();
    const same = benchBeside(b, { timeout: 10_000 });
    const ended: string[] = [];
    void (await start(b)).promise.catch(() => ended.push("default"));
    void (await start(same)).promise.catch(() => ended.push("10000"));
    await b.clock.advance(9998);
    expect(ended, "by default a call of 9998 ms does not time out").toEqual([]);
    for (let steps = 0; steps < 4 && ended.length === 0; steps += 1) await b.clock.advance(1);
    expect(ended.toSorted(), "by default a call times out like one with timeout 10000").toEqual([
      "10000",
      "default",
    ]);
  });

  test("C24 takes the defaults for options that are undefined", async () => {
    const b = defaultBench();
    const bare = benchBeside(b, {
      failureThreshold: undefined,
      successThreshold: undefined,
      timeout: undefined,
      resetTimeout: undefined,
    });
    const { end } = await succeed(bare);
    expect(end.status, "a call passes if every option is undefined").toBe("fulfilled");
    for (let calls = 0; calls < 4; calls += 1) await fail(bare);
    expect(
      bare.breaker.state,
      "if failureThreshold is undefined, four failures leave the circuit closed",
    ).toBe("CLOSED");
    for (let calls = 0; calls < 2; calls += 1) await fail(bare);
    expect(
      bare.breaker.state,
      "if failureThreshold is undefined, six failures open the circuit",
    ).toBe("OPEN");
    await b.clock.advance(29_000);
    expect(
      (await succeed(bare)).called,
      "if resetTimeout is undefined, fn is not called 29000 ms after the opening",
    ).toBe(false);
  });

  test("C24 takes a resetTimeout of 0 as 0", async () => {
    const b = timedBench({ resetTimeout: 0 });
    await fail(b);
    await b.clock.advance(5);
    const { called } = await succeed(b);
    expect(called, "if resetTimeout is 0, the next call is a trial").toBe(true);
  });
});

describe("replaceable-clock", () => {
  test("C25 uses the global setTimeout of the moment of the call", async () => {
    const breaker = new CircuitBreaker({ timeout: 5000, failureThreshold: 9 });
    const clock = replaceClock(Date.now());
    const promise = call(breaker, () => new Promise(() => undefined));
    await clock.advance(6000);
    const sentence =
      "a breaker that was made before the clock was replaced times out by the replaced setTimeout";
    const end = await settled(promise, 150, sentence);
    expect(end.status, sentence).toBe("rejected");
  });

  test("C25 uses the global clock of the moment of the opening", async () => {
    const breaker = new CircuitBreaker({ failureThreshold: 1, timeout: 0, resetTimeout: RESET });
    const clock = replaceClock(Date.now());
    const b = { breaker, clock };
    await openAndWait(b);
    const { called } = await succeed(b);
    expect(
      called,
      "a breaker that was made before the clock was replaced allows a trial by the replaced clock",
    ).toBe(true);
  });
});

function defaultBench(): Bench {
  const clock = replaceClock(1_000_000);
  return { clock, breaker: new CircuitBreaker() };
}

/** Another breaker on the same clock. */
function benchBeside({ clock }: Bench, options: Options): Bench {
  return { clock, breaker: new CircuitBreaker(options) };
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

function thresholdsAccepted(values: number[]): string[] {
  return values.flatMap((n) => [
    ...acceptedBy("failureThreshold", { failureThreshold: n }, n),
    ...acceptedBy("successThreshold", { successThreshold: n }, n),
  ]);
}

function timesAccepted(values: number[]): string[] {
  return values.flatMap((ms) => [
    ...acceptedBy("timeout", { timeout: ms }, ms),
    ...acceptedBy("resetTimeout", { resetTimeout: ms }, ms),
  ]);
}

/** Names the option if the constructor accepts it. */
function acceptedBy(name: string, options: Options, value: number): string[] {
  try {
    new CircuitBreaker(options);
    return [`${name}: ${value}`];
  } catch {
    return [];
  }
}
