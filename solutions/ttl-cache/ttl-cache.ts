import { randomUUID } from "node:crypto";

/** Loads the value of a key, for example from a database. */
export type Loader<V> = (key: string) => Promise<V>;

/** What a cache is made with. */
export interface TtlCacheOptions {
  /** How long a value is used, in milliseconds. */
  ttlMs: number;
  /** How many values are stored. */
  max?: number;
  /** How long a value may be used beyond its time. */
  staleMs?: number;
  /** From 0 to 1: how much shorter the time of a value may be. */
  jitter?: number;
  /** A number from 0 up to, but not including, 1. */
  random?: () => number;
}

/** What a call may say of the value that it brings. */
export interface CallOptions {
  /** The names by which the value can be invalidated. */
  tags?: readonly string[];
}

interface Flight<V> {
  readonly promise: Promise<V>;
  readonly tags: readonly string[];
}

/** The loads that are running: at most one for each key. */
class Flights<V> {
  readonly #running = new Map<string, Flight<V>>();

  /** The running load of `key`, or a new one, which is told whether its result still counts. */
  share(
    key: string,
    load: (isCurrent: () => boolean) => Promise<V>,
    tags: readonly string[] = [],
  ): Promise<V> {
    const running = this.#running.get(key);
    if (running !== undefined) return running.promise;
    const isCurrent = (): boolean => this.#running.get(key) === flight;
    const promise = Promise.resolve()
      .then(() => load(isCurrent))
      .finally(() => {
        if (isCurrent()) this.#running.delete(key);
      });
    const flight = { promise, tags };
    this.#running.set(key, flight);
    return promise;
  }

  /** Forgets the load of `key`: it goes on for its callers, but its result no longer counts. */
  drop(key: string): void {
    this.#running.delete(key);
  }

  /** Forgets the loads with this tag. */
  dropTag(tag: string): void {
    for (const [key, { tags }] of this.#running) if (tags.includes(tag)) this.drop(key);
  }

  /** Forgets all loads. */
  dropAll(): void {
    this.#running.clear();
  }
}

interface Entry<V> {
  readonly value: V;
  readonly freshUntil: number;
  readonly staleUntil: number;
  readonly tags: readonly string[];
}

/** A cache that loads what is missing, once for all who ask, and keeps it for a limited time. */
export class TtlCache<V> {
  // In the order in which they were stored, so the first one is the next to expire.
  readonly #entries = new Map<string, Entry<V>>();
  readonly #keysOfTags = new Map<string, Set<string>>();
  readonly #flights = new Flights<V>();
  readonly #options: Required<TtlCacheOptions>;

  constructor({
    ttlMs,
    max = Infinity,
    staleMs = 0,
    jitter = 0,
    random = Math.random,
  }: TtlCacheOptions) {
    this.#options = { ttlMs, max, staleMs, jitter, random };
  }

  /** How many values are stored. */
  get size(): number {
    return this.#entries.size;
  }

  /** Resolves with the value of the key; calls `loader` if there is none, or only a stale one. */
  async getOrLoad(key: string, loader: Loader<V>, { tags = [] }: CallOptions = {}): Promise<V> {
    const entry = this.#entries.get(key);
    const now = Date.now();
    if (entry !== undefined && now < entry.freshUntil) return entry.value;
    const load = async (isCurrent: () => boolean): Promise<V> => {
      const value = await loader(key);
      if (isCurrent()) this.#store(key, value, tags);
      return value;
    };
    const loading = this.#flights.share(key, load, tags);
    if (entry === undefined || now >= entry.staleUntil) return loading;
    // Nobody waits for this load, so nobody else would handle its failure.
    loading.catch(() => undefined);
    return entry.value;
  }

  /** Stores a value; a load that is running no longer counts. */
  set(key: string, value: V, { tags = [] }: CallOptions = {}): void {
    this.#flights.drop(key);
    this.#store(key, value, tags);
  }

  /** Removes a value; a load that is running no longer counts. */
  delete(key: string): void {
    this.#flights.drop(key);
    this.#remove(key);
  }

  /** Removes all values; loads that are running no longer count. */
  clear(): void {
    this.#flights.dropAll();
    this.#entries.clear();
    this.#keysOfTags.clear();
  }

