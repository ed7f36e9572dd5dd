/** What this suite needs to look at promises and at the process around them. */
import { expect, onTestFinished } from "vitest";
import { settled, takeOver, turn } from "../../kit.ts";
import type { Settled } from "../../kit.ts";

/** Real time after which a promise that should have settled has not. */
const PATIENCE = 150;

/** One of the four. */
export type Combine = (items: never) => unknown;

/** A call that has begun; an object, because an async function would await a bare promise. */
export interface Begun {
  promise: PromiseLike<unknown>;
}

/** Calls a combinator; what it throws counts as a rejection, which is judged elsewhere. */
export function begin(combine: Combine, items: unknown): Begun {
  watchUnhandled();
  let promise: PromiseLike<unknown>;
  try {
    promise = Promise.resolve(Reflect.apply(combine, undefined, [items]));
  } catch (error) {
    promise = Promise.reject(error);
  }
  // So that only the items of a call are watched for unhandled rejections.
  promise.then(undefined, () => undefined);
  return { promise };
}

/** How a call ends, or a failure with `sentence` if it does not. */
export function endOf({ promise }: Begun, sentence: string): Promise<Settled<unknown>> {
  return settled(promise, PATIENCE, sentence);
}

/** Begins a call and waits for its end. */
export function endWith(
  combine: Combine,
  items: unknown,
  sentence: string,
): Promise<Settled<unknown>> {
  return endOf(begin(combine, items), sentence);
}

/** Whether a call is still pending after everything that could settle it has had its turn. */
export async function isPending({ promise }: Begun): Promise<boolean> {
  let pending = true;
  const end = (): void => {
    pending = false;
  };
  promise.then(end, end);
  for (let turns = 0; turns < 3; turns += 1) await turn();
  return pending;
}

/** A promise that stays pending. */
export function never(): Promise<never> {
  return new Promise(() => undefined);
}

/** A promise that has rejected with `reason`, and that nobody else handles. */
export function rejected(reason: unknown): Promise<never> {
  return Promise.reject(reason);
}

/** A generator that hands out the items and then throws `reason`. */
export function* failsAfter(items: readonly unknown[], reason: unknown): Generator {
  yield* items;
  throw reason;
}

/** What kind of value a call rejects with. */
export function kindOfReason(end: Settled<unknown>): string {
  if (end.status === "fulfilled") return "nothing, it resolved";
  const { reason } = end;
  if (reason instanceof AggregateError) return "an AggregateError";
  return reason instanceof Error ? `another error, ${reason.name}` : "no error";
}

/** The reasons of an `AggregateError`, or what it is instead. */
export function errorsOf(end: Settled<unknown>): unknown {
  if (end.status === "fulfilled") return end;
  return end.reason instanceof AggregateError ? [...end.reason.errors] : end.reason;
}

let unhandled: unknown[] | null = null;

/**
 * Collects the rejections that nobody handles until the test ends, in place of other listeners, so
 * that they are a finding of one requirement and not the end of the run.
 */
export function watchUnhandled(): () => Promise<unknown[]> {
  const seen = (unhandled ??= collect());
  return async () => {
    await turn();
    await turn();
    return [...seen];
  };
}

function collect(): unknown[] {
  const seen: unknown[] = [];
  takeOver(["unhandledRejection"], (reason) => seen.push(reason), 2);
  onTestFinished(async () => {
    await turn();
    await turn();
    unhandled = null;
  });
  return seen;
}

/** Expects that a call ends as told, compared strictly. */
export async function expectEnd(
  combine: Combine,
  items: unknown,
  end: Settled<unknown>,
  sentence: string,
): Promise<void> {
  expect(await endWith(combine, items, sentence), sentence).toStrictEqual(end);
}

/** Expects that a call ends like the same call with other items; what that end is, is judged elsewhere. */
export async function expectAlike(
  combine: Combine,
  [items, others]: readonly [unknown, unknown],
  sentence: string,
): Promise<void> {
  const usual = begin(combine, others);
  if (await isPending(usual)) return;
  const end = await endWith(combine, items, sentence);
  expect(end, sentence).toStrictEqual(await endOf(usual, sentence));
}

/** The end of a call that resolves. */
export function fulfilledWith(value: unknown): Settled<unknown> {
  return { status: "fulfilled", value };
}

/** The end of a call that rejects. */
export function rejectedWith(reason: unknown): Settled<unknown> {
  return { status: "rejected", reason };
}
