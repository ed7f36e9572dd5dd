type Loader<V> = (key: string) => Promise<V>;
type CallOptions = { tags?: readonly string[] };

/** A load, and the value that it has brought; the map of a cache holds one for each key. */
type Rec<V> = {
  promise: Promise<V>;
  born: number;
  tags: readonly string[];
  done: boolean;
  freshUntil: number;
  staleUntil: number;
  next: Rec<V> | undefined;
};

export class TtlCache<V> {
  #records = new Map<string, Rec<V>>();
  // Counts loads and invalidations, so that it is clear which one came first.
  #moment = 0;
  #invalidated = new Map<string, number>();
  #max: number;
  #staleMs: number;
  #life: () => number;

  constructor(options: {
    ttlMs: number;
    max?: number;
    staleMs?: number;
    jitter?: number;
    random?: () => number;
  }) {
    const { ttlMs, max, staleMs, jitter, random = Math.random } = options;
    this.#max = max ?? Number.MAX_SAFE_INTEGER;
    this.#staleMs = staleMs ?? 0;
    this.#life = () => ttlMs - ttlMs * (jitter ?? 0) * random();
  }

  get size(): number {
    let size = 0;
    for (const record of this.#records.values()) if (record.done && this.#counts(record)) size += 1;
    return size;
  }

  getOrLoad(key: string, loader: Loader<V>, { tags }: CallOptions = {}): Promise<V> {
    const old = this.#find(key);
    if (old !== undefined && (!old.done || Date.now() < old.freshUntil)) return old.promise;
    if (old === undefined) {
      const record = this.#start(
        () => loader(key),
        tags,
        (done) => {
          if (this.#records.get(key) === record) this.#settle(key, record, done);
        },
      );
      this.#records.set(key, record);
      return record.promise;
    }
    if (old.next === undefined || !this.#counts(old.next)) {
      const next = this.#start(
        () => loader(key),
        tags,
        (done) => {
          if (this.#records.get(key) !== old || old.next !== next) return;
          if (done) this.#settle(key, next, true);
          else old.next = undefined;
        },
      );
      old.next = next;
    }
    return Date.now() < old.staleUntil ? old.promise : old.next.promise;
  }

  set(key: string, value: V, { tags }: CallOptions = {}): void {
    this.#settle(key, this.#record(Promise.resolve(value), tags), true);
  }

  delete(key: string): void {
    this.#records.delete(key);
  }

  clear(): void {
    this.#records = new Map();
  }

  invalidateTag(tag: string): void {
    this.#moment += 1;
    this.#invalidated.set(tag, this.#moment);
  }

  #find(key: string): Rec<V> | undefined {
    const record = this.#records.get(key);
    if (record === undefined || this.#counts(record)) return record;
    this.#records.delete(key);
    return undefined;
  }

  #counts({ tags, born }: Rec<V>): boolean {
    return tags.every((tag) => (this.#invalidated.get(tag) ?? 0) < born);
  }

  #record(promise: Promise<V>, tags: readonly string[] = []): Rec<V> {
    this.#moment += 1;
    const own = [...tags];
    const times = { freshUntil: 0, staleUntil: 0 };
    return { promise, born: this.#moment, tags: own, done: false, next: undefined, ...times };
  }

  #start(
    load: () => Promise<V>,
    tags: readonly string[] | undefined,
    end: (done: boolean) => void,
  ): Rec<V> {
    const promise = new Promise<V>((resolve) => resolve(load()));
    promise.then(
      () => end(true),
      () => end(false),
    );
    return this.#record(promise, tags);
  }

  #settle(key: string, record: Rec<V>, done: boolean): void {
    this.#records.delete(key);
    if (!done || !this.#counts(record)) return;
    record.done = true;
    record.freshUntil = Date.now() + this.#life();
    record.staleUntil = record.freshUntil + this.#staleMs;
    this.#records.set(key, record);
    for (const [oldest, { done: stored }] of this.#records) {
      if (this.size <= this.#max) return;
      if (stored) this.#records.delete(oldest);
    }
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

type Tiers<V> = { ttlMs: number; localTtlMs: number; store: Store<V>; bus: Bus };

type Known<V> = { promise: Promise<V>; until: number; dropped: AbortController };

export class TieredCache<V> {
  // A lookup and its outcome are one thing: a promise and the moment up to which it is used.
  #known = new Map<string, Known<V>>();
  #sent = new Set<string>();
  #tiers: Tiers<V>;
  #leave: () => void;

  constructor(tiers: Tiers<V>) {
    this.#tiers = tiers;
    this.#leave = tiers.bus.subscribe((message) => {
      if (!this.#sent.delete(message)) this.#drop(message.slice(message.indexOf(" ") + 1));
    });
  }

  getOrLoad(key: string, loader: Loader<V>): Promise<V> {
    const old = this.#known.get(key);
    if (old !== undefined && Date.now() < old.until) return old.promise;
    const dropped = new AbortController();
    const known: Known<V> = { until: Infinity, dropped, promise: this.#look(key, loader, dropped) };
    this.#known.set(key, known);
    known.promise.catch(() => {
      if (this.#known.get(key) === known) this.#known.delete(key);
    });
    return known.promise;
  }

  async delete(key: string): Promise<void> {
    this.#drop(key);
    await this.#tiers.store.delete(key);
    this.#drop(key);
    const message = `${Math.random()} ${key}`;
    this.#sent.add(message);
    this.#tiers.bus.publish(message);
  }

  close(): void {
    this.#leave();
  }

  async #look(key: string, loader: Loader<V>, dropped: AbortController): Promise<V> {
    const { store, ttlMs, localTtlMs } = this.#tiers;
    const found = await store.get(key).then(
      (answer) => answer,
      () => undefined,
    );
    const value = found ? found.value : await loader(key);
    if (dropped.signal.aborted) return value;
    if (!found) store.set(key, value, ttlMs).catch(() => undefined);
    const known = this.#known.get(key);
    if (known) known.until = Date.now() + Math.min(found ? found.ttlMs : ttlMs, localTtlMs);
    return value;
  }

  #drop(key: string): void {
    this.#known.get(key)?.dropped.abort();
    this.#known.delete(key);
  }
}
