type Reason = "evict" | "replace" | "delete" | "expire";

interface Options<K, V> {
  max: number;
  maxSize?: number;
  sizeOf?: (value: V, key: K) => number;
  onEvict?: (key: K, value: V, reason: Reason) => void;
  ttlMs?: number;
  now?: () => number;
}

interface Entry<V> {
  value: V;
  size: number;
  setAt: number;
  ttlMs: number;
}

/** A Map keeps the order in which keys were added, so refreshing is deleting and adding again. */
export class LruCache<K, V> {
  private entries = new Map<K, Entry<V>>();
  private total = 0;
  private max: number;
  private maxSize: number;
  private sizeOf: (value: V, key: K) => number;
  private onEvict: ((key: K, value: V, reason: Reason) => void) | undefined;
  private ttlMs: number;
  private now: () => number;

  constructor(options: Options<K, V>) {
    this.max = options.max;
    if (!(Number.isInteger(this.max) && this.max > 0)) {
      throw new TypeError(`max must be a positive integer, got ${this.max}`);
    }
    this.maxSize = options.maxSize ?? Number.MAX_SAFE_INTEGER;
    this.sizeOf = options.sizeOf ?? (() => 1);
    this.onEvict = options.onEvict;
    this.ttlMs = options.ttlMs ?? Infinity;
    this.now = options.now ?? Date.now;
  }

  get size(): number {
    return this.entries.size;
  }

  get totalSize(): number {
    return this.total;
  }

  get(key: K): V | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    if (this.expired(entry)) {
      this.drop(key, entry);
      this.onEvict?.(key, entry.value, "expire");
      return undefined;
    }
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.value;
  }

  peek(key: K): V | undefined {
    const entry = this.entries.get(key);
    return entry && !this.expired(entry) ? entry.value : undefined;
  }

  has(key: K): boolean {
    const entry = this.entries.get(key);
    return entry !== undefined && !this.expired(entry);
  }

  set(key: K, value: V, options?: { ttlMs?: number }): void {
    const left: [K, V, Reason][] = [];
    const size = this.sizeOf(value, key);
    const old = this.entries.get(key);
    if (old) {
      this.drop(key, old);
      if (old.value !== value) left.push([key, old.value, "replace"]);
    }
    if (size <= this.maxSize) {
      for (const [oldKey, entry] of this.entries) {
        if (this.entries.size < this.max && this.total + size <= this.maxSize) break;
        this.drop(oldKey, entry);
        left.push([oldKey, entry.value, "evict"]);
      }
      const ttlMs = options?.ttlMs ?? this.ttlMs;
      this.entries.set(key, { value, size, setAt: this.now(), ttlMs });
      this.total += size;
    }
    for (const each of left) this.onEvict?.(...each);
  }

  delete(key: K): boolean {
    const entry = this.entries.get(key);
    if (!entry) return false;
    this.drop(key, entry);
    this.onEvict?.(key, entry.value, "delete");
    return true;
  }

  clear(): void {
    const old = this.entries;
    this.entries = new Map();
    this.total = 0;
    for (const [key, { value }] of old) this.onEvict?.(key, value, "delete");
  }

  prune(): void {
    const gone: [K, Entry<V>][] = [];
    for (const pair of this.entries) if (this.expired(pair[1])) gone.push(pair);
    for (const [key, entry] of gone) this.drop(key, entry);
    for (const [key, entry] of gone) this.onEvict?.(key, entry.value, "expire");
  }

  *[Symbol.iterator](): IterableIterator<[K, V]> {
    for (const [key, entry] of this.entries) {
      if (!this.expired(entry)) yield [key, entry.value];
    }
  }

  private expired(entry: Entry<V>): boolean {
    return this.now() - entry.setAt >= entry.ttlMs;
  }

  private drop(key: K, entry: Entry<V>): void {
    this.entries.delete(key);
    this.total -= entry.size;
  }
}
