import { randomBytes } from "node:crypto";

type Loader<V> = (key: string) => Promise<V>;

type Options = {
  ttlMs: number;
  max?: number;
  staleMs?: number;
  jitter?: number;
  random?: () => number;
};

/** Calls back later, and keeps no process alive for it; the longest delay of Node is enough. */
function later(ms: number, call: () => void): NodeJS.Timeout {
  return setTimeout(call, Math.min(ms, 2 ** 31 - 1)).unref();
}

type Job<V> = { loader: Loader<V>; tags: readonly string[] };
type Loading<V> = { promise: Promise<V>; tags: readonly string[] };
type Content<V> = { value: V; tags: readonly string[] };

/** Everything that is known of one key. */
class Slot<V> {
  state: "fresh" | "stale" = "fresh";
  box: Content<V> | undefined;
  loading: Loading<V> | undefined;
  #timer: NodeJS.Timeout | undefined;

  fill(content: Content<V>, [freshMs, staleMs]: [number, number], onEnd: () => void): void {
    clearTimeout(this.#timer);
    this.state = "fresh";
    this.box = content;
    this.#timer = later(freshMs, () => {
      if (staleMs === 0) return onEnd();
      this.state = "stale";
      this.#timer = later(staleMs, onEnd);
    });
  }

  empty(): void {
    clearTimeout(this.#timer);
    this.box = undefined;
  }
}

export class TtlCache<V> {
  private slots = new Map<string, Slot<V>>();
  private options: Options;

  constructor(options: Options) {
    this.options = options;
  }

  get size(): number {
    return this.filled().length;
  }

  getOrLoad(
    key: string,
    loader: Loader<V>,
    options: { tags?: readonly string[] } = {},
  ): Promise<V> {
    let slot = this.slots.get(key);
    if (slot === undefined) {
      slot = new Slot<V>();
      this.slots.set(key, slot);
    }
    const { box } = slot;
    if (box !== undefined && slot.state === "fresh") return Promise.resolve(box.value);
    const loading = slot.loading ?? this.load(key, slot, { loader, tags: options.tags ?? [] });
    if (box === undefined) return loading.promise;
    loading.promise.catch(() => undefined);
    return Promise.resolve(box.value);
  }

  set(key: string, value: V, options: { tags?: readonly string[] } = {}): void {
    this.delete(key);
    const slot = new Slot<V>();
    this.slots.set(key, slot);
    this.fill(key, slot, { value, tags: options.tags ?? [] });
  }

  // A load that is running keeps its slot, which is no longer the one in the map.
  delete(key: string): void {
    this.slots.get(key)?.empty();
    this.slots.delete(key);
  }

  clear(): void {
    for (const key of [...this.slots.keys()]) this.delete(key);
  }

  invalidateTag(tag: string): void {
    for (const [key, slot] of [...this.slots])
      if (slot.box?.tags.includes(tag) || slot.loading?.tags.includes(tag)) this.delete(key);
  }

  private load(key: string, slot: Slot<V>, { loader, tags }: Job<V>): Loading<V> {
    const run = async (): Promise<V> => {
      try {
        await Promise.resolve();
        const value = await loader(key);
        if (this.slots.get(key) === slot) this.fill(key, slot, { value, tags });
        return value;
      } finally {
        slot.loading = undefined;
        if (slot.box === undefined && this.slots.get(key) === slot) this.slots.delete(key);
      }
    };
    slot.loading = { promise: run(), tags };
    return slot.loading;
  }

  private fill(key: string, slot: Slot<V>, content: Content<V>): void {
    const { ttlMs, max = Infinity, staleMs = 0, jitter = 0, random = Math.random } = this.options;
    slot.fill(content, [ttlMs * (1 - jitter * random()), staleMs], () => {
      slot.empty();
      if (slot.loading === undefined && this.slots.get(key) === slot) this.slots.delete(key);
    });
    const others = this.filled().filter(([each]) => each !== key);
    for (const [each] of others.slice(0, Math.max(0, others.length + 1 - max))) this.delete(each);
  }

  private filled(): [string, Slot<V>][] {
    return [...this.slots].filter(([, slot]) => slot.box !== undefined);
  }
}

type Store<V> = {
  get(key: string): Promise<{ value: V; ttlMs: number } | undefined>;
  set(key: string, value: V, ttlMs: number): Promise<void>;
  delete(key: string): Promise<void>;
};

type Bus = {
  publish(message: string): void;
  subscribe(listener: (message: string) => void): () => void;
};

type Ticket = { valid: boolean };

export class TieredCache<V> {
  close: () => void;
  private memory = new Map<string, { value: V; timer: NodeJS.Timeout }>();
  private lookups = new Map<string, { ticket: Ticket; promise: Promise<V> }>();
  private deletions = new Map<string, Promise<void>>();
  private name = randomBytes(8).toString("hex");
  private options: { ttlMs: number; localTtlMs: number; store: Store<V>; bus: Bus };

  constructor(options: { ttlMs: number; localTtlMs: number; store: Store<V>; bus: Bus }) {
    this.options = options;
    this.close = options.bus.subscribe((message) => {
      const [name, ...key] = message.split("/");
      if (name !== this.name) this.drop(key.join("/"));
    });
  }

  async getOrLoad(key: string, loader: Loader<V>): Promise<V> {
    // While a key is being deleted, the store may still return the old value.
    while (this.deletions.has(key)) await this.deletions.get(key);
    const known = this.memory.get(key);
    if (known !== undefined) return known.value;
    const running = this.lookups.get(key);
    if (running !== undefined) return running.promise;
    const ticket = { valid: true };
    const promise = this.look(key, loader, ticket);
    this.lookups.set(key, { ticket, promise });
    return promise;
  }

  async delete(key: string): Promise<void> {
    const { store, bus } = this.options;
    this.drop(key);
    const deletion = store.delete(key);
    const over = deletion
      .catch(() => undefined)
      .then(() => {
        if (this.deletions.get(key) === over) this.deletions.delete(key);
      });
    this.deletions.set(key, over);
    await deletion;
    await over;
    bus.publish(`${this.name}/${key}`);
  }

  private async look(key: string, loader: Loader<V>, ticket: Ticket): Promise<V> {
    const { store, ttlMs } = this.options;
    try {
      const found = await store.get(key).catch(() => undefined);
      const value = found === undefined ? await loader(key) : found.value;
      if (ticket.valid) {
        this.keep(key, value, found?.ttlMs ?? ttlMs);
        if (found === undefined) await store.set(key, value, ttlMs).catch(() => undefined);
      }
      return value;
    } finally {
      if (ticket.valid) this.lookups.delete(key);
    }
  }

  private keep(key: string, value: V, ttlMs: number): void {
    const timer = later(Math.min(ttlMs, this.options.localTtlMs), () => this.memory.delete(key));
    this.memory.set(key, { value, timer });
  }

  private drop(key: string): void {
    const lookup = this.lookups.get(key);
    if (lookup !== undefined) lookup.ticket.valid = false;
    this.lookups.delete(key);
    clearTimeout(this.memory.get(key)?.timer);
    this.memory.delete(key);
  }
}