  /** Deletes all values with this tag; loads with it that are running no longer count. */
  invalidateTag(tag: string): void {
    this.#flights.dropTag(tag);
    for (const key of this.#keysOfTags.get(tag) ?? []) this.delete(key);
  }

  #store(key: string, value: V, tags: readonly string[]): void {
    const { ttlMs, max, staleMs, jitter, random } = this.#options;
    this.#remove(key);
    const freshUntil = Date.now() + ttlMs * (1 - jitter * random());
    this.#entries.set(key, { value, freshUntil, staleUntil: freshUntil + staleMs, tags });
    for (const tag of tags) {
      const keys = this.#keysOfTags.get(tag) ?? new Set();
      this.#keysOfTags.set(tag, keys.add(key));
    }
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= max) break;
      this.#remove(oldest);
    }
  }

  /** Removes a value, and its key from all tags, so that neither outlives the other. */
  #remove(key: string): void {
    for (const tag of this.#entries.get(key)?.tags ?? []) {
      const keys = this.#keysOfTags.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#keysOfTags.delete(tag);
    }
    this.#entries.delete(key);
  }
}

/** A store that several processes share. */
export interface Store<V> {
  /** A value and the time that it has left. */
  get(key: string): Promise<{ value: V; ttlMs: number } | undefined>;
  /** Stores a value for `ttlMs`. */
  set(key: string, value: V, ttlMs: number): Promise<void>;
  /** Removes a value. */
  delete(key: string): Promise<void>;
}

/** Carries messages to all processes. */
export interface Bus {
  /** Sends a message to all subscribers, including those of this process. */
  publish(message: string): void;
  /** Calls `listener` for each message; returns how to unsubscribe. */
  subscribe(listener: (message: string) => void): () => void;
}

/** What a cache of two tiers is made with. */
export interface TieredCacheOptions<V> {
  /** How long a value lives in the store. */
  ttlMs: number;
  /** How long a value lives in memory. */
  localTtlMs: number;
  /** The tier that processes share. */
  store: Store<V>;
  /** Tells the other processes what was deleted. */
  bus: Bus;
}

/** A cache in memory before a shared store; deletions reach all processes. */
export class TieredCache<V> {
  readonly #kept = new Map<string, { value: V; until: number }>();
  readonly #flights = new Flights<V>();
  readonly #options: TieredCacheOptions<V>;
  readonly #id = randomUUID();
  readonly #unsubscribe: () => void;

  constructor(options: TieredCacheOptions<V>) {
    this.#options = options;
    this.#unsubscribe = options.bus.subscribe((message) => {
      const [sender, key]: string[] = JSON.parse(message);
      if (sender !== this.#id && key !== undefined) this.#forget(key);
    });
  }

  /** Resolves with the value from memory, from the store or from `loader`. */
  async getOrLoad(key: string, loader: Loader<V>): Promise<V> {
    const kept = this.#kept.get(key);
    if (kept !== undefined && Date.now() < kept.until) return kept.value;
    return this.#flights.share(key, (isCurrent) => this.#find(key, loader, isCurrent));
  }

  /** Removes a value from all tiers of all processes. */
  async delete(key: string): Promise<void> {
    this.#forget(key);
    await this.#options.store.delete(key);
    // In the meantime a call may have read the old value from the store.
    this.#forget(key);
    this.#options.bus.publish(JSON.stringify([this.#id, key]));
  }

  /** Ends the subscription. */
  close(): void {
    this.#unsubscribe();
  }

  async #find(key: string, loader: Loader<V>, isCurrent: () => boolean): Promise<V> {
    const { store, ttlMs } = this.#options;
    const found = await silently(() => store.get(key));
    if (found !== undefined) {
      if (isCurrent()) this.#keep(key, found.value, found.ttlMs);
      return found.value;
    }
    const value = await loader(key);
    if (isCurrent()) {
      this.#keep(key, value, ttlMs);
      void silently(() => store.set(key, value, ttlMs));
    }
    return value;
  }

  #keep(key: string, value: V, ttlMs: number): void {
    const until = Date.now() + Math.min(ttlMs, this.#options.localTtlMs);
    this.#kept.set(key, { value, until });
  }

  #forget(key: string): void {
    this.#flights.drop(key);
    this.#kept.delete(key);
  }
}

/** Resolves with what `call` resolves with, or with `undefined` if it fails. */
async function silently<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch {
    return undefined;
  }
}
