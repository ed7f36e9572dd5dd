export type Reason = "evict" | "replace" | "delete" | "expire";

export type Options<K, V> = {
  max: number;
  maxSize?: number;
  sizeOf?: (value: V, key: K) => number;
  onEvict?: (key: K, value: V, reason: Reason) => void;
  ttlMs?: number;
  now?: () => number;
};

type Slot<K, V> = { key: K; value: V; size: number; deadline: number };
type Leaver<K, V> = { slot: Slot<K, V>; reason: Reason };

const END = 0;

/**
 * Entries live in numbered slots that are used again; two arrays of numbers link them into a ring.
 * Slot 0 holds nothing: after it comes the least recently used entry, before it the most recent.
 */
export class LruCache<K, V> {
  #slotOf = new Map<K, number>();
  #slots: (Slot<K, V> | null)[] = [null];
  #next = [END];
  #previous = [END];
  #free: number[] = [];
  #bytes = 0;
  #options: Options<K, V>;

  constructor(options: Options<K, V>) {
    if (!Number.isSafeInteger(options.max) || options.max <= 0) {
      throw new Error("LruCache needs a max of 1 or more");
    }
    this.#options = options;
  }

  get size(): number {
    return this.#slotOf.size;
  }

  get totalSize(): number {
    return this.#bytes;
  }

  has(key: K): boolean {
    return this.#find(key) !== null;
  }

  peek(key: K): V | undefined {
    return this.#find(key)?.value;
  }

  get(key: K): V | undefined {
    const index = this.#slotOf.get(key);
    const slot = index === undefined ? null : this.#slots[index];
    if (index === undefined || !slot) return undefined;
    if (slot.deadline <= this.#time()) {
      this.#tell([this.#take(index, "expire")]);
      return undefined;
    }
    this.#unlink(index);
    this.#link(index);
    return slot.value;
  }

  set(key: K, value: V, own?: { ttlMs?: number }): void {
    const { max, maxSize = Infinity, sizeOf, ttlMs: shared = Infinity } = this.#options;
    const size = sizeOf ? sizeOf(value, key) : 1;
    const leavers: (Leaver<K, V> | null)[] = [];
    const existing = this.#slotOf.get(key);
    if (existing !== undefined) leavers.push(this.#take(existing, "replace"));
    if (size <= maxSize) {
      while (this.size >= max || this.#bytes > maxSize - size) {
        leavers.push(this.#take(this.#next[END] ?? END, "evict"));
      }
      const index = this.#free.pop() ?? this.#slots.length;
      this.#slots[index] = { key, value, size, deadline: this.#time() + (own?.ttlMs ?? shared) };
      this.#slotOf.set(key, index);
      this.#bytes += size;
      this.#link(index);
    }
    this.#tell(leavers);
  }

  delete(key: K): boolean {
    const index = this.#slotOf.get(key);
    if (index !== undefined) this.#tell([this.#take(index, "delete")]);
    return index !== undefined;
  }

  clear(): void {
    this.#tell([...this.#slotOf.values()].map((index) => this.#take(index, "delete")));
  }

  prune(): void {
    const time = this.#time();
    const old = [...this.#slotOf.values()].filter((index) => {
      const slot = this.#slots[index];
      return slot && slot.deadline <= time;
    });
    this.#tell(old.map((index) => this.#take(index, "expire")));
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    const pairs: [K, V][] = [];
    for (let at = this.#next[END] ?? END; at !== END; at = this.#next[at] ?? END) {
      const slot = this.#slots[at];
      if (slot && slot.deadline > this.#time()) pairs.push([slot.key, slot.value]);
    }
    return pairs.values();
  }

  #find(key: K): Slot<K, V> | null {
    const slot = this.#slots[this.#slotOf.get(key) ?? END] ?? null;
    return slot && slot.deadline > this.#time() ? slot : null;
  }

  #time(): number {
    return this.#options.now ? this.#options.now() : Date.now();
  }

  #take(index: number, reason: Reason): Leaver<K, V> | null {
    const slot = this.#slots[index];
    if (!slot) return null;
    this.#unlink(index);
    this.#slotOf.delete(slot.key);
    this.#slots[index] = null;
    this.#free.push(index);
    this.#bytes -= slot.size;
    return { slot, reason };
  }

  #tell(leavers: (Leaver<K, V> | null)[]): void {
    for (const leaver of leavers) {
      if (leaver) this.#options.onEvict?.(leaver.slot.key, leaver.slot.value, leaver.reason);
    }
  }

  #link(index: number): void {
    const last = this.#previous[END] ?? END;
    this.#next[last] = index;
    this.#previous[index] = last;
    this.#next[index] = END;
    this.#previous[END] = index;
  }

  #unlink(index: number): void {
    const before = this.#previous[index] ?? END;
    const after = this.#next[index] ?? END;
    this.#next[before] = after;
    this.#previous[after] = before;
  }
}
