/** What the test files of this challenge share: tasks a test controls, waits, and two watchers. */
import { AsyncLocalStorage, createHook } from "node:async_hooks";
import { isDeepStrictEqual } from "node:util";
import { expect, onTestFinished } from "vitest";
import { deferred, sleep, turn, type Deferred } from "../../kit.ts";

/** How long a test waits for something that must happen "at once" or has long been due. */
export const SOON = 400;

/** A function for `add` whose calls stay in flight until the test ends them. */
export class Job {
  calls = 0;
  #open: Deferred<string>[] = [];
  #over = false;

  constructor() {
    onTestFinished(() => {
      this.#over = true;
      this.finish("the test is over");
    });
  }

  readonly fn = (): Promise<string> => {
    this.calls += 1;
    const end = deferred<string>();
    if (this.#over) end.resolve("the test is over");
    else this.#open.push(end);
    return end.promise;
  };

  /** Lets every call in flight resolve with `result`. */
  finish(result = "done"): void {
    for (const end of this.#open.splice(0)) end.resolve(result);
  }

  /** Lets every call in flight reject with `reason`. */
  fail(reason: unknown): void {
    for (const end of this.#open.splice(0)) end.reject(reason);
  }
}

/** What every failing attempt rejects with when a test does not care. */
export const boom = new Error("boom");

/** A function for `add` that rejects with the given values one after the other, then succeeds. */
export function failing(...reasons: unknown[]): { fn: () => Promise<string>; calls: () => number } {
  let calls = 0;
  const fn = async () => {
    calls += 1;
    if (calls <= reasons.length) throw reasons[calls - 1];
    return "done";
  };
  return { fn, calls: () => calls };
}

/** A function for `add` whose every call rejects with `reason`. */
export function hopeless(reason: unknown): { fn: () => Promise<never>; calls: () => number } {
  let calls = 0;
  const fn = () => {
    calls += 1;
    return Promise.reject(reason);
  };
  return { fn, calls: () => calls };
}

/** A function for `add` whose first call rejects at once; the later ones are those of `job`. */
export function failingFirst(job: Job): () => Promise<string> {
  let calls = 0;
  return () => {
    calls += 1;
    return calls === 1 ? Promise.reject(boom) : job.fn();
  };
}

/** Marks a promise as handled, so that a task a test does not look at cannot disturb it. */
export function keep<T>(promise: Promise<T>): Promise<T> {
  Promise.resolve(promise).catch(() => undefined);
  return promise;
}

/** Waits until nothing that was due now, or shortly, can still be on its way. */
export async function quiet(ms = 10): Promise<void> {
  await turn();
  await turn();
  await sleep(ms);
  await turn();
  await turn();
}

/** Waits until `read()` equals `wanted`, at most `ms`, and then asserts it with `sentence`. */
export async function eventually<T>(
  read: () => T,
  wanted: T,
  sentence: string,
  ms = SOON,
): Promise<void> {
  const end = performance.now() + ms;
  while (!isDeepStrictEqual(read(), wanted) && performance.now() < end) await sleep(1);
  if (!isDeepStrictEqual(read(), wanted)) await quiet();
  expect(read(), sentence).toEqual(wanted);
}

/** Runs `work` and tells how many of the timers it started, directly or later, are still active. */
export function watchTimers<T>(work: () => T): { result: T; active: () => number } {
  const inside = new AsyncLocalStorage<true>();
  const alive = new Set<number>();
  const hook = createHook({
    init(id, type) {
      if (type === "Timeout" && inside.getStore()) alive.add(id);
    },
    destroy(id) {
      alive.delete(id);
    },
  }).enable();
  onTestFinished(() => {
    hook.disable();
  });
  return { result: inside.run(true, work), active: () => alive.size };
}

/** Collects what nobody handles until the test ends, in place of the listeners that are there. */
export function watchUnhandled(): unknown[] {
  const seen: unknown[] = [];
  const note = (reason: unknown) => {
    seen.push(reason);
  };
  for (const event of ["unhandledRejection", "uncaughtException"]) {
    const before = process.rawListeners(event);
    process.removeAllListeners(event);
    process.on(event, note);
    onTestFinished(() => {
      process.off(event, note);
      for (const listener of before) Reflect.apply(process.on, process, [event, listener]);
    });
  }
  return seen;
}
