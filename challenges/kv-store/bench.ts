import { KvStore } from "@solution";

/** A store with these many keys, in ten groups. */
function fill(size: number): KvStore {
  const store = new KvStore();
  for (let n = 0; n < size; n += 1) store.set(`group${n % 10}:${n}`, "value");
  return store;
}

export const workloads = {
  "reading one of n keys": {
    sizes: [100, 1000, 10_000],
    prepare(size: number) {
      const store = fill(size);
      return () => store.get("group7:7");
    },
  },
  "a prefix that ten of n keys have": {
    sizes: [100, 1000, 10_000],
    prepare(size: number) {
      const store = fill(size);
      for (let n = 0; n < 10; n += 1) store.set(`few:${n}`, "value");
      return () => store.scan("few:");
    },
  },
};
