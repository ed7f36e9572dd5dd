/** Calls both versions so that one fault misses one requirement, and nothing a learner makes can hang. */
import { expect } from "vitest";
import { callbackify, promisify } from "@solution";
import {
  settled,
  sleep,
  STRAY_EVENTS,
  takeOver,
  turn,
  type Settled,
  type StrayEvent,
} from "../../kit.ts";

/** Any function, as the tests write it. */
export type Loose = (this: unknown, ...args: unknown[]) => unknown;

/** What the tests get in place of a promisified function: a throw becomes a rejection. */
export type Version = (this: unknown, ...args: unknown[]) => Promise<unknown>;

/** Something that nobody handled. */
export interface Stray {
  kind: StrayEvent;
  reason: unknown;
}

/** What a callback was called with so far. */
export interface Record {
  calls: unknown[][];
  callback: (...outcome: unknown[]) => void;
}

/** Promisifies `fn`. */
export function promisified(fn: Loose): Version {
  const version: unknown = promisify(fn);
  return function (...args) {
    const promise = new Promise((resolve) => {
      if (typeof version !== "function") return expect.fail("promisify returns a function");
      resolve(Reflect.apply(version, this, args));
    });
    promise.catch(() => undefined);
    return promise;
  };
}

/** The callback among the arguments that `fn` got, wherever it stands. */
export function callbackOf(args: readonly unknown[]): (...outcome: unknown[]) => void {
  const callback = args.find((one) => typeof one === "function");
  if (typeof callback !== "function") return expect.fail("fn gets a callback");
  return (...outcome) => void Reflect.apply(callback, undefined, outcome);
}

/** How a promise of a promisified function ended that must have settled soon. */
export function ending(promise: Promise<unknown>): Promise<Settled<unknown>> {
  return settled(promise, 150, "the promise settles as soon as fn has called its callback");
}

/** Notes what a callback is called with. */
export function record(): Record {
  const calls: unknown[][] = [];
  return { calls, callback: (...outcome) => void calls.push(outcome) };
}

/** Calls the callback version of `fn`, with `self` as its `this`; returns what it threw, if it did. */
export function callWith(fn: Loose, self: unknown, args: unknown[]): { thrown: unknown } | null {
  const version: unknown = callbackify(fn);
  try {
    if (typeof version !== "function") return expect.fail("callbackify returns a function");
    Reflect.apply(version, self, args);
    return null;
  } catch (thrown) {
    return { thrown };
  }
}

/** Calls the callback version of `fn` and returns the first outcome that the callback got. */
export async function outcomeOf(fn: Loose, ...args: unknown[]): Promise<unknown[]> {
  const { calls, callback } = record();
  callWith(fn, undefined, [...args, callback]);
  await until(() => calls.length > 0);
  return calls[0] ?? expect.fail("the callback is called when fn has settled");
}

/** Waits until something has happened, at most a tenth of a second, and lets more of it happen. */
export async function until(happened: () => boolean): Promise<void> {
  for (let waits = 0; waits < 50 && !happened(); waits += 1) await sleep(waits < 3 ? 0 : 2);
  await turn();
  await turn();
}

/** Collects what nobody handles until the test ends, in place of the listeners that are there. */
export function watchStrays(): Stray[] {
  const seen: Stray[] = [];
  takeOver(STRAY_EVENTS, (reason, kind) => seen.push({ kind, reason }));
  return seen;
}
