import { LruCache } from "@solution";

/** A cache that is full with these many entries. */
function fill(max: number): LruCache<number, string> {
  const cache = new LruCache<number, string>({ max });
  for (let key = 0; key < max; key += 1) cache.set(key, "value");
  return cache;
}

export const workloads = {
  "reading one of n entries": {
    sizes: [100, 1000, 10_000, 100_000],
    prepare(size: number) {
      const cache = fill(size);
      let key = 0;
      return () => {
        key = (key + 7) % size;
        return cache.get(key);
      };
    },
  },
  "a new entry in a full cache of n": {
    sizes: [100, 1000, 10_000, 100_000],
    prepare(size: number) {
      const cache = fill(size);
      let key = size;
      return () => {
        key += 1;
        cache.set(key, "value");
      };
    },
  },
};
