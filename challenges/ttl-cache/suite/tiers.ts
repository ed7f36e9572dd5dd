/** A shared store and a bus that tests control. */
import { TieredCache, type Bus, type Loader, type Store } from "@solution";
import { deferred, replaceClock, value, type Clock, type Deferred } from "../../kit.ts";
import { database, get, SOON, turns, type Database } from "./observe.ts";

/** A store in memory that writes down its calls, and whose calls the test may hold or let fail. */
export interface FakeStore extends Store<string> {
  /** Such as "get a" and "set a a1 1000", in order. */
  log: string[];
  /** How many calls of this method there were. */
  count(method: string): number;
  /** Puts a value into the store, with the time that it has left. */
  put(key: string, value: string, ttlMs: number): void;
  /** Makes the calls of this method wait for the gate, which is returned. */
  hold(method: string): Deferred<void>;
  /** Makes the calls of this method reject. */
  fail(method: string): void;
}

/** Makes an empty store. */
export function fakeStore(): FakeStore {
  const values = new Map<string, { value: string; until: number }>();
  const log: string[] = [];
  const gates = new Map<string, Promise<void>>();
  const failing = new Set<string>();
  const enter = async (method: string, ...words: unknown[]): Promise<void> => {
    log.push([method, ...words].join(" "));
    await gates.get(method);
    if (failing.has(method)) throw new Error(`store.${method} failed`);
  };
  return {
    log,
    count: (method) => log.filter((line) => line.startsWith(`${method} `)).length,
    put: (key, value, ttlMs) => void values.set(key, { value, until: Date.now() + ttlMs }),
    hold(method) {
      const gate = deferred();
      gates.set(method, gate.promise);
      return gate;
    },
    fail: (method) => void failing.add(method),
    async get(key) {
      // Like a real store, it reads when it is asked; the answer may be long on its way.
      const found = values.get(key);
      const ttlMs = (found?.until ?? 0) - Date.now();
      await enter("get", key);
      return found === undefined || ttlMs <= 0 ? undefined : { value: found.value, ttlMs };
    },
    async set(key, value, ttlMs) {
      await enter("set", key, value, ttlMs);
      values.set(key, { value, until: Date.now() + ttlMs });
    },
    async delete(key) {
      await enter("delete", key);
      values.delete(key);
    },
  };
}

/** A bus that brings each message to all subscribers when the test says so. */
export interface FakeBus extends Bus {
  /** Everything that was published. */
  published: unknown[];
  listeners: Set<(message: string) => void>;
  /** Brings what waits to all who are subscribed; stops after a hundred messages. */
  deliver(): void;
}

/** Makes a bus without subscribers. */
export function fakeBus(): FakeBus {
  const published: unknown[] = [];
  const listeners = new Set<(message: string) => void>();
  let brought = 0;
  return {
    published,
    listeners,
    publish: (message) => void published.push(message),
    subscribe(listener) {
      // Subscribing one function twice gives two subscriptions.
      const own = (message: string): void => listener(message);
      listeners.add(own);
      return () => listeners.delete(own);
    },
    deliver() {
      for (; brought < Math.min(published.length, 100); brought += 1) {
        const message = String(published[brought]);
        for (const listener of [...listeners]) listener(message);
      }
    },
  };
}

/** Caches over one store and one bus. */
export interface Tiers extends Database {
  store: FakeStore;
  bus: FakeBus;
  clock: Clock;
  /** The first cache. */
  cache: TieredCache<string>;
  /** Makes another cache, as another process would. */
  another(): TieredCache<string>;
  /** What a call on a cache gives with the database's loader, or with another one. */
  read(key: string, cache?: TieredCache<string>, loader?: Loader<string>): Promise<string>;
}

/** Replaces the clock and makes a cache; a value lives for 1000 in the store and for 100 in memory. */
export function tiers(options: { ttlMs?: number; localTtlMs?: number } = {}): Tiers {
  const clock = replaceClock(1_000_000);
  const store = fakeStore();
  const bus = fakeBus();
  const { loader, calls } = database();
  const another = (): TieredCache<string> =>
    new TieredCache<string>({ ttlMs: 1000, localTtlMs: 100, store, bus, ...options });
  const cache = another();
  return {
    store,
    bus,
    clock,
    loader,
    calls,
    cache,
    another,
    read: (key, from = cache, by = loader) =>
      get(from.getOrLoad(key, by), "a call on a cache of two tiers resolves"),
  };
}

/** Deletes a key, and fails the test if that takes too long. */
export async function remove(cache: TieredCache<string>, key = "a"): Promise<void> {
  await value(cache.delete(key), SOON, "delete resolves when the store has deleted the key");
  await turns();
}
