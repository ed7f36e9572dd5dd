/** Loaders that tests control, and what every test of a cache needs. */
import { TtlCache, type Loader } from "@solution";
import { vi } from "vitest";
import { deferred, replaceClock, turn, value, type Clock, type Deferred } from "../../kit.ts";

/** How long a promise that should settle at once may take, in real milliseconds. */
export const SOON = 2000;

/** A loader that answers "a1" for the first call with the key "a", "a2" for the next one, and so on. */
export interface Database {
  loader: Loader<string>;
  /** The keys that it was called with, in order. */
  calls: string[];
}

/** Makes a loader that answers at once and counts its calls. */
export function database(): Database {
  const calls: string[] = [];
  return {
    calls,
    async loader(key) {
      calls.push(key);
      return key + calls.filter((each) => each === key).length;
    },
  };
}

/** A loader that waits until the test opens the gate of a call. */
export interface Gated {
  loader: Loader<string>;
  /** One for each call, in order. */
  gates: Deferred<string>[];
}

/** Makes a loader whose calls the test settles. */
export function gated(): Gated {
  const gates: Deferred<string>[] = [];
  return {
    gates,
    loader() {
      const gate = deferred<string>();
      gates.push(gate);
      return gate.promise;
    },
  };
}

/** A loader that must not be called; if it is, its value tells. */
export async function notCalled(): Promise<string> {
  return "loaded again";
}

/** Resolves with what a call gives; `sentence` says that it must settle. */
export function get(call: Promise<string>, sentence: string): Promise<string> {
  return value(call, SOON, sentence);
}

/** A cache for tests in which no time passes. */
export function timeless<V>(): TtlCache<V> {
  if (!vi.isFakeTimers()) replaceClock(1_000_000);
  return new TtlCache<V>({ ttlMs: 1000 });
}

/** A database, and a cache of it whose time the test moves. */
export interface Bench extends Database {
  cache: TtlCache<string>;
  clock: Clock;
  /** What a call with the database's loader gives. */
  read(key: string): Promise<string>;
}

/** Replaces the clock and makes a cache with a `ttlMs` of 100, and what `options` say. */
export function bench(
  options: { max?: number; staleMs?: number; jitter?: number; random?: () => number } = {},
): Bench {
  const clock = replaceClock(1_000_000);
  const { loader, calls } = database();
  const cache = new TtlCache<string>({ ttlMs: 100, ...options });
  const read = (key: string): Promise<string> =>
    get(cache.getOrLoad(key, loader), "a call with a loader that answers resolves");
  return { cache, clock, loader, calls, read };
}

/** Lets promises and microtasks that are due run. */
export async function turns(): Promise<void> {
  for (let left = 3; left > 0; left -= 1) await turn();
}

/** Whether a call settles without anything else that must happen first. */
export async function settlesAtOnce(call: Promise<unknown>): Promise<boolean> {
  let ended = false;
  const end = (): void => void (ended = true);
  Promise.resolve(call).then(end, end);
  await turns();
  return ended;
}

/** Whether a stale value is used; tests of something else may need it. */
export async function usesStale(): Promise<boolean> {
  const { clock, read } = bench({ staleMs: 100 });
  await read("a");
  await clock.advance(150);
  return (await read("a")) === "a1";
}

/** Whether a value is no longer used after `staleMs`; tests of something else may need it. */
export async function staleEnds(): Promise<boolean> {
  const { clock, read } = bench({ staleMs: 100 });
  await read("a");
  await clock.advance(201);
  return (await read("a")) === "a2";
}

/** The keys of `keys` that are still stored. */
export async function stored(cache: TtlCache<string>, keys: string[]): Promise<string[]> {
  const kept = [];
  for (const key of keys) {
    const call = cache.getOrLoad(key, async () => "missing");
    if ((await get(call, "a call of a quick load resolves")) !== "missing") kept.push(key);
  }
  return kept;
}
