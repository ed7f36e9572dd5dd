/** Why an entry has left the cache. */
export type Reason = "evict" | "replace" | "delete" | "expire";

/** What a cache is made with. */
export interface LruCacheOptions<K, V> {
  /** How many entries it may hold. */
  max: number;
  /** What the sizes of all entries may add up to. */
  maxSize?: number;
  /** The size of one entry. */
  sizeOf?: (value: V, key: K) => number;
  /** Is told of each entry that leaves, when the change is complete. */
  onEvict?: (key: K, value: V, reason: Reason) => void;
  /** How long an entry lives. */
  ttlMs?: number;
  /** The current time in milliseconds. */
  now?: () => number;
}

interface Entry<K, V> {
  readonly key: K;
  readonly value: V;
  readonly size: number;
  readonly expiresAt: number;
  older: Entry<K, V> | undefined;
  newer: Entry<K, V> | undefined;
}

/** A cache that drops the entry that was used least recently when it is full. */
export class LruCache<K, V> {
  // The map finds an entry, the list knows the order of use; both are changed in two methods only.
  readonly #entries = new Map<K, Entry<K, V>>();
  #oldest: Entry<K, V> | undefined;
  #newest: Entry<K, V> | undefined;
  #totalSize = 0;
  readonly #options: Required<LruCacheOptions<K, V>>;

  constructor({
    max,
    maxSize = Infinity,
    sizeOf = () => 1,
    onEvict = () => undefined,
    ttlMs = Infinity,
    now = () => Date.now(),
  }: LruCacheOptions<K, V>) {
    if (!Number.isInteger(max) || max < 1) throw new RangeError("max must be a positive integer");
    this.#options = { max, maxSize, sizeOf, onEvict, ttlMs, now };
  }

  /** How many entries there are. */
  get size(): number {
    return this.#entries.size;
  }

  /** The sum of the sizes of all entries. */
  get totalSize(): number {
    return this.#totalSize;
  }

  /** Reads a value and makes its entry the most recently used. */
  get(key: K): V | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#remove(entry);
    if (this.#isExpired(entry)) {
      this.#report(entry, "expire");
      return undefined;
    }
    this.#append(entry);
    return entry.value;
  }

  /** Reads a value and leaves the order of use as it is. */
  peek(key: K): V | undefined {
    return this.#living(key)?.value;
  }

  /** Whether the key is there; leaves the order of use as it is. */
  has(key: K): boolean {
    return this.#living(key) !== undefined;
  }

  /** Stores a value and makes its entry the most recently used. */
  set(key: K, value: V, { ttlMs = this.#options.ttlMs }: { ttlMs?: number } = {}): void {
    const { max, maxSize, sizeOf, now } = this.#options;
    const entry: Entry<K, V> = {
      key,
      value,
      size: sizeOf(value, key),
      expiresAt: now() + ttlMs,
      older: undefined,
      newer: undefined,
    };
    const replaced = this.#entries.get(key);
    if (replaced !== undefined) this.#remove(replaced);
    const evicted: Entry<K, V>[] = [];
    if (entry.size <= maxSize) {
      this.#append(entry);
      while (this.#oldest && (this.size > max || this.#totalSize > maxSize)) {
        evicted.push(this.#oldest);
        this.#remove(this.#oldest);
      }
    }
    // Only now, because a listener may use the cache, and may throw.
    if (replaced !== undefined) this.#report(replaced, "replace");
    for (const each of evicted) this.#report(each, "evict");
  }

  /** Removes an entry and returns whether it was there. */
  delete(key: K): boolean {
    const entry = this.#entries.get(key);
    if (entry === undefined) return false;
    this.#remove(entry);
    this.#report(entry, "delete");
    return true;
  }

  /** Removes all entries. */
  clear(): void {
    const entries = [...this.#entries.values()];
    for (const entry of entries) this.#remove(entry);
    for (const entry of entries) this.#report(entry, "delete");
  }

  /** Removes all expired entries. */
  prune(): void {
    const expired = [...this.#entries.values()].filter((entry) => this.#isExpired(entry));
    for (const entry of expired) this.#remove(entry);
    for (const entry of expired) this.#report(entry, "expire");
  }

  /** The entries, from the least to the most recently used. */
  *[Symbol.iterator](): Generator<[K, V]> {
    for (let entry = this.#oldest; entry !== undefined; entry = entry.newer) {
      if (!this.#isExpired(entry)) yield [entry.key, entry.value];
    }
  }

  #living(key: K): Entry<K, V> | undefined {
    const entry = this.#entries.get(key);
    return entry === undefined || this.#isExpired(entry) ? undefined : entry;
  }

  #isExpired(entry: Entry<K, V>): boolean {
    return this.#options.now() >= entry.expiresAt;
  }

  #report({ key, value }: Entry<K, V>, reason: Reason): void {
    this.#options.onEvict(key, value, reason);
  }

  #append(entry: Entry<K, V>): void {
    this.#entries.set(entry.key, entry);
    this.#totalSize += entry.size;
    entry.older = this.#newest;
    entry.newer = undefined;
    if (this.#newest === undefined) this.#oldest = entry;
    else this.#newest.newer = entry;
    this.#newest = entry;
  }

  #remove(entry: Entry<K, V>): void {
    this.#entries.delete(entry.key);
    this.#totalSize -= entry.size;
    if (entry.older === undefined) this.#oldest = entry.newer;
    else entry.older.newer = entry.newer;
    if (entry.newer === undefined) this.#newest = entry.older;
    else entry.newer.older = entry.older;
  }
}
