/**
 * Drives a breaker under a replaced clock. Nothing here depends on exact thresholds or exact
 * times, so that a solution with one such mistake misses one requirement and not all of them.
 */
import { expect } from "vitest";
import { CircuitBreaker } from "@solution";
import {
  deferred,
  replaceClock,
  settled,
  type Clock,
  type Deferred,
  type Settled,
} from "../../kit.ts";

export { watchUnhandled } from "../../kit.ts";

/** What the constructor takes. */
export type Options = NonNullable<ConstructorParameters<typeof CircuitBreaker>[0]>;

/** The reset time of every breaker made by `bench`, unless the test asks for another. */
export const RESET = 1000;

/** A breaker and the clock it runs on. */
export interface Bench {
  breaker: CircuitBreaker;
  clock: Clock;
}

/** A call that has started; an object, because an async function would await a bare promise. */
export interface Flight {
  promise: Promise<unknown>;
}

/** A call in flight whose `fn` waits until the test ends it. */
export interface OpenFlight extends Flight {
  gate: Deferred<unknown>;
  /** Whether `fn` was called by the time the test goes on. */
  started: boolean;
}

/** What became of one call: whether `fn` ran, and how the promise settled. */
export interface Attempt {
  called: boolean;
  end: Settled<unknown>;
}

/** Makes a breaker under a replaced clock; one failure opens it, one successful trial closes it. */
export function bench(options: Options = {}): Bench {
  const clock = replaceClock(1_000_000);
  const breaker = new CircuitBreaker({
    failureThreshold: 1,
    successThreshold: 1,
    resetTimeout: RESET,
    ...options,
  });
  return { breaker, clock };
}

/** As `bench`, with a `timeout` that is no hindrance; for stages that have one. */
export function timedBench(options: Options = {}): Bench {
  return bench({ timeout: 60_000, ...options });
}

/** Calls `execute`; a throw becomes a rejection, and no rejection of it counts as unhandled. */
export function call(breaker: CircuitBreaker, fn: () => unknown): Promise<unknown> {
  let promise: Promise<unknown>;
  try {
    promise = Promise.resolve(breaker.execute(fn));
  } catch (error) {
    promise = Promise.reject(error);
  }
  promise.catch(() => undefined);
  return promise;
}

/**
 * Calls `execute` with an `fn` that waits for the test, and lets it start. The gate counts as
 * handled in case `fn` is never called; the promise that `fn` returns does not.
 */
export async function start(bench: Bench): Promise<OpenFlight> {
  const gate = deferred<unknown>();
  gate.promise.then(undefined, () => undefined);
  let started = false;
  const promise = call(bench.breaker, async () => {
    started = true;
    return gate.promise;
  });
  await bench.clock.advance(0);
  return { promise, gate, started };
}

/** Lets the `fn` of a call in flight resolve, and waits for what comes of it. */
export async function resolve(bench: Bench, flight: OpenFlight, value?: unknown): Promise<void> {
  flight.gate.resolve(value);
  await bench.clock.advance(0);
}

/** Lets the `fn` of a call in flight reject, and waits for what comes of it. */
export async function reject(bench: Bench, flight: OpenFlight, reason?: unknown): Promise<void> {
  flight.gate.reject(reason ?? new Error("down"));
  await bench.clock.advance(0);
}

/** Calls `execute` with `fn` and waits until the call has settled. */
export async function attempt(bench: Bench, fn: () => unknown): Promise<Attempt> {
  let called = false;
  const promise = call(bench.breaker, () => {
    called = true;
    return fn();
  });
  const end = await ending(bench, { promise });
  return { called, end };
}

/** How a call settled, without moving time on. */
export async function ending(bench: Bench, flight: Flight): Promise<Settled<unknown>> {
  await bench.clock.advance(0);
  // All that a right solution waits for has happened by now, so this wait ends at once.
  return settled(
    flight.promise,
    150,
    "execute settles as soon as fn has settled, the call is refused or its time is over",
  );
}

/** One call that succeeds, if it is let through. */
export function succeed(bench: Bench): Promise<Attempt> {
  return attempt(bench, () => Promise.resolve("fine"));
}

/** One call that fails, if it is let through. */
export function fail(bench: Bench): Promise<Attempt> {
  return attempt(bench, () => Promise.reject(new Error("down")));
}

/** Fails calls until the circuit is open; in reserve, a few more than need be. */
export async function openUp(bench: Bench): Promise<void> {
  for (let calls = 0; calls < 6 && bench.breaker.state !== "OPEN"; calls += 1) await fail(bench);
  expect(bench.breaker.state, "failing calls open the circuit").toBe("OPEN");
  // Lets events that are emitted a little later pass, before a test starts to listen.
  await bench.clock.advance(0);
}

/** Opens the circuit and waits until a trial is due, a little longer than need be. */
export async function openAndWait(bench: Bench, ms = RESET): Promise<void> {
  await openUp(bench);
  await bench.clock.advance(ms + 20);
}

/** Makes successful trials until the circuit is closed. */
export async function closeUp(bench: Bench): Promise<void> {
  for (let calls = 0; calls < 6 && bench.breaker.state !== "CLOSED"; calls += 1)
    await succeed(bench);
  expect(bench.breaker.state, "successful trials close the circuit").toBe("CLOSED");
}

/** What a call rejected with, or words that say that it did not. */
export function reasonOf(end: Settled<unknown>): unknown {
  return end.status === "rejected" ? end.reason : "nothing, the call resolved";
}

/** The `code` of whatever a call rejected with, or a word that says what happened instead. */
export function codeOfEnd(end: Settled<unknown>): unknown {
  const reason = reasonOf(end);
  if (typeof reason !== "object" || reason === null) return reason;
  return Reflect.get(reason, "code") ?? "no code";
}

/** Whether `execute` returned a promise, threw, or returned something else. */
export function whatExecuteDoes(breaker: CircuitBreaker, fn: () => unknown): string {
  try {
    const result: unknown = breaker.execute(fn);
    if (!(result instanceof Promise)) return `returned ${String(result)}`;
    result.catch(() => undefined);
    return "returned a promise";
  } catch {
    return "threw";
  }
}
