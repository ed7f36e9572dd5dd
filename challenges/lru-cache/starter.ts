/** What a cache is made with. */
export interface LruCacheOptions {
  /** How many entries it may hold. */
  max: number;
}

/** A cache that drops the entry that was used least recently when it is full. */
export class LruCache<K, V> {
  /** @throws when `max` is not a positive integer */
  constructor(options: LruCacheOptions) {
    throw new Error("Not implemented: constructor");
  }

  /** Reads a value and makes its entry the most recently used. */
  get(key: K): V | undefined {
    throw new Error("Not implemented: get");
  }

  /** Reads a value and leaves the order of use as it is. */
  peek(key: K): V | undefined {
    throw new Error("Not implemented: peek");
  }

  /** Whether the key is there; leaves the order of use as it is. */
  has(key: K): boolean {
    throw new Error("Not implemented: has");
  }

  /** Stores a value and makes its entry the most recently used. */
  set(key: K, value: V): void {
    throw new Error("Not implemented: set");
  }

  /** Removes an entry and returns whether it was there. */
  delete(key: K): boolean {
    throw new Error("Not implemented: delete");
  }

  /** Removes all entries. */
  clear(): void {
    throw new Error("Not implemented: clear");
  }

  /** How many entries there are. */
  get size(): number {
    throw new Error("Not implemented: size");
  }

  /** The entries, from the least to the most recently used. */
  [Symbol.iterator](): Iterator<[K, V]> {
    throw new Error("Not implemented: [Symbol.iterator]");
  }
}
