/** What the tests of this challenge share: a clock, tasks that a test controls, and two views. */
import { promisify } from "node:util";
import { expect, onTestFinished, vi } from "vitest";
import type { PriorityRequestQueue } from "@solution";
import { deferred, STRAY_EVENTS, takeOver, turn, type Deferred } from "../../kit.ts";

/** How much replaced time something may take that has to happen at once. */
const SOON = 20;

/** The clock that a test moves by hand. */
export interface Clock {
  /** Moves time on by `ms`, and lets everything that is due by then happen. */
  advance(ms: number): Promise<void>;
  /** Lets everything happen that has to happen at once. */
  soon(): Promise<void>;
  /** The time since the clock was started, in milliseconds. */
  now(): number;
  /** How many timers are waiting. */
  timers(): number;
}

/** Replaces the global timers, `Date` and `performance` until the test ends. */
export function startClock(): Clock {
  vi.useFakeTimers({
    now: 0,
    toFake: [
      "setTimeout",
      "clearTimeout",
      "setInterval",
      "clearInterval",
      "setImmediate",
      "clearImmediate",
      "Date",
      "performance",
    ],
  });
  // As in Node, `promisify(setTimeout)` makes a function that waits.
  Reflect.defineProperty(setTimeout, promisify.custom, { value: wait });
  const advance = async (ms: number): Promise<void> => {
    await turn();
    await vi.advanceTimersByTimeAsync(ms);
    await turn();
  };
  onTestFinished(async () => {
    // Nothing of this test may hold a slot in the next one if queues wrongly share them.
    for (const job of jobs) job.close();
    jobs.clear();
    await advance(100_000);
    vi.useRealTimers();
  });
  return {
    advance,
    soon: () => advance(SOON),
    now: () => Date.now(),
    timers: () => vi.getTimerCount(),
  };
}

/** Waits `ms` of the replaced time. */
export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** The jobs of the test that runs. */
const jobs = new Set<Job>();

/** A function for `add` whose calls stay in flight until the test ends them. */
export class Job {
  calls = 0;
  #open: Deferred<unknown>[] = [];
  #closed = false;

  constructor() {
    jobs.add(this);
  }

  readonly fn = (): Promise<unknown> => {
    this.calls += 1;
    const end = deferred<unknown>();
    this.#open.push(end);
    if (this.#closed) this.finish();
    return end.promise;
  };

  /** Lets every call in flight resolve with `result`. */
  finish(result: unknown = "done"): void {
    for (const end of this.#open.splice(0)) end.resolve(result);
  }

  /** Lets every call resolve, those in flight and those to come. */
  close(): void {
    this.#closed = true;
    this.finish();
  }

  /** Lets every call in flight reject with `reason`. */
  fail(reason: unknown = boom): void {
    for (const end of this.#open.splice(0)) end.reject(reason);
  }
}

/** What every failing attempt rejects with if a test does not care. */
export const boom = new Error("boom");

/** A function for `add` whose first `failures` calls reject with `boom`; the later ones succeed. */
export function failing(failures: number): { fn: () => Promise<string>; calls: () => number } {
  let calls = 0;
  const fn = async () => {
    calls += 1;
    if (calls <= failures) throw boom;
    return "done";
  };
  return { fn, calls: () => calls };
}

/** What has become of one call of `add`. */
export interface Call {
  state: "pending" | "resolved" | "rejected" | "thrown";
  /** What the promise resolved or rejected with, or what `add` threw. */
  value: unknown;
}

type TaskOptions = Parameters<PriorityRequestQueue["add"]>[1];

/** Calls `add` and follows what becomes of the call, so that no rejection is left unhandled. */
export function submit(
  queue: PriorityRequestQueue,
  fn: () => unknown,
  options?: TaskOptions,
): Call {
  return submitAnything(queue, options === undefined ? [fn] : [fn, options]);
}

/** Like `submit`, with arguments that the types of `add` may not allow. */
export function submitAnything(queue: PriorityRequestQueue, args: unknown[]): Call {
  const call: Call = { state: "pending", value: undefined };
  const end = (state: Call["state"]) => (value: unknown) => {
    Object.assign(call, { state, value });
  };
  let promise: unknown;
  try {
    promise = Reflect.apply(queue.add, queue, args);
  } catch (error) {
    end("thrown")(error);
    return call;
  }
  Promise.resolve(promise).then(end("resolved"), end("rejected"));
  return call;
}

/** The name of `wanted` if `work` throws one, and otherwise what it does. */
export function throwing(work: () => unknown, wanted: ErrorConstructor): string {
  try {
    work();
  } catch (error) {
    return error instanceof wanted ? wanted.name : "another error";
  }
  return "nothing";
}

/** Pauses a queue until the test ends, so that no other queue stays paused if they share it. */
export function pauseUntilEnd(queue: PriorityRequestQueue): void {
  queue.pause();
  onTestFinished(() => {
    queue.resume();
  });
}

/** A value as findings show it: what is no primitive is only named, whatever it says of itself. */
export function plain(value: unknown): unknown {
  if (value === boom) return "the thrown error";
  if (value === null || (typeof value !== "object" && typeof value !== "function")) return value;
  return value instanceof Error ? "another error" : `not a primitive but ${typeof value}`;
}

/** The named fields of a value, each as `plain` shows it; what else it has does not matter. */
export function fields(value: unknown, names: readonly string[]): Record<string, unknown> {
  if (typeof value !== "object" || value === null) return { "the value itself": plain(value) };
  return Object.fromEntries(names.map((name) => [name, plain(Reflect.get(value, name))]));
}

/** What `stats` returns now. */
export function statsOf(queue: PriorityRequestQueue): PriorityRequestQueue["stats"] {
  const { stats } = queue;
  expect(typeof stats, "stats is a getter that returns an object").toBe("object");
  return stats;
}

/** Collects what nobody handles until the test ends, in place of the listeners that are there. */
export function watchUnhandled(): unknown[] {
  const seen: unknown[] = [];
  takeOver(STRAY_EVENTS, (reason) => seen.push(reason));
  return seen;
}
