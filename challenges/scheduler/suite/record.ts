/** What a scheduler says and what goes astray, written down. */
import { expect, onTestFinished } from "vitest";
import type { Scheduler } from "@solution";
import { deferred, STRAY_EVENTS, takeOver, turn, type Deferred } from "../../kit.ts";

/** One payload of an event, as far as the suite looks at it. */
export interface Payload {
  name?: unknown;
  runCount?: unknown;
  nextRun?: unknown;
  error?: unknown;
}

/** Does nothing, as a handler or listener. */
export const nothing = () => undefined;

/** Collects the payloads of `event` from now on. */
export function payloadsOf(scheduler: Scheduler, event: string): Payload[] {
  const payloads: Payload[] = [];
  scheduler.on(event, (payload: Payload) => payloads.push(payload));
  return payloads;
}

/** Collects the events of runs from now on, each as `jobStart name 1`. */
export function runEventsOf(scheduler: Scheduler): string[] {
  const log: string[] = [];
  for (const event of ["jobStart", "jobComplete", "jobError"]) {
    scheduler.on(event, ({ name, runCount }: Payload) =>
      log.push(`${event} ${String(name)} ${String(runCount)}`),
    );
  }
  return log;
}

/** The status of one job; fails the test when there is none. */
export function statusOf(scheduler: Scheduler, name: string) {
  const status = scheduler.getStatus()[name];
  return status ?? expect.fail(`getStatus() has an entry for the job "${name}"`);
}

/** The names in `getStatus()`. */
export function namesOf(scheduler: Scheduler): string[] {
  return Object.keys(scheduler.getStatus());
}

/** The milliseconds from now to something that must be a `Date`. */
export function untilDate(date: unknown, sentence: string): number {
  expect(date instanceof Date ? "a Date" : date, sentence).toBe("a Date");
  return date instanceof Date ? date.getTime() - Date.now() : Number.NaN;
}

/** Fails the test with `sentence` unless a `Date` is in the future. */
export function expectFuture(date: unknown, sentence: string): void {
  const left = untilDate(date, sentence);
  expect(left > 0 ? "in the future" : `${-left} ms ago`, sentence).toBe("in the future");
}

/** Fails the test with `sentence` unless something is a promise. */
export function expectPromise(thing: unknown, sentence: string): void {
  expect(thing instanceof Promise ? "a promise" : thing, sentence).toBe("a promise");
}

/** Keeps unhandled rejections and uncaught exceptions from the judge until the test ends. */
export function catchStrays(): unknown[] {
  const strays: unknown[] = [];
  takeOver(STRAY_EVENTS, (error) => strays.push(error));
  return strays;
}

/** A handler whose runs last until the test ends them. */
export class Work {
  /** How many runs have started. */
  starts = 0;
  /** How many runs are in progress. */
  running = 0;
  #open: Deferred<void>[] = [];
  #over = false;

  constructor() {
    onTestFinished(async () => {
      this.#over = true;
      while (this.#open.length > 0) this.finish();
      await turn();
    });
  }

  readonly handler = (): Promise<void> => {
    if (this.#over) return Promise.resolve();
    this.starts += 1;
    this.running += 1;
    const run = deferred();
    this.#open.push(run);
    return run.promise.finally(() => (this.running -= 1));
  };

  /** Lets the oldest run in progress end well. */
  finish(): void {
    this.#open.shift()?.resolve();
  }

  /** Lets the oldest run in progress reject. */
  fail(): void {
    this.#open.shift()?.reject(new Error("failed on purpose"));
  }
}

/** What `action` throws, or `undefined` when it does not throw. */
export function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}

/** What kind of thing was thrown, in words. */
export function kindOf(error: unknown): string {
  if (error === undefined) return "nothing";
  if (!(error instanceof Error)) return "something that is not an Error";
  const code: unknown = Reflect.get(error, "code");
  if (code !== undefined) return String(code);
  if (error instanceof TypeError || error instanceof RangeError) return "TypeError or RangeError";
  return "an Error without a code";
}

/** What `call` throws for each value, unless it is of the `wanted` kind. */
export function notThrowing<T>(
  values: readonly T[],
  wanted: string,
  call: (value: T) => unknown,
): string[] {
  return values.flatMap((value) => {
    const kind = kindOf(thrownBy(() => call(value)));
    const text = typeof value === "string" ? `'${value}'` : String(value);
    return kind === wanted ? [] : [`${text} throws ${kind}`];
  });
}
