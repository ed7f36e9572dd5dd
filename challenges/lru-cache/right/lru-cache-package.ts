// over: lru-cache@11
import { LRUCache } from "lru-cache";

type Reason = "evict" | "replace" | "delete" | "expire";
type Hooks<K, V> = {
  sizeOf?: (value: V, key: K) => number;
  onEvict?: (key: K, value: V, reason: Reason) => void;
};
type Limits = { max: number; maxSize?: number; ttlMs?: number; now?: () => number };
type Box<V> = { value: V; until: number; expired?: true };

export class LruCache<K extends {}, V> {
  #cache: LRUCache<K, Box<V>>;
  #ttlMs: number;
  #now: () => number;

  constructor({ max, maxSize, sizeOf, onEvict, ttlMs, now }: Limits & Hooks<K, V>) {
    if (!(max > 0)) throw new RangeError("max must be a positive integer");
    this.#ttlMs = ttlMs ?? Infinity;
    this.#now = now ?? Date.now;
    this.#cache = new LRUCache<K, Box<V>>({
      max,
      maxSize: maxSize ?? Number.MAX_SAFE_INTEGER,
      sizeCalculation: ({ value }, key) => sizeOf?.(value, key) ?? 1,
      disposeAfter({ value, expired }, key, why) {
        const reason = why === "set" ? "replace" : why === "evict" ? why : "delete";
        onEvict?.(key, value, expired ? "expire" : reason);
      },
    });
  }
  get size(): number {
    return this.#cache.size;
  }
  get totalSize(): number {
    return this.#cache.calculatedSize;
  }
  get = (key: K): V | undefined => this.#fresh(key, this.#cache.get(key), true)?.value;
  peek = (key: K): V | undefined => this.#fresh(key, this.#cache.peek(key))?.value;
  has = (key: K): boolean => this.#fresh(key, this.#cache.peek(key)) !== undefined;
  delete = (key: K): boolean => this.#cache.delete(key);
  clear = (): void => this.#cache.clear();
  set = (key: K, value: V, { ttlMs = this.#ttlMs }: { ttlMs?: number } = {}): void =>
    void this.#cache.set(key, { value, until: this.#now() + ttlMs });
  prune = (): void => this.#pairs().forEach(([key, box]) => this.#fresh(key, box, true));
  *[Symbol.iterator](): Generator<[K, V]> {
    for (const [key, box] of this.#pairs()) if (this.#fresh(key, box)) yield [key, box.value];
  }
  #pairs(): [K, Box<V>][] {
    const pairs: [K, Box<V>][] = [];
    this.#cache.rforEach((box, key) => pairs.push([key, box]));
    return pairs;
  }
  #fresh(key: K, box: Box<V> | undefined, remove = false): Box<V> | undefined {
    if (!box || this.#now() < box.until) return box;
    if (remove) box.expired = true;
    if (remove) this.#cache.delete(key);
  }
}
