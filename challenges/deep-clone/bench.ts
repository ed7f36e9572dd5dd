import { deepClone } from "@solution";

export const workloads = {
  "clone n objects": {
    sizes: [1, 100, 10_000],
    prepare(size: number) {
      const value = Array.from({ length: size }, (_, id) => ({ id, tags: ["a", "b"] }));
      return () => deepClone(value);
    },
  },
  "clone n references to one object": {
    sizes: [1, 100, 10_000],
    prepare(size: number) {
      const shared = { id: 1 };
      const value = Array.from({ length: size }, () => shared);
      return () => deepClone(value);
    },
  },
};
