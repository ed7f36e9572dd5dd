/** What tests see of a cache, without touching its order of use. */
import { LruCache } from "@solution";

export { within } from "../../kit.ts";

/** The keys of `wanted` that are in the cache. */
export function present<K, V>(cache: LruCache<K, V>, wanted: readonly K[]): K[] {
  return wanted.filter((key) => cache.has(key));
}

/** The pairs that iteration gives; at most a hundred, so that an endless one fails a test. */
export function pairsOf<K, V>(cache: LruCache<K, V>): [K, V][] {
  const pairs: [K, V][] = [];
  for (const pair of cache) {
    pairs.push(pair);
    if (pairs.length === 100) break;
  }
  return pairs;
}

/** A cache with the keys "a", "b" … and the values 1, 2 …, added in that order. */
export function filled(max: number, entries = max): LruCache<string, number> {
  const cache = new LruCache<string, number>({ max });
  for (const [index, key] of "abcdefgh".split("").slice(0, entries).entries())
    cache.set(key, index + 1);
  return cache;
}

/** Whether a full cache evicts its oldest entry; tests of something else may need it. */
export function evicts(): boolean {
  const cache = filled(2);
  cache.set("c", 3);
  return cache.size === 2 && present(cache, ["a", "b", "c"]).join("") === "bc";
}

/** Whether `get` keeps an entry from being evicted; tests of something else may need it. */
export function getRefreshes(): boolean {
  const cache = filled(2);
  cache.get("a");
  cache.set("c", 3);
  return cache.has("a") && !cache.has("b");
}

/** What `onEvict` was told, such as "a 1 evict", and an `onEvict` that writes it down. */
export interface Recorder {
  reports: string[];
  onEvict: (key: string, value: number, reason: string) => void;
}

/** Makes an `onEvict` that writes down what it is told. */
export function recorder(): Recorder {
  const reports: string[] = [];
  return { reports, onEvict: (...report) => void reports.push(report.join(" ")) };
}

/** Whether `run` throws, and what. */
export function thrownBy(run: () => unknown): { threw: boolean; reason: unknown } {
  try {
    run();
    return { threw: false, reason: undefined };
  } catch (reason) {
    return { threw: true, reason };
  }
}
