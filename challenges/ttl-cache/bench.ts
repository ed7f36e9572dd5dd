import { TtlCache } from "@solution";

const load = async (key: string) => `value of ${key}`;

export const workloads = {
  "a stored value among n others": {
    sizes: [100, 1_000, 10_000],
    prepare(size: number) {
      const cache = new TtlCache<string>({ ttlMs: 3_600_000 });
      for (let i = 0; i < size; i += 1) void cache.getOrLoad(`key ${i}`, load);
      return () => cache.getOrLoad("key 7", load);
    },
  },
  "storing and invalidating one value among n others": {
    sizes: [100, 300, 1_000],
    prepare(size: number) {
      const cache = new TtlCache<string>({ ttlMs: 3_600_000 });
      let calls = 0;
      for (let i = 0; i < size; i += 1)
        cache.set(`key ${i}`, "value", { tags: [`tag ${i % 100}`, "all"] });
      return () => {
        calls += 1;
        cache.set(`one ${calls}`, "value", { tags: [`few ${calls}`] });
        cache.invalidateTag(`few ${calls}`);
      };
    },
  },
};
