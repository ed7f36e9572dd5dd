// over: lru-cache@11
import { LRUCache } from "lru-cache";
import type { CallOptions, Loader, TieredCacheOptions, TtlCacheOptions } from "@solution";
type Box<V> = { tags: readonly string[]; value: V };
type Fetch<V> = LRUCache.FetcherOptions<string, Box<V>, Job<V>>;
type Job<V> = { tags: readonly string[]; load: (key: string, fetch: Fetch<V>) => Promise<V> };
// A deletion aborts a load, which then still ends for its callers but is not stored.
const basics = { ttlResolution: 0, ignoreFetchAbort: true, sizeCalculation: () => 1 };
const stale = { allowStale: true, noDeleteOnStaleGet: true, noDeleteOnFetchRejection: true };
export function TtlCache<V>(options: TtlCacheOptions) {
  const { ttlMs, max = 2 ** 52, staleMs = 0, jitter = 0, random = Math.random } = options;
  const running = new Map<Job<V>, string>();
  const ttl = (): number => ttlMs * (1 - jitter * random());
  const fetchMethod = async (key: string, _old: unknown, fetch: Fetch<V>): Promise<Box<V>> => {
    const { tags, load } = fetch.context;
    fetch.options.ttl = ttl();
    running.set(fetch.context, key);
    const loading = Promise.resolve().then(() => load(key, fetch));
    return { tags, value: await loading.finally(() => running.delete(fetch.context)) };
  };
  const lru = new LRUCache({ maxSize: max, fetchMethod, perf: Date, ...basics, ...stale });
  return {
    async getOrLoad(key: string, load: Job<V>["load"], { tags = [] }: CallOptions = {}) {
      const allowStale = lru.getRemainingTTL(key) > -staleMs;
      return (await lru.forceFetch(key, { allowStale, context: { load, tags } })).value;
    },
    set(key: string, value: V, { tags = [] }: CallOptions = {}): void {
      lru.set(key, { value, tags }, { ttl: ttl() });
    },
    delete: (key: string): boolean => lru.delete(key),
    clear: (): void => lru.clear(),
    invalidateTag(tag: string): void {
      for (const [key, { tags }] of lru.entries()) if (tags.includes(tag)) lru.delete(key);
      for (const [{ tags }, key] of running) if (tags.includes(tag)) lru.delete(key);
    },
    get size(): number {
      return lru.size;
    },
  };
}
export function TieredCache<V>({ ttlMs, localTtlMs, store, bus }: TieredCacheOptions<V>) {
  const [local, id] = [TtlCache<V>({ ttlMs }), crypto.randomUUID()];
  return {
    close: bus.subscribe((text: string) => text.startsWith(id) || local.delete(text.slice(36))),
    getOrLoad: (key: string, loader: Loader<V>): Promise<V> =>
      local.getOrLoad(key, async (_key, { options, signal }) => {
        const found = await store.get(key).catch(() => undefined);
        const value = found === undefined ? await loader(key) : found.value;
        options.ttl = Math.min(found?.ttlMs ?? ttlMs, localTtlMs);
        if (!found && !signal.aborted) store.set(key, value, ttlMs).catch(() => undefined);
        return value;
      }),
    async delete(key: string): Promise<void> {
      local.delete(key);
      await store.delete(key);
      local.delete(key);
      bus.publish(id + key);
    },
  };
}
